import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { type Journey, type JourneyPlace, pathsOfPeople } from '#shared/replication/paths-of-people.ts';
import { asFailure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { reload } from '#web/api/reload.ts';
import { ErrorState } from '#web/components/error-state.tsx';
import { LaneTrack } from '#web/components/lane-track.tsx';
import { Panel } from '#web/components/panel.tsx';
import { StartReplicationButton } from '#web/components/people/start-replication-button.tsx';
import { spanWords } from '#web/components/span-words.ts';
import { StateBadge } from '#web/components/state-badge.tsx';
import { Time } from '#web/components/time.tsx';
import { paths } from '#web/nav/paths.ts';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { journeyWindow } from './journey-window.ts';

interface JourneyPanelProps {
  connection: string;
  stageId: string;
  sessionId: string;
  participantId: string;
  /** Of a stage, where it is known; else its id. */
  nameOf: (stageId: string) => string;
}

/** One person on one axis: in their own session, and in every one that they were replicated to. */
export function JourneyPanel({ nameOf, ...input }: JourneyPanelProps) {
  const options = q(pathsOfPeople.journey, input);
  const query = useQuery(options);
  const client = useQueryClient();
  const journey = query.data;
  return (
    <Panel
      title={journey ? `The way of ${journey.userId ?? journey.participantId}` : 'The way of one person'}
      actions={journey && <ReplicateOn journey={journey} />}
      freshness={journey && { asOf: journey.asOf, receivedAt: query.dataUpdatedAt, stale: journey.stale }}
    >
      {query.error !== null && journey === undefined ? (
        <ErrorState
          what="where they were"
          failure={asFailure(query.error)}
          endpoint={pathsOfPeople.journey}
          retry={() => void reload(client, { queryKey: options.queryKey, exact: true })}
        />
      ) : journey === undefined ? (
        <output aria-label="Loading where they were" className="flex flex-col gap-2 px-4 py-3">
          <Skeleton className="w-64" />
          <Skeleton className="w-96" />
        </output>
      ) : (
        <Stitched journey={journey} connection={input.connection} nameOf={nameOf} />
      )}
    </Panel>
  );
}

function Stitched({
  journey,
  connection,
  nameOf,
}: {
  journey: Journey;
  connection: string;
  nameOf: JourneyPanelProps['nameOf'];
}) {
  const { places, turns, asOf } = journey;
  const window = journeyWindow(journey);
  return (
    <div className="flex flex-col gap-3 px-4 py-3">
      {places.map((place) => (
        <Stay
          key={`${place.lane.stageId} ${place.lane.sessionId}`}
          {...{ place, connection, nameOf, window, asOf }}
        />
      ))}
      <div className="flex justify-between pl-25 text-xs">
        <Time at={new Date(window.from).toISOString()} form="time" />
        <Time at={new Date(window.to).toISOString()} form="time" />
      </div>
      {turns.length > 0 && (
        <section aria-label="Replication, as the source tells it">
          <h3 className="font-medium">Replication, as the source tells it</h3>
          <ul className="flex flex-col gap-0.5 text-xs">
            {turns.map(({ at, name, stageId, sessionId }) => (
              <li key={`${at} ${name} ${sessionId}`} className="flex min-h-6 flex-wrap items-center gap-x-2">
                <Time at={at} />
                <span className="font-mono">{name}</span>
                {stageId !== undefined && sessionId !== undefined && (
                  <Link
                    to={atMoment(paths.session(connection, stageId, sessionId), at)}
                    className="link inline-flex min-h-6 items-center"
                  >
                    {nameOf(stageId)} at that time
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** A session's address with the moment that is to be marked. */
function atMoment(session: string, at: string): string {
  return `${session}?${new URLSearchParams({ at }).toString()}`;
}

/** Offered while the person publishes in their own session: a replica is replicated no further. */
function ReplicateOn({ journey: { places, participantId, userId } }: { journey: Journey }) {
  const source = places.find(({ role }) => role === 'source');
  const last = source?.lane.publishing.at(-1);
  if (source === undefined || last === undefined || last.to !== undefined) return null;
  const { stageId, sessionId } = source.lane;
  return <StartReplicationButton small person={{ stageId, sessionId, participantId, userId }} />;
}

interface StayProps {
  place: JourneyPlace;
  connection: string;
  nameOf: JourneyPanelProps['nameOf'];
  window: { from: number; to: number };
  asOf: string;
}

function Stay({ place: { role, state, lane, failure }, connection, nameOf, window, asOf }: StayProps) {
  const { stageId, sessionId, participantId } = lane;
  const known = Math.min(window.to, Date.parse(asOf));
  const rows = [
    { label: 'there', spans: lane.presence, colour: 'text-muted' },
    { label: 'publishing', spans: lane.publishing, colour: 'text-live' },
  ];
  const began = lane.presence[0]?.from;
  const path = paths.participant(connection, stageId, sessionId, participantId);
  return (
    <section aria-label={`${nameOf(stageId)}, ${sessionId}`} className="flex flex-col gap-1">
      <h3 className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
        <Link to={path} className="link inline-flex min-h-6 items-center font-medium break-words">
          {nameOf(stageId)}
        </Link>
        <span className="text-muted">{role === 'source' ? 'their own session' : 'as a replica'}</span>
        {state !== undefined && role === 'replica' && <StateBadge kind="replication" value={state} />}
        <Link
          to={
            began === undefined
              ? paths.session(connection, stageId, sessionId)
              : atMoment(paths.session(connection, stageId, sessionId), began)
          }
          className="link inline-flex min-h-6 items-center font-mono text-xs break-all"
        >
          {sessionId}
        </Link>
      </h3>
      {lane.eventsKnown === 'whole' ? (
        rows.map(({ label, spans, colour }) => (
          <div key={label} className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-center gap-x-3">
            <span className="text-xs text-muted">
              {label}
              <span className="sr-only">: {spanWords(spans)}</span>
            </span>
            <LaneTrack {...{ spans, window, known, colour }} gap="none" />
          </div>
        ))
      ) : (
        <p className="hatched rounded-xs px-2 py-1 text-xs">
          The events there are not known{failure === undefined ? '.' : `: ${failure}`}
        </p>
      )}
    </section>
  );
}
