import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { connections } from '#shared/connections/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import { sameContent } from '#shared/layouts/content-differences.ts';
import { q } from '#web/api/query.ts';
import { CodeBlock } from '#web/components/code-block.tsx';
import { Panel } from '#web/components/panel.tsx';
import { useConnectionId } from '#web/nav/route-param.ts';
import { useSearchState } from '#web/nav/search-state.ts';
import { Segmented } from '#web/ui/segmented.tsx';
import { useEditorLater } from './editor-context.tsx';
import type { KeptVersion } from './layout-editor.tsx';
import { contentOf, layoutOf } from './model.ts';
import { layoutCode, layoutCommand, layoutJson } from './output.ts';
import { startAddress } from './start-address.ts';

const FORMS = [
  { value: 'json', label: 'Layout' },
  { value: 'cli', label: 'AWS CLI' },
  { value: 'sdk', label: 'SDK v3' },
] as const;

const WHAT = { json: 'layout JSON', cli: 'AWS CLI command', sdk: 'SDK code' } as const;

/** The layout as one would send it: only what was set, so that AWS's defaults stay AWS's. Or it is sent from here. */
export function OutputPanel({ kept: newest }: { kept: KeptVersion | undefined }) {
  const { state } = useEditorLater();
  const connection = useConnectionId();
  const [asked, setForm] = useSearchState('output', 'json');
  const form = asked === 'cli' || asked === 'sdk' ? asked : 'json';
  const own = useQuery({ ...q(connections.list, {}), staleTime: Infinity }).data?.items.find(
    ({ id }) => id === connection,
  );
  const layout = layoutOf(state);
  // Named instead of written out where it is shown unchanged.
  const kept = newest && sameContent(newest.content, contentOf(state)) ? newest : undefined;
  const around = {
    region: own?.region ?? 'REGION',
    stageArn: state.live?.arn,
    encoderArn: state.encoder?.arn,
    endpoint: own?.endpoint,
  };
  const text = {
    json: () => layoutJson(layout),
    cli: () => layoutCommand(layout, around),
    sdk: () => layoutCode(layout, around),
  }[form]();
  const stageId = state.live && idOf(state.live.arn);
  return (
    <Panel
      title="Output"
      actions={<Segmented label="Form of the output" value={form} options={FORMS} onChange={setForm} />}
    >
      <div className="p-4">
        <CodeBlock what={WHAT[form]} content={text} />
        {form !== 'json' && (
          <p className="mt-2 text-xs text-muted">
            What stands in capitals is yours to fill in. The layout of a running composition cannot be
            changed: another one is started and the first is stopped.
          </p>
        )}
        <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link to={startAddress(connection, { layout, kept, stageId })} className="control control-primary">
            Start now…
          </Link>
          <span className="text-xs text-muted">
            {kept
              ? `With version ${kept.version} as it is kept`
              : 'With the layout as it is here, not kept under a name'}
            {state.live ? `, on ${state.live.name}` : ''}. Destinations are chosen on the next page; nothing
            is sent before.
          </span>
        </p>
      </div>
    </Panel>
  );
}
