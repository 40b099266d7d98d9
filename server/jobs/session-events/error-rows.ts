import type { EventToPack } from '#shared/participants/event-columns.ts';

/** All errors of one kind that a participant had. */
export interface ErrorRow {
  participantId: string;
  code: string;
  /** Milliseconds since the epoch. */
  firstAt: number;
  occurrences: number;
}

/** What search finds of a participant's events. An error without a code goes by the event's name. */
export function errorsIn(participantId: string, events: readonly EventToPack[]): ErrorRow[] {
  const rows = new Map<string, ErrorRow>();
  for (const { name, errorCode, eventTime } of events) {
    if (errorCode === undefined && !(name ?? '').endsWith('_ERROR')) continue;
    const time = eventTime === undefined ? Number.NaN : new Date(eventTime).getTime();
    const code = errorCode ?? name ?? '';
    const row = rows.get(code);
    if (row === undefined)
      rows.set(code, { participantId, code, firstAt: Number.isNaN(time) ? 0 : time, occurrences: 1 });
    else {
      row.occurrences += 1;
      if (!Number.isNaN(time)) row.firstAt = row.firstAt === 0 ? time : Math.min(row.firstAt, time);
    }
  }
  return [...rows.values()];
}
