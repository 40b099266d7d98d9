import { ChevronDown } from 'lucide-react';
import { Link } from 'react-router';
import { idOf } from '#shared/contract/ids.ts';
import type { ParticipantEvent } from '#shared/participants/contract.ts';
import { explainError } from '#shared/participants/error-explanations.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';
import { Popover } from '#web/ui/popover.tsx';
import { ErrorExplained } from '#web/components/error-explained.tsx';
import { ParticipantLink } from './participant-link.tsx';
import { summariseChanges, tokenChanges } from '#web/components/token-change.ts';
import { TokenChangeTable } from './token-change-table.tsx';

interface EventDetailsProps {
  event: ParticipantEvent;
  /** User ids by participant id, as far as they are known. */
  userIds: ReadonlyMap<string, string>;
}

/** What an event says beyond its name, in one line; what is longer opens on a click. */
export function EventDetails({ event, userIds }: EventDetailsProps) {
  const participantId = useRouteParam('participantId');
  return (
    <>
      {event.participantId !== undefined && event.participantId !== participantId && (
        <span>
          by <ParticipantLink participantId={event.participantId} userId={userIds.get(event.participantId)} />
        </span>
      )}
      {(event.errorCode || event.name?.endsWith('_ERROR')) && <ErrorDetail code={event.errorCode} />}
      {(event.previousToken || event.newToken) && <TokenDetail event={event} />}
      {(event.destinationStageArn || event.destinationSessionId) && <DestinationDetail event={event} />}
      {event.replica === true && <ReplicaMark event={event} />}
    </>
  );
}

const OPENS = 'inline-flex h-6 min-w-0 items-center gap-1 rounded-sm px-1.5 -mx-1.5 hover:bg-hover';

function ErrorDetail({ code }: { code: string | undefined }) {
  const title = (code && explainError(code)?.title) ?? code ?? 'AWS gave no error code';
  return (
    <Popover
      width={400}
      triggerClassName={`${OPENS} text-bad`}
      trigger={
        <>
          <span className="truncate" title={code && title !== code ? `${title} (${code})` : title}>
            {title}
            {code && title !== code && (
              <code className="ml-2 font-mono text-2xs text-muted max-sm:hidden">{code}</code>
            )}
          </span>
          <ChevronDown size={14} aria-hidden className="shrink-0" />
        </>
      }
    >
      <ErrorExplained code={code} />
    </Popover>
  );
}

function TokenDetail({ event }: { event: ParticipantEvent }) {
  const changes = tokenChanges(event.previousToken, event.newToken);
  const summary = summariseChanges(changes) || 'nothing changed that AWS tells';
  return (
    <Popover
      width={480}
      triggerClassName={OPENS}
      trigger={
        <>
          <span className="truncate" title={summary}>
            {summary}
          </span>
          <ChevronDown size={14} aria-hidden className="shrink-0 text-muted" />
        </>
      }
    >
      <TokenChangeTable
        changes={changes}
        missing={!event.previousToken ? 'previous' : !event.newToken ? 'new' : undefined}
      />
    </Popover>
  );
}

function DestinationDetail({ event }: { event: ParticipantEvent }) {
  const connection = useConnectionId();
  const { destinationStageArn: stageArn, destinationSessionId: sessionId, eventTime } = event;
  const moment = eventTime === undefined ? '' : `?${new URLSearchParams({ at: eventTime }).toString()}`;
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      {stageArn && (
        <>
          <span className="text-muted">to stage</span>
          <Link
            to={paths.stage(connection, idOf(stageArn))}
            className="link truncate font-mono text-xs"
            title={stageArn}
          >
            {idOf(stageArn)}
          </Link>
        </>
      )}
      {sessionId && (
        <>
          <span className="text-muted">session</span>
          {stageArn ? (
            <Link
              to={`${paths.session(connection, idOf(stageArn), sessionId)}${moment}`}
              className="link truncate font-mono text-xs"
              title={sessionId}
            >
              {sessionId}
            </Link>
          ) : (
            <span className="truncate font-mono text-xs">{sessionId}</span>
          )}
        </>
      )}
    </span>
  );
}

/** Of a subscription the flag speaks of the remote participant, of anything else of this one (API model, Event). */
function ReplicaMark({ event }: { event: ParticipantEvent }) {
  const remote = event.name?.startsWith('SUBSCRIBE_');
  const title = remote
    ? 'The remote participant is a replica: it comes from another stage.'
    : 'This participant is a replica here: it comes from another stage.';
  return (
    <span
      className="inline-flex h-5 shrink-0 items-center rounded-xs border border-line bg-sunken px-1.5 text-xs text-muted"
      title={title}
    >
      {remote ? 'of a replica' : 'as a replica'}
    </span>
  );
}
