import { useState } from 'react';
import { type Composition, compositions } from '#shared/compositions/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import type { RecordedChange } from '#shared/recorder/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { type Load, useItem } from '#web/api/use-item.ts';
import { compositionChanges } from '#shared/compositions/changes.ts';
import { compositionReplace } from '#shared/compositions/replace.ts';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { isGone } from '#web/components/failure-words.ts';
import { FactsRow } from '#web/components/facts.tsx';
import { IdentityPanels } from '#web/components/identity-panels.tsx';
import { LinkButton } from '#web/components/link-button.tsx';
import { MainAndSide } from '#web/components/main-and-side.tsx';
import { ActivityPanel } from '#web/components/audit/activity-panel.tsx';
import { Panel } from '#web/components/panel.tsx';
import { RecordedNotice } from '#web/components/recorded-notice.tsx';
import { ResourcePage } from '#web/components/resource-page.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import { ToldFailure, type ToldEvents, useToldEvents } from '#web/components/told-failure.tsx';
import { inUtc } from '#web/lib/instant.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { compositionFacts } from './composition-facts.tsx';
import { CoursePanel } from './course/course-panel.tsx';
import { DestinationPanel } from './destination-panel.tsx';
import { LayoutPanel } from './layout-panel.tsx';
import { ReplacementPanel } from './replace/replacement-panel.tsx';
import { useReplacement } from './replace/use-replacement.ts';
import { SlotsPanel } from './slots/slots-panel.tsx';
import { StopComposition } from './stop-composition.tsx';
import { StopFollowed } from './stop-followed.tsx';
import { useKnownComposition } from './use-recorded-composition.ts';

const GONE =
  'AWS removes a composition about five minutes after it has stopped or failed, and then nothing can be read about it any more. This one has most likely ended; else it belongs to another account or Region.';

/** One composition: how it fares, where it goes, and how its picture is laid out. */
export function CompositionPage() {
  const connection = useConnectionId();
  const compositionId = useRouteParam('compositionId');
  const { load, recordedAt, failureReason, changes } = useKnownComposition(connection, compositionId);
  const replacement = useReplacement(connection, compositionId);
  const [isFollowed, setFollowed] = useState(false);
  const composition = load.state === 'ready' ? load.data : undefined;
  const asOf = load.state === 'ready' ? load.freshness.asOf : '';
  const stage = useItem(stages.get, composition && { connection, stageId: idOf(composition.stageArn) });
  const told = useToldEvents(mayHaveFailed(load) ? { connection, resourceId: compositionId } : undefined);
  const stageName = stage.state === 'ready' ? stage.data.name : undefined;
  const runs =
    recordedAt === undefined && (composition?.state === 'STARTING' || composition?.state === 'ACTIVE');
  return (
    <ResourcePage
      load={load}
      endpoint={compositions.get}
      what="composition"
      id={compositionId}
      title={`Composition ${compositionId}`}
      crumb={{ label: 'Compositions', to: paths.compositions(connection) }}
      live={{ kind: 'composition', connection, compositionId }}
      note={composition && <StateBadge kind="composition" value={composition.state} />}
      actions={
        composition && (
          <>
            <LinkButton
              of={compositionChanges.start}
              to={`${paths.startComposition(connection)}?from=${compositionId}`}
            >
              Clone…
            </LinkButton>
            {runs && (
              <>
                <LinkButton
                  of={compositionReplace.replace}
                  to={paths.replaceComposition(connection, compositionId)}
                >
                  Replace…
                </LinkButton>
                <StopComposition composition={composition} onStopped={() => setFollowed(true)} />
              </>
            )}
          </>
        )
      }
      facts={<FactsRow facts={compositionFacts({ composition, stageName, asOf })} />}
      goneAdvice={goneAdvice(told)}
    >
      {(shown) => (
        <MainAndSide
          main={
            <>
              {shown && <ActivityPanel connection={connection} objectId={compositionId} />}
              {shown && isFollowed && <StopFollowed composition={shown} />}
              {replacement && <ReplacementPanel compositionId={compositionId} replacement={replacement} />}
              {recordedAt && <RecordedNotice what="composition" seenAt={recordedAt} />}
              {failureReason !== undefined && shown?.state !== 'FAILED' && (
                <Panel title="Why it failed">
                  <p className="px-4 py-2">{failureReason}</p>
                </Panel>
              )}
              {shown?.state === 'FAILED' && (
                <Panel title="Why it failed">
                  <ToldFailure told={told} isIt={({ eventName }) => eventName === 'Session Failure'} />
                </Panel>
              )}
              <Destinations composition={shown} asOf={asOf} changes={changes} told={told} />
              {shown && runs && <SlotsPanel compositionId={compositionId} />}
              {shown && <CoursePanel composition={shown} changes={changes} asOf={asOf} />}
              <LayoutPanel composition={shown} />
            </>
          }
          side={<IdentityPanels what="composition" resource={shown} nameless note={<Forgotten />} />}
        />
      )}
    </ResourcePage>
  );
}

/** @param composition absent while it loads */
function Destinations({
  composition,
  asOf,
  changes,
  told,
}: {
  composition: Composition | undefined;
  asOf: string;
  changes: readonly RecordedChange[] | undefined;
  told: ToldEvents;
}) {
  if (composition === undefined) {
    return (
      <Panel title="Destinations">
        <TableSkeleton label="the destinations" rows={4} />
      </Panel>
    );
  }
  if (composition.destinations.length === 0) {
    return (
      <Panel title="Destinations">
        <EmptyNote title="AWS gave no destination for this composition" />
      </Panel>
    );
  }
  return composition.destinations.map((destination) => (
    <DestinationPanel
      key={destination.id}
      destination={destination}
      asOf={asOf}
      changes={changes}
      told={told}
    />
  ));
}

/** Nothing is asked of what goes well; what is gone has ended in some way. */
function mayHaveFailed(load: Load<Composition>): boolean {
  if (load.state !== 'ready') return load.state === 'failed' && isGone(load.failure);
  const { state, destinations } = load.data;
  return state === 'FAILED' || destinations.some((destination) => destination.state === 'FAILED');
}

function goneAdvice({ items = [] }: ToldEvents): string {
  const failure = items.find(({ eventName = '' }) => eventName.endsWith('Failure'));
  if (failure?.reason === undefined) return GONE;
  return `${GONE} EventBridge told of a failure at ${inUtc(failure.happenedAt)}: ${failure.reason}`;
}

function Forgotten() {
  return (
    <>
      About five minutes after it has stopped or failed, AWS removes a composition and this page has nothing
      left to show. The API never tells why a composition or a destination failed; the events that IVS sends
      to EventBridge do.
    </>
  );
}
