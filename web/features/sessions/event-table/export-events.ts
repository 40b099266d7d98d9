import { csvLine } from '#shared/csv/csv-line.ts';
import type { TimelineStore } from '../timeline/data/store.ts';
import type { EventFilter } from './event-filter.ts';
import type { FilteredEvents } from './filtered-events.ts';
import { type ListedEvent, listedEvent } from './listed-event.ts';

/** What a file of events is of. */
export interface ExportScope {
  /** The stage's ARN, where it is known. */
  stageArn: string | undefined;
  stageId: string;
  sessionId: string;
  /** Milliseconds since the epoch, as are all that follow. */
  sessionStart: number;
  window: { from: number; to: number };
  filter: EventFilter;
  lanes: { loaded: number; all: number };
}

export type ExportForm = 'csv' | 'json';

const COLUMNS = [
  'time',
  'offsetSeconds',
  'sessionId',
  'participantId',
  'userId',
  'name',
  'remoteParticipantId',
  'remoteUserId',
  'errorCode',
  'replica',
  'destinationStageArn',
  'destinationSessionId',
  'previousToken',
  'newToken',
] as const;

/** Lines written between two turns of the page. */
const STEP = 512;

/**
 * The events of a window that pass the filter as a file, in pieces: times as ISO 8601 in UTC, ids and AWS's own names.
 * @param first of the filtered events, as `within` gives them
 */
export function* exportEvents(
  form: ExportForm,
  events: FilteredEvents,
  { first, end }: { first: number; end: number },
  store: TimelineStore,
  scope: ExportScope,
): Generator<undefined, string[]> {
  const parts = [form === 'csv' ? csvLine(COLUMNS) : `${jsonHead(scope, end - first)}\n`];
  let piece = '';
  for (let position = first; position < end; position += 1) {
    const event = listedEvent(events.index, store, events.place(position));
    if (form === 'csv') piece += csvLine(cellsOf(event, store, scope));
    else piece += `${position === first ? '' : ',\n'}    ${JSON.stringify(objectOf(event, store, scope))}`;
    if ((position - first) % STEP !== STEP - 1) continue;
    parts.push(piece);
    piece = '';
    yield;
  }
  parts.push(piece);
  if (form === 'json') parts.push('\n  ]\n}\n');
  return parts;
}

/** Everything but the events, and the beginning of their list: a million of them are not put into one object. */
function jsonHead(
  { stageArn, stageId, sessionId, window, filter, lanes }: ExportScope,
  count: number,
): string {
  const head = {
    stageArn,
    stageId,
    sessionId,
    window: { from: new Date(window.from).toISOString(), to: new Date(window.to).toISOString() },
    filter,
    lanes,
    order: 'by time; within a second join, publish, replicate, subscribe, and the reverse at the end',
    count,
  };
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "events": [`;
}

function objectOf(event: ListedEvent, store: TimelineStore, { sessionStart }: ExportScope) {
  const { participantId, userId, time, name, remoteParticipantId, errorCode, replica } = event;
  return {
    time: new Date(time).toISOString(),
    offsetSeconds: Math.trunc((time - sessionStart) / 1000),
    participantId,
    userId,
    name,
    remoteParticipantId,
    remoteUserId: userIdOf(store, remoteParticipantId),
    errorCode,
    replica: replica || undefined,
    destinationStageArn: event.destination?.stageArn || undefined,
    destinationSessionId: event.destination?.sessionId || undefined,
    ...event.tokens,
  };
}

function cellsOf(event: ListedEvent, store: TimelineStore, scope: ExportScope) {
  const { previousToken, newToken, ...plain } = { ...objectOf(event, store, scope), ...event.tokens };
  const cells = {
    ...plain,
    sessionId: scope.sessionId,
    previousToken: previousToken && JSON.stringify(previousToken),
    newToken: newToken && JSON.stringify(newToken),
  };
  return COLUMNS.map((column) => cells[column]);
}

function userIdOf(store: TimelineStore, id: string | undefined): string | undefined {
  return id === undefined ? undefined : store.lane(id)?.participant.userId || undefined;
}

/** `events-st-AbCdEfGhIjKlM-20261120T140000Z-20261120T141000Z.csv` */
export function exportName({ sessionId, window }: ExportScope, form: ExportForm): string {
  const stamp = (time: number) =>
    new Date(time)
      .toISOString()
      .replace(/\.\d+Z$/, 'Z')
      .replaceAll(/[-:]/g, '');
  return `events-${sessionId}-${stamp(window.from)}-${stamp(window.to)}.${form}`;
}
