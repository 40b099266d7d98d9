import { ByteReader, ByteWriter } from './byte-columns.ts';
import type { ParticipantEvent } from './contract.ts';

/**
 * The events of participants as columns of bytes, for the disk and the wire: a text once, times as differences, all
 * members in columns of their own. A million events take some megabytes before and about three after compression, a
 * thirtieth of JSON. One piece holds some participants; pieces in a row are read as one.
 *
 * A piece: the version, then as a block the texts (a JSON array), the participants, the shapes (a name and which members
 * are there), the unit of times, and a block for each column.
 */

/** One participant with all events known of it at one time. */
export interface EventLane {
  participantId: string;
  /** When AWS was asked, milliseconds since the epoch by its clock. */
  asOf: number;
  /** Nothing more can come: it had left, or the session had ended, when AWS was asked. */
  settled: boolean;
  events: readonly ParticipantEvent[];
}

/** An event as AWS's SDK has it, or as it goes over the wire. */
export type EventToPack = {
  [Member in keyof ParticipantEvent]: Member extends 'eventTime'
    ? Date | string | undefined
    : Member extends 'previousToken' | 'newToken'
      ? object | undefined
      : ParticipantEvent[Member];
};

export interface LaneToPack extends Omit<EventLane, 'events'> {
  events: readonly EventToPack[];
}

/** What is known of a participant without reading its events. */
export type LaneHead = Omit<EventLane, 'events'> & { count: number };

const VERSION = 1;

/** Which members an event has, as bits of its shape. */
const HAS = {
  time: 1,
  /** The participant that the lane is of. */
  itself: 2,
  otherParticipant: 4,
  remote: 8,
  code: 16,
  stage: 32,
  session: 64,
  replica: 128,
  /** The value of `replica`. */
  isReplica: 256,
  previousToken: 512,
  newToken: 1024,
} as const;

/** Members that are a text of the table, in the order of their columns. */
const TEXT_COLUMNS = [
  ['otherParticipant', 'participantId'],
  ['remote', 'remoteParticipantId'],
  ['code', 'errorCode'],
  ['stage', 'destinationStageArn'],
  ['session', 'destinationSessionId'],
] as const;
/** Members that are an object, kept as its JSON. */
const JSON_COLUMNS = [
  ['previousToken', 'previousToken'],
  ['newToken', 'newToken'],
] as const;

const SECOND = 1000;

/** Packs participants into one piece. Members that the API does not have are left out, as everywhere. */
export function packLanes(lanes: readonly LaneToPack[]): Uint8Array {
  const texts = new Map<string, number>();
  const numberOf = (text: string): number => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, texts.size);
    return texts.size - 1;
  };
  const shapes = new Map<number, number>();
  const shapeTable = new ByteWriter();
  const heads = new ByteWriter();
  const shapeColumn = new ByteWriter();
  const times = new ByteWriter();
  const textColumns = TEXT_COLUMNS.map(() => new ByteWriter());
  const jsonColumns = JSON_COLUMNS.map(() => new ByteWriter());
  const unit = lanes.every(({ events }) => events.every((event) => isWholeSecond(event))) ? SECOND : 1;
  let asOfBefore = 0;
  let firstBefore = 0;

  heads.number(lanes.length);
  for (const { participantId, asOf, settled, events } of lanes) {
    heads.number(numberOf(participantId));
    heads.signed(asOf - asOfBefore);
    heads.number(events.length * 2 + Number(settled));
    asOfBefore = asOf;
    let timeBefore: number | undefined;
    for (const event of events) {
      const members = membersOf(event, participantId);
      const name = event.name === undefined ? 0 : numberOf(event.name) + 1;
      const key = name * 2048 + members;
      let shape = shapes.get(key);
      if (shape === undefined) {
        shape = shapes.size;
        shapes.set(key, shape);
        shapeTable.number(name);
        shapeTable.number(members);
      }
      shapeColumn.number(shape);
      if (members & HAS.time) {
        const time = timeOf(event) / unit;
        times.signed(time - (timeBefore ?? firstBefore));
        if (timeBefore === undefined) firstBefore = time;
        timeBefore = time;
      }
      for (const [index, [flag, member]] of TEXT_COLUMNS.entries())
        if (members & HAS[flag]) textColumns[index]?.number(numberOf(event[member] ?? ''));
      for (const [index, [flag, member]] of JSON_COLUMNS.entries())
        if (members & HAS[flag]) jsonColumns[index]?.number(numberOf(JSON.stringify(event[member])));
    }
  }

  const body = new ByteWriter();
  body.block(bytesOf([...texts.keys()]));
  body.block(heads.written());
  body.block(shapeTable.written());
  body.number(unit);
  for (const column of [shapeColumn, times, ...textColumns, ...jsonColumns]) body.block(column.written());
  const piece = new ByteWriter();
  piece.number(VERSION);
  piece.block(body.written());
  return piece.written().slice();
}

/**
 * The participants of one piece or of several in a row, in the order in which they were packed.
 * @throws {RangeError} for bytes that are cut or of a version that is not known here
 */
export function* unpackLanes(bytes: Uint8Array): Generator<EventLane, void> {
  for (const { texts, heads, body } of piecesOf(bytes)) {
    const shapeTable = shapesOf(body.block(), texts);
    const unit = body.number();
    const shapeColumn = new ByteReader(body.block());
    const times = new ByteReader(body.block());
    const textColumns = TEXT_COLUMNS.map(() => new ByteReader(body.block()));
    const jsonColumns = JSON_COLUMNS.map(() => new ByteReader(body.block()));
    let firstBefore = 0;
    for (const { count, ...head } of heads) {
      let timeBefore: number | undefined;
      const events: ParticipantEvent[] = [];
      for (let index = 0; index < count; index += 1) {
        const { name, members } = at(shapeTable, shapeColumn.number());
        const event: ParticipantEvent = {};
        if (name !== undefined) event.name = name;
        if (members & HAS.itself) event.participantId = head.participantId;
        if (members & HAS.time) {
          const time = (timeBefore ?? firstBefore) + times.signed();
          if (timeBefore === undefined) firstBefore = time;
          timeBefore = time;
          event.eventTime = new Date(time * unit).toISOString();
        }
        for (const [column, [flag, member]] of TEXT_COLUMNS.entries())
          if (members & HAS[flag]) event[member] = at(texts, at(textColumns, column).number());
        if (members & HAS.replica) event.replica = (members & HAS.isReplica) !== 0;
        for (const [column, [flag, member]] of JSON_COLUMNS.entries())
          if (members & HAS[flag])
            event[member] = JSON.parse(at(texts, at(jsonColumns, column).number())) as object;
        events.push(event);
      }
      yield { ...head, events };
    }
  }
}

/** Who is in the pieces, without reading the events. @throws {RangeError} as `unpackLanes` */
export function laneHeads(bytes: Uint8Array): LaneHead[] {
  return [...piecesOf(bytes)].flatMap(({ heads }) => heads);
}

interface Piece {
  texts: readonly string[];
  heads: readonly LaneHead[];
  /** Stands before the shapes. */
  body: ByteReader;
}

function* piecesOf(bytes: Uint8Array): Generator<Piece, void> {
  const reader = new ByteReader(bytes);
  while (!reader.atEnd) {
    const version = reader.number();
    if (version !== VERSION)
      throw new RangeError(`columns of events of version ${version} are not known here`);
    const body = new ByteReader(reader.block());
    const texts = textsOf(body.block());
    const columns = new ByteReader(body.block());
    const heads: LaneHead[] = [];
    let asOf = 0;
    for (let left = columns.number(); left > 0; left -= 1) {
      const participantId = at(texts, columns.number());
      asOf += columns.signed();
      const counted = columns.number();
      heads.push({ participantId, asOf, settled: counted % 2 === 1, count: Math.floor(counted / 2) });
    }
    yield { texts, heads, body };
  }
}

/** JSON in ASCII alone: neither half of the project's own code has to know an encoding, and any text survives. */
function bytesOf(texts: readonly string[]): Uint8Array {
  const json = JSON.stringify(texts).replaceAll(
    /[^\0-~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Uint8Array.from(json, (character) => character.charCodeAt(0));
}

function textsOf(bytes: Uint8Array): string[] {
  let json = '';
  for (let at = 0; at < bytes.length; at += 8192)
    json += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return JSON.parse(json) as string[];
}

function shapesOf(
  bytes: Uint8Array,
  texts: readonly string[],
): { name: string | undefined; members: number }[] {
  const reader = new ByteReader(bytes);
  const shapes = [];
  while (!reader.atEnd) {
    const name = reader.number();
    shapes.push({ name: name === 0 ? undefined : at(texts, name - 1), members: reader.number() });
  }
  return shapes;
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError('columns of events do not fit together');
  return item;
}

/** Milliseconds since the epoch; NaN for no time, or none that can be read. */
function timeOf({ eventTime }: EventToPack): number {
  if (eventTime === undefined) return Number.NaN;
  return typeof eventTime === 'string' ? Date.parse(eventTime) : eventTime.getTime();
}

function isWholeSecond(event: EventToPack): boolean {
  const time = timeOf(event);
  return Number.isNaN(time) || time % SECOND === 0;
}

function membersOf(event: EventToPack, laneOf: string): number {
  const when = (there: boolean, flag: number): number => (there ? flag : 0);
  const { participantId } = event;
  return (
    when(!Number.isNaN(timeOf(event)), HAS.time) |
    when(participantId === laneOf, HAS.itself) |
    when(participantId !== undefined && participantId !== laneOf, HAS.otherParticipant) |
    when(event.remoteParticipantId !== undefined, HAS.remote) |
    when(event.errorCode !== undefined, HAS.code) |
    when(event.destinationStageArn !== undefined, HAS.stage) |
    when(event.destinationSessionId !== undefined, HAS.session) |
    when(event.replica !== undefined, HAS.replica) |
    when(event.replica === true, HAS.isReplica) |
    when(event.previousToken !== undefined, HAS.previousToken) |
    when(event.newToken !== undefined, HAS.newToken)
  );
}
