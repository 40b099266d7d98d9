import { useMemo } from 'react';
import { Link } from 'react-router';
import { type ParticipantEvent, participants } from '#shared/participants/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { useItem } from '#web/api/use-item.ts';
import { isWhole, useWholeList, type WholeList } from '#web/api/use-whole-list.ts';
import { ErrorState } from '#web/components/error-state.tsx';
import { FactsRow } from '#web/components/facts.tsx';
import { isGone } from '#web/components/failure-words.ts';
import { IdText } from '#web/components/id-text.tsx';
import { NotesPanel } from '#web/components/notes-panel.tsx';
import { ActivityPanel } from '#web/components/audit/activity-panel.tsx';
import { Page } from '#web/components/page.tsx';
import { DisconnectButton } from '#web/components/people/disconnect-button.tsx';
import { StartReplicationButton } from '#web/components/people/start-replication-button.tsx';
import { StateBadge } from '#web/components/state-badge.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';
import { eventRows } from './event-rows.ts';
import { MetricsOfParticipant } from './metrics-of-participant.tsx';
import { ParticipantEvents } from './participant-events.tsx';
import { participantFacts } from './participant-facts.tsx';
import { ParticipantPanels } from './participant-panels.tsx';
import { ParticipantReplicas } from './participant-replicas.tsx';

/** One participant of one session: who, with what, recorded where, and all that happened, second by second. */
export function ParticipantPage() {
  const connection = useConnectionId();
  const stageId = useRouteParam('stageId');
  const sessionId = useRouteParam('sessionId');
  const participantId = useRouteParam('participantId');
  const input = { connection, stageId, sessionId, participantId };
  const load = useItem(participants.get, input);
  const events = useWholeList(participants.events, input);
  const items = events.state === 'ready' ? events.items : undefined;
  const rows = useMemo(() => eventRows(items ?? []), [items]);
  // Only for its name; where it cannot be had, the id stands in its place.
  const stage = useItem(stages.get, { connection, stageId });
  const isLive = stage.state === 'ready' && stage.data.activeSessionId === sessionId;
  const stageName = stage.state === 'ready' ? stage.data.name : undefined;

  const participant = load.state === 'ready' ? load.data : undefined;
  const person = { stageId, sessionId, participantId, userId: participant?.userId };
  const gone = load.state === 'failed' && isGone(load.failure) ? load : undefined;
  return (
    <Page
      title={participant?.userId || participantId}
      note={
        <>
          {participant && <StateBadge kind="participant" value={participant.state} />}
          {participant?.userId && <IdText id={participantId} what="participant id" />}
        </>
      }
      crumbs={[
        { label: 'Stages', to: paths.stages(connection) },
        { label: stageName || stageId, to: paths.stage(connection, stageId) },
        { label: sessionId, to: paths.session(connection, stageId, sessionId) },
      ]}
      freshness={load.state === 'ready' ? load.freshness : undefined}
      live={{ kind: 'participant', ...input }}
      actions={
        <>
          <Link
            to={`${paths.investigateSession(connection, stageId, sessionId)}?y=${encodeURIComponent(participantId)}`}
            className="link"
          >
            Who did not receive them?
          </Link>
          {participant && isLive && (
            <>
              {participant.published === true && participant.replicationType !== 'REPLICA' && (
                <StartReplicationButton person={person} />
              )}
              <DisconnectButton person={person} />
            </>
          )}
        </>
      }
      facts={gone ? undefined : <FactsRow facts={participantFacts({ load, events, rows })} />}
    >
      {gone ? (
        <ErrorState
          what="this participant"
          failure={gone.failure}
          endpoint={participants.get}
          retry={gone.retry}
        />
      ) : (
        <div className="flex flex-col gap-4">
          <ActivityPanel connection={connection} objectId={participantId} stageId={stageId} />
          <ParticipantPanels load={load} stageName={stageName} />
          <ParticipantEvents list={events} rows={rows} firstJoin={participant?.firstJoinTime} />
          <ParticipantReplicas participant={participant} />
          {load.state === 'ready' && (
            <MetricsOfParticipant
              {...{ connection, stageId, participantId }}
              firstJoin={load.data.firstJoinTime}
              lastEvent={lastEventOf(events)}
              isConnected={load.data.state === 'CONNECTED'}
              asOf={load.freshness.asOf}
            />
          )}
          <NotesPanel {...input} />
        </div>
      )}
    </Page>
  );
}

/** Of a list that is not whole no event is known to be the last: AWS promises no order. */
function lastEventOf(list: WholeList<ParticipantEvent>): string | undefined {
  if (list.state !== 'ready' || !isWhole(list.progress)) return undefined;
  let last: string | undefined;
  for (const { eventTime } of list.items)
    if (eventTime !== undefined && (last === undefined || eventTime > last)) last = eventTime;
  return last;
}
