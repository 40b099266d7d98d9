import { unpackLanes } from '#shared/participants/event-columns.ts';
import { type EventTexts, eventRows } from './event-row.ts';
import { type LaneEvents, NO_EVENTS, rowOrder, withRows } from './lane-events.ts';
import { TextTable } from './text-table.ts';

/** One lane of a block: what is known of it, and how many of the rows are its own. */
interface LaneOfColumns {
  participantId: string;
  /** When AWS was asked, milliseconds since the epoch by its clock. */
  asOf: number;
  count: number;
  /** Events without a time, as their JSON. */
  undated: string[];
}

/**
 * A block of events as it goes from one thread to another: the rows of one lane after the other, each lane sorted and
 * without doubles, so that little is left to be done by the thread that draws.
 */
export interface LaneColumns {
  lanes: LaneOfColumns[];
  /** What the numbers in `subjects` and `codes` stand for; 0 is none. */
  subjectTexts: readonly string[];
  codeTexts: readonly string[];
  /** The columns of `LaneEvents`, for all lanes. */
  times: Float64Array<ArrayBuffer>;
  kinds: Uint8Array<ArrayBuffer>;
  subjects: Uint32Array<ArrayBuffer>;
  codes: Uint8Array<ArrayBuffer>;
}

/**
 * Unpacks a block as it came from the server.
 * @throws {RangeError} for bytes that are cut or of a version that is not known here
 */
export function laneColumns(bytes: Uint8Array): LaneColumns {
  const texts: EventTexts = { subjects: new TextTable(), errorCodes: new TextTable() };
  const order = rowOrder(texts.subjects, texts.errorCodes);
  const lanes: LaneOfColumns[] = [];
  const pieces: LaneEvents[] = [];
  let count = 0;
  for (const { participantId, asOf, events } of unpackLanes(bytes)) {
    const { rows, undated } = eventRows(events, texts);
    const piece = withRows(NO_EVENTS, rows, order);
    lanes.push({ participantId, asOf, count: piece.count, undated });
    pieces.push(piece);
    count += piece.count;
  }
  const columns = {
    times: new Float64Array(count),
    kinds: new Uint8Array(count),
    subjects: new Uint32Array(count),
    codes: new Uint8Array(count),
  };
  let at = 0;
  for (const { times, kinds, subjects, codes, count: own } of pieces) {
    columns.times.set(times, at);
    columns.kinds.set(kinds, at);
    columns.subjects.set(subjects, at);
    columns.codes.set(codes, at);
    at += own;
  }
  return { lanes, subjectTexts: texts.subjects.all, codeTexts: texts.errorCodes.all, ...columns };
}

/** What can be handed over to another thread without being copied. */
export function buffersOf({ times, kinds, subjects, codes }: LaneColumns): ArrayBuffer[] {
  return [times.buffer, kinds.buffer, subjects.buffer, codes.buffer];
}
