import { resourceId } from '../state/ids.ts';
import type { Random } from '../state/random.ts';
import { clamp, type Occasion } from './draft.ts';
import { incidentOf } from './incidents.ts';
import { AWKWARD_USER_IDS, type Person, somebody } from './people.ts';
import { HOUR, MINUTE, SECOND, wholeSeconds } from './schedule.ts';
import type { Attributes, Failure, ParticipantScript } from './script.ts';
import { covers, lengthOf, type Span, without } from './span.ts';

/** Those who only watch. There can be ten thousand, so each costs a few numbers until its events are asked for. */

/** How likely it is, for each of the audience. */
const CHANCES = { reconnect: 0.12, newToken: 0.07, hiddenTab: 0.15, joinError: 0.004, notFound: 0.02 };

/** Well below the 24 hours that subscribing may last. */
const LONGEST_STAY = 5 * HOUR;

const ATTRIBUTES: readonly (readonly [Attributes, number])[] = [
  [{ role: 'viewer' }, 80],
  [{ role: 'viewer', tier: 'premium', locale: 'en-GB' }, 12],
  [{}, 8],
];
const NOTHING: readonly never[] = [];
const NO_REPLICATION = { type: 'NONE' } as const;

/** From arrival to departure. Most stay to the end, and most of the others leave early. */
function stayFrom(earliest: number, { plan, format, air }: Occasion, random: Random): Span | undefined {
  const arrival =
    plan.startsAt + 2 * SECOND + wholeSeconds(random.next() ** 1.4 * lengthOf(air) * format.arrival);
  const from = Math.max(arrival, earliest);
  const left = plan.lastLeaveAt - from;
  if (left < 10 * SECOND) return undefined;
  const stays = random.chance(0.55) ? left - random.integer(0, 90) * SECOND : random.next() ** 1.5 * left;
  return { from, to: from + wholeSeconds(clamp(stays, 5 * SECOND, Math.min(left, LONGEST_STAY))) };
}

/** Takes a gap of the given length out of a stretch, somewhere in its middle, if it is long enough. */
function withGap(spans: readonly Span[], length: number, random: Random): readonly Span[] {
  const span = spans.at(-1);
  if (!span || lengthOf(span) < length + 2 * MINUTE) return spans;
  const from = span.from + MINUTE + wholeSeconds(random.next() * (lengthOf(span) - length - 2 * MINUTE));
  return without(spans, { from, to: from + length });
}

/** Asks for a publisher in the second after it has stopped. */
function notFound(
  watching: readonly Span[],
  publishers: readonly ParticipantScript[],
  random: Random,
): readonly Failure[] {
  const ends = publishers.flatMap((publisher) =>
    publisher.publications
      .map((publication) => publication.to + SECOND)
      .filter((at) => watching.some((span) => covers(span, at)))
      .map((at) => ({ at, remoteParticipantId: publisher.participantId })),
  );
  if (ends.length === 0) return NOTHING;
  return [{ ...random.pick(ends), name: 'SUBSCRIBE_ERROR', errorCode: 'PUBLISHER_NOT_FOUND' }];
}

function viewerAt(occasion: Occasion, index: number): Person {
  const { stage, plan, format } = occasion;
  // Regulars again: four times as many people know a stage as come at a time.
  const number = (index + plan.slot * 37) % (4 * Math.max(16, format.audience[1]));
  const person = somebody(stage.seed.at('viewer', number), 100 + number);
  const awkward = stage.awkwardPeople ? AWKWARD_USER_IDS[index] : undefined;
  return awkward === undefined ? person : { ...person, userId: awkward };
}

/**
 * The audience of a session. `publishers` are those they can subscribe to. Somebody who loses the connection comes
 * back with the same token (another presence) or a new one (another participant, the next in the list).
 */
export function audienceOf(
  occasion: Occasion,
  publishers: readonly ParticipantScript[],
): ParticipantScript[] {
  const { plan, format } = occasion;
  const size = plan.seed.at('audience').random().integer(format.audience[0], format.audience[1]);
  const unlucky = incidentOf(occasion) === 'PUBLISHER_NOT_FOUND' ? 3 : 0;
  const audience: ParticipantScript[] = [];
  let returning: { person: Person; notBefore: number } | undefined;
  for (let index = 0; index < size; index += 1) {
    const random = plan.seed.at('viewer', index).random();
    const person = returning?.person ?? viewerAt(occasion, index);
    const stay = stayFrom(returning?.notBefore ?? plan.startsAt, occasion, random);
    returning = undefined;
    if (!stay) continue;
    let presences: readonly Span[] = [stay];
    if (random.chance(CHANCES.reconnect))
      presences = withGap(presences, random.integer(2, 40) * SECOND, random);
    const watching = random.chance(CHANCES.hiddenTab)
      ? withGap(presences, random.integer(30, 600) * SECOND, random)
      : presences;
    let failures: readonly Failure[] = NOTHING;
    if (random.chance(CHANCES.notFound) || index < unlucky) failures = notFound(watching, publishers, random);
    if (random.chance(CHANCES.joinError) && stay.from - 4 * SECOND >= plan.startsAt) {
      const at = stay.from - 4 * SECOND;
      failures = [...failures, { at, name: 'JOIN_ERROR', errorCode: 'INTERNAL_SERVER_EXCEPTION' }];
    }
    audience.push({
      participantId: resourceId(random),
      person,
      attributes: random.weighted(ATTRIBUTES),
      exchanges: NOTHING,
      presences,
      publications: NOTHING,
      watching,
      failures,
      recordings: NOTHING,
      replication: NO_REPLICATION,
      ingest: undefined,
    });
    if (!format.exact && random.chance(CHANCES.newToken)) {
      returning = { person, notBefore: stay.to + random.integer(3, 60) * SECOND };
    }
  }
  return audience;
}
