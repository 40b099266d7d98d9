import { useQuery } from '@tanstack/react-query';
import { connections } from '#shared/connections/contract.ts';
import { q } from '#web/api/query.ts';
import { CodeBlock } from '#web/components/code-block.tsx';
import { Panel } from '#web/components/panel.tsx';
import { useConnectionId } from '#web/nav/route-param.ts';
import { useSearchState } from '#web/nav/search-state.ts';
import { Segmented } from '#web/ui/segmented.tsx';
import { type EditorState, layoutOf } from './model.ts';
import { cliCommand, layoutJson, sdkCode } from './output.ts';

const FORMS = [
  { value: 'json', label: 'Layout' },
  { value: 'cli', label: 'AWS CLI' },
  { value: 'sdk', label: 'SDK v3' },
] as const;

const WHAT = { json: 'layout JSON', cli: 'AWS CLI command', sdk: 'SDK code' } as const;

/** The layout as one would send it: only what was set, so that AWS's defaults stay AWS's. */
export function OutputPanel({ state }: { state: EditorState }) {
  const connection = useConnectionId();
  const [asked, setForm] = useSearchState('output', 'json');
  const form = asked === 'cli' || asked === 'sdk' ? asked : 'json';
  const own = useQuery({ ...q(connections.list, {}), staleTime: Infinity }).data?.items.find(
    ({ id }) => id === connection,
  );
  const layout = layoutOf(state);
  const around = {
    region: own?.region ?? 'REGION',
    stageArn: state.live?.arn,
    endpoint: own?.endpoint,
  };
  const text = {
    json: () => layoutJson(layout),
    cli: () => cliCommand(layout, around),
    sdk: () => sdkCode(layout, around),
  }[form]();
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
      </div>
    </Panel>
  );
}
