import type { ParticipantEvent } from '#shared/participants/contract.ts';
import type { EventName } from '#shared/participants/events.ts';
import { isErrorKind, KIND, nameOf } from '../timeline/data/event-kind.ts';
import { CODE_MASK, REPLICA_BIT } from '../timeline/data/lane-events.ts';
import type { ReplicationTarget } from '../timeline/data/event-row.ts';
import type { TimelineStore } from '../timeline/data/store.ts';
import type { EventIndex, EventPlace } from './event-index.ts';

type Token = ParticipantEvent['newToken'];

/** One event with everything that AWS told of it, made when it is drawn or written to a file. */
export interface ListedEvent {
  participantId: string;
  userId: string | undefined;
  /** Milliseconds since the epoch. */
  time: number;
  /** AWS's name; also one that AWS has added since. */
  name: EventName | (string & {});
  failed: boolean;
  /** Whom a subscription, or its failure, is about. */
  remoteParticipantId: string | undefined;
  errorCode: string | undefined;
  replica: boolean;
  destination: ReplicationTarget | undefined;
  tokens: { previousToken?: Token; newToken?: Token } | undefined;
}

export function listedEvent(
  index: EventIndex,
  store: TimelineStore,
  { lane, event }: EventPlace,
): ListedEvent {
  const participantId = index.ids[lane] ?? '';
  const events = index.lanes[lane];
  const kind = events?.kinds[event] ?? KIND.OTHER;
  const code = events?.codes[event] ?? 0;
  const subject = store.subjects.text(events?.subjects[event] ?? 0);
  const errorCode = store.errorCodes.text(code & CODE_MASK);
  const isReplication = kind === KIND.REPLICATION_STARTED || kind === KIND.REPLICATION_STOPPED;
  const isExchange = kind === KIND.TOKEN_EXCHANGED;
  const isOther = kind === KIND.OTHER;
  return {
    participantId,
    userId: store.lane(participantId)?.participant.userId || undefined,
    time: events?.times[event] ?? 0,
    name: nameOf(kind) ?? subject,
    failed: isErrorKind(kind) || errorCode !== '',
    remoteParticipantId: isReplication || isExchange || isOther ? undefined : subject || undefined,
    errorCode: errorCode || undefined,
    replica: (code & REPLICA_BIT) !== 0,
    destination: isReplication ? (JSON.parse(subject) as ReplicationTarget) : undefined,
    tokens: isExchange ? (JSON.parse(subject) as ListedEvent['tokens']) : undefined,
  };
}
