import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type Composition, compositions } from '#shared/compositions/contract.ts';
import type { DestinationDraft } from '#shared/compositions/drafts.ts';
import { compositionReplace } from '#shared/compositions/replace.ts';
import { compositionSlots } from '#shared/compositions/slots.ts';
import { layoutPresets } from '#shared/layouts/presets.ts';
import type { Failure } from '#web/api/failure.ts';
import { useChange } from '#web/api/use-change.ts';
import { useItem } from '#web/api/use-item.ts';
import { ChangeButton } from '#web/components/change-button.tsx';
import { failureWords } from '#web/components/failure-words.ts';
import { LoadGate } from '#web/components/load-gate.tsx';
import { MainAndSide } from '#web/components/main-and-side.tsx';
import { Panel } from '#web/components/panel.tsx';
import { Page } from '#web/components/page.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { BeforeAndAfter } from './before-and-after.tsx';
import { DestinationChoice } from './destination-choice.tsx';
import { channelsOf, destinationDraft } from './destination-draft.ts';
import { LayoutChoice } from './layout-choice.tsx';
import { draftOf, layoutText, readLayout } from './read-layout.ts';
import { ReplaceSteps } from './replace-steps.tsx';

/** Puts another layout in the place of a running one: what it will look like, what is done, and what that costs. */
export function ReplacePage() {
  const connection = useConnectionId();
  const compositionId = useRouteParam('compositionId');
  const load = useItem(compositions.get, { connection, compositionId });
  const skeleton = <TableSkeleton label="the composition" rows={8} />;
  return (
    <Page
      title={`Replace composition ${compositionId}`}
      note={load.state === 'ready' && <StateBadge kind="composition" value={load.data.state} />}
      crumbs={[
        { label: 'Compositions', to: paths.compositions(connection) },
        { label: compositionId, to: paths.composition(connection, compositionId) },
      ]}
      freshness={load.state === 'ready' ? load.freshness : undefined}
      live={{ kind: 'composition', connection, compositionId }}
    >
      <LoadGate what="this composition" load={load} endpoint={compositions.get} skeleton={skeleton}>
        {(composition) =>
          composition.state === 'ACTIVE' || composition.state === 'STARTING' ? (
            <ReplaceForm compositionId={compositionId} composition={composition} />
          ) : (
            <p>
              It does not run any more, so that there is nothing to replace. Start another composition
              instead.
            </p>
          )
        }
      </LoadGate>
    </Page>
  );
}

function ReplaceForm({ compositionId, composition }: { compositionId: string; composition: Composition }) {
  const connection = useConnectionId();
  const navigate = useNavigate();
  const slots = useItem(compositionSlots.slots, { connection, compositionId });
  const replace = useChange(compositionReplace.replace);
  const noteUse = useChange(layoutPresets.use);
  const [before] = useState(() => draftOf(composition.layout));
  const [choice, setChoice] = useState({
    text: layoutText(before),
    presetId: undefined as string | undefined,
  });
  const now = composition.destinations.map(({ configuration }) => configuration);
  const [others, setOthers] = useState<DestinationDraft[]>();
  const read = readLayout(choice.text);
  const goesTo = channelsOf(others ?? now);
  const isGap = channelsOf(now).some((channel) => goesTo.includes(channel));
  const send = async () => {
    if (!('layout' in read)) return;
    const body = { layout: read.layout, ...(others ? { destinations: others } : {}) };
    const outcome = await replace.run({ connection, compositionId, body });
    if (!outcome.done) return;
    // Whether that is noted is nothing to wait for.
    if (choice.presetId !== undefined) void noteUse.run({ connection, presetId: choice.presetId });
    void navigate(paths.composition(connection, compositionId));
  };
  return (
    <MainAndSide
      main={
        <>
          <Panel title="New layout">
            <div className="p-4">
              <LayoutChoice state={choice} onChange={setChoice} />
            </div>
          </Panel>
          {slots.state === 'ready' && 'layout' in read ? (
            <BeforeAndAfter slots={slots.data} before={before} after={read.layout} />
          ) : (
            <Panel title="Before and after">
              {slots.state === 'failed' ? (
                <p className="px-4 py-3 text-warn">
                  It cannot be drawn: who is on the stage could not be read. {slots.failure.message}
                </p>
              ) : slots.state === 'loading' ? (
                <TableSkeleton label="the people on the stage" rows={4} />
              ) : (
                <p className="px-4 py-3 text-muted">It is drawn once the layout can be read.</p>
              )}
            </Panel>
          )}
        </>
      }
      side={
        <>
          <Panel title="Destinations">
            <div className="flex flex-col gap-3 p-4">
              <label className="inline-flex min-h-6 items-center gap-2">
                <input
                  type="checkbox"
                  checked={others === undefined}
                  onChange={({ target }) => setOthers(target.checked ? undefined : now.map(destinationDraft))}
                />
                The same as now
              </label>
              {others && <DestinationChoice destinations={others} onChange={setOthers} />}
            </div>
          </Panel>
          <Panel title="What will be done">
            <ReplaceSteps isGap={isGap} />
            {replace.failure && (
              <div role="alert" className="border-t border-line bg-bad-tint px-4 py-2 text-bad">
                {failureWords(replace.failure).title}. {replace.failure.message}
                <FieldProblems failure={replace.failure} />
              </div>
            )}
            <div className="flex justify-end border-t border-line px-4 py-3">
              <ChangeButton
                of={compositionReplace.replace}
                look="primary"
                disabled={replace.isRunning || !('layout' in read) || others?.length === 0}
                onClick={() => void send()}
              >
                {replace.isRunning ? 'Replacing…' : isGap ? 'Replace, with a gap' : 'Replace'}
              </ChangeButton>
            </div>
          </Panel>
        </>
      }
    />
  );
}

function FieldProblems({ failure }: { failure: Failure }) {
  const fields = 'fields' in failure ? failure.fields : [];
  return (
    <ul>
      {fields.map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          {path.replace(/^body\./, '')} {message}
        </li>
      ))}
    </ul>
  );
}
