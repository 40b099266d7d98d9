import type { ParticipantEvent } from '#shared/participants/contract.ts';
import { KIND, kindOf } from './event-kind.ts';
import { CODE_MASK, type EventRow, REPLICA_BIT } from './lane-events.ts';
import type { TextTable } from './text-table.ts';

/** The destination of a replication, as the subject of its events. */
export interface ReplicationTarget {
  stageArn: string;
  sessionId: string;
}

/** What the numbers in the columns stand for. */
export interface EventTexts {
  readonly subjects: TextTable;
  readonly errorCodes: TextTable;
}

/** Events of one lane as rows, and those without a time, which are nowhere on a time axis, as their JSON. */
export function eventRows(
  events: readonly ParticipantEvent[],
  texts: EventTexts,
): { rows: EventRow[]; undated: string[] } {
  const rows: EventRow[] = [];
  const undated: string[] = [];
  for (const event of events) {
    const time = event.eventTime === undefined ? Number.NaN : Date.parse(event.eventTime);
    if (Number.isNaN(time)) undated.push(JSON.stringify(event));
    else rows.push(eventRow(event, time, texts));
  }
  return { rows, undated };
}

function eventRow(event: ParticipantEvent, time: number, { subjects, errorCodes }: EventTexts): EventRow {
  const kind = kindOf(event.name);
  const code = event.errorCode === undefined ? 0 : codeNumber(errorCodes, event.errorCode);
  return {
    time,
    kind,
    subject: subjects.number(subjectOf(kind, event)),
    code: event.replica === true ? code | REPLICA_BIT : code,
  };
}

/** More codes than seven bits hold would be more than AWS has had in its lifetime, eight times over. */
export function codeNumber(errorCodes: TextTable, code: string): number {
  return Math.min(errorCodes.number(code), CODE_MASK);
}

function subjectOf(kind: number, event: ParticipantEvent): string {
  switch (kind) {
    case KIND.REPLICATION_STARTED:
    case KIND.REPLICATION_STOPPED: {
      const target: ReplicationTarget = {
        stageArn: event.destinationStageArn ?? '',
        sessionId: event.destinationSessionId ?? '',
      };
      return JSON.stringify(target);
    }
    case KIND.TOKEN_EXCHANGED:
      return JSON.stringify({ previousToken: event.previousToken, newToken: event.newToken });
    case KIND.OTHER:
      return event.name ?? '';
    default:
      return event.remoteParticipantId ?? '';
  }
}
