import type { StageSession } from '@aws-sdk/client-ivs-realtime';
import type { Known, KnownDisconnect, KnownSession, Person } from '#shared/investigator/known.ts';
import type { Estimate } from '#shared/investigator/contract.ts';
import { findPerson, type FoundPerson, type Place } from './find-person.ts';
import { type FoundSession, nearestOther, sessionAt, sessionById } from './find-session.ts';
import { readEntries, type ReadPerson, withIngestParts, withSources } from './read-entries.ts';
import { readMedia } from './read-media.ts';
import type { Reader } from './reader.ts';

export interface Question {
  stageArn: string;
  stageId: string;
  /** Left out: whichever was under way then. */
  sessionId: string | undefined;
  x: string;
  y: string;
  at: Date;
  /** Go on although it costs more than usual. */
  confirm: boolean;
}

export interface Gathered {
  known: Known;
  session: StageSession | undefined;
  x: ReadPerson;
  y: ReadPerson;
}

/** Calls that one question costs at most where each person is one participant with a page of events. */
export const USUAL_CALLS = 9;
/** Participants beyond one each that are read without asking: two calls for each. */
const FURTHER_PARTICIPANTS = 4;

/** When this console took any of these participants out of the stage; undefined where its record cannot be read. */
export type DisconnectsOf = (
  participantIds: readonly string[],
) => Promise<readonly KnownDisconnect[] | undefined>;

/** Reads all that an answer needs; or says what that would cost, where it is more than usual. */
export async function gather(
  reader: Reader,
  question: Question,
  disconnectsOf: DisconnectsOf,
): Promise<Gathered | Estimate> {
  const { stageArn, stageId, confirm } = question;
  const at = Math.floor(question.at.getTime() / 1_000) * 1_000;
  const byId = question.sessionId;
  // Of a known session everything is read side by side.
  const lookups = async (sessionId: string) => {
    const place = { stageArn, stageId, sessionId };
    return Promise.all([findPerson(reader, place, question.x), findPerson(reader, place, question.y)]);
  };
  const early = byId === undefined ? undefined : lookups(byId);
  // Where nothing can be read, the session's own error tells it best.
  early?.catch(() => undefined);
  const found =
    byId === undefined
      ? await sessionAt(reader, stageArn, at, confirm)
      : await sessionById(reader, stageArn, byId);
  if (found.hasMore)
    return {
      calls: 1,
      reasons: [
        'The stage has more than a hundred sessions, and none of those looked through so far covers this time.',
      ],
    };
  const sessionId = found.session?.sessionId;
  const common = { at, session: knownSession(found), sessionMissing: found.missing?.message };
  if (sessionId === undefined) {
    const [x, y] = [nobody(question.x), nobody(question.y)];
    return { known: { ...common, ...times(reader), x: x.person, y: y.person }, session: undefined, x, y };
  }

  const [lookedUpX, lookedUpY] = await (early ?? lookups(sessionId));
  // Two devices of one person: each is the other's, and not its own.
  const people = [without(lookedUpX, question.y), without(lookedUpY, question.x)];
  if (found.missing && reader.asOf === undefined) throw found.missing;
  const count = people.reduce((sum, { participants }) => sum + participants.length, 0);
  if (count > 2 + FURTHER_PARTICIPANTS && !confirm)
    return {
      calls: 2 * count,
      reasons: [`Together they were in the session as ${count} participants, each to be read by itself.`],
    };

  const place = { stageArn, stageId, sessionId };
  const [x, yRead] = await Promise.all(people.map(async (one) => readEntries(reader, place, one, confirm)));
  if (!x || !yRead) throw new Error('two people were looked up');
  const yParts = await withIngestParts(reader, place, yRead, confirm);
  const y = await withSources(reader, yParts, at, confirm);
  if (x.hasMore || y.hasMore) return moreEvents(x, y);

  const elsewhere = await lookElsewhere(reader, question, { at, place, found, x, y });
  const entries = [...elsewhere.x.entries, ...elsewhere.y.entries];
  const [disconnects, metrics] = await Promise.all([
    disconnectsOf(entries.map(({ participantId }) => participantId)),
    readMedia(reader.upstream, entries, at),
  ]);
  return {
    known: { ...common, ...times(reader), x: elsewhere.x, y: elsewhere.y, disconnects, metrics },
    session: found.session,
    x: { ...x, person: elsewhere.x },
    y: { ...y, person: elsewhere.y },
  };
}

const times = ({ asOf = new Date(), latest = asOf }: Reader) => ({
  asOf: latest.getTime(),
  knownUntil: asOf.getTime(),
});

function without(found: FoundPerson, participantId: string): FoundPerson {
  const participants = found.participants.filter(({ summary }) => summary.participantId !== participantId);
  return { ...found, participants };
}

function knownSession({ session }: FoundSession): KnownSession | undefined {
  if (session?.sessionId === undefined) return undefined;
  const { sessionId, startTime, endTime } = session;
  return { sessionId, startTime: startTime?.getTime(), endTime: endTime?.getTime() };
}

function nobody(asked: string): ReadPerson {
  const person: Person = { asked, entries: [], entriesKnown: 'none' };
  return { person, participants: [], hasMore: false };
}

function moreEvents(...people: readonly ReadPerson[]): Estimate {
  const entries = people.flatMap(({ person }) => person.entries);
  const parts = entries.filter(({ eventsKnown }) => eventsKnown !== 'whole');
  return {
    calls: entries.length + parts.length,
    reasons: parts.map(
      ({ participantId }) =>
        `Participant ${participantId} has more than a hundred events; how many pages they fill, AWS does not say.`,
    ),
  };
}

interface Missing {
  at: number;
  place: Place;
  found: FoundSession;
  x: ReadPerson;
  y: ReadPerson;
}

/** Looks for who was not in the session in the nearest other one, as far as the usual calls allow. */
async function lookElsewhere(
  reader: Reader,
  { x: askedX, y: askedY }: Pick<Question, 'x' | 'y'>,
  { at, place, found, x, y }: Missing,
): Promise<{ x: Person; y: Person }> {
  const isMissing = ({ person }: ReadPerson): boolean =>
    person.entries.length === 0 && person.entriesKnown === 'whole';
  const asked = isMissing(x) ? askedX : isMissing(y) ? askedY : undefined;
  const people = { x: x.person, y: y.person };
  if (asked === undefined) return people;
  let { listed } = found;
  if (listed.length === 0 && reader.calls + 3 <= USUAL_CALLS)
    ({ listed } = await sessionAt(reader, place.stageArn, at, false));
  const sessionId = nearestOther(listed, at, place.sessionId);
  if (sessionId === undefined || reader.calls + 2 > USUAL_CALLS) return people;
  const other: FoundPerson = await findPerson(reader, { ...place, sessionId }, asked);
  if (other.participants.length === 0) return people;
  return isMissing(x)
    ? { ...people, x: { ...x.person, elsewhere: sessionId } }
    : { ...people, y: { ...y.person, elsewhere: sessionId } };
}
