import type { Random, Seed } from '../state/random.ts';
import { clamp, type Draft, draftOf, type Occasion } from './draft.ts';
import { promotions } from './exchanges.ts';
import { type Person, somebody, staff } from './people.ts';
import { MINUTE, SECOND, wholeSeconds } from './schedule.ts';
import { lengthOf, type Span, without } from './span.ts';

/** The people who publish: hosts, guests, and somebody's shared screen. */

/** Close to the kilobyte that all attributes together may have, and text that looks like markup. */
const LARGE_ATTRIBUTES = {
  note: '<i>presenter</i> & "guests"',
  runsheet: '09:00 welcome; 09:10 lot 1; '.repeat(32),
};

/** The first host opens the session, closes it, and is on air all the time. */
function mainHost({ stage, plan, air }: Occasion): Draft {
  const random = plan.seed.at('host', 0).random();
  return draftOf(plan.seed.at('host', 0), {
    person: staff(stage.seed.at('host', 0), 'host'),
    attributes: {
      role: 'host',
      order: '1',
      ...(random.chance(0.4) ? { featured: 'true' } : {}),
      ...(stage.awkwardPeople ? LARGE_ATTRIBUTES : {}),
    },
    presences: [{ from: plan.startsAt, to: plan.lastLeaveAt }],
    wanted: [{ from: air.from + random.integer(0, 3) * SECOND, to: air.to }],
    mainstay: true,
  });
}

/** A connection lost and found again, with the same token or with a new one, which makes another participant. */
function interrupted(draft: Draft, seed: Seed, random: Random, newToken: number): Draft[] {
  const presence = draft.presences[0];
  if (!presence || lengthOf(presence) < 5 * MINUTE || !random.chance(0.4)) return [draft];
  const from = presence.from + wholeSeconds(lengthOf(presence) * (0.15 + 0.6 * random.next()));
  const gap = { from, to: from + random.integer(3, 40) * SECOND };
  const [before, after] = without([presence], gap);
  if (!before || !after) return [draft];
  if (!random.chance(newToken)) return [{ ...draft, presences: [before, after] }];
  const again = draftOf(seed.at('again'), {
    person: draft.person,
    attributes: draft.attributes,
    presences: [after],
    wanted: draft.wanted,
  });
  return [{ ...draft, presences: [before] }, again];
}

function otherHosts(occasion: Occasion): Draft[] {
  const { stage, plan, format, air } = occasion;
  const count = plan.seed.at('hosts').random().integer(format.hosts[0], format.hosts[1]);
  return Array.from({ length: Math.max(0, count - 1) }, (_, index) => {
    const seed = plan.seed.at('host', index + 1);
    const random = seed.random();
    const from = clamp(
      plan.startsAt + random.integer(3, 90) * SECOND,
      plan.startsAt + SECOND,
      air.to - MINUTE,
    );
    const to = clamp(air.to + random.integer(-20, 60) * SECOND, from + 30 * SECOND, plan.lastLeaveAt);
    const draft = draftOf(seed, {
      person: staff(stage.seed.at('host', index + 1), random.pick(['host', 'co-host', 'moderator'])),
      attributes: { role: 'host', order: String(index + 2) },
      presences: [{ from, to }],
      wanted: [{ from: from + random.integer(0, 4) * SECOND, to: air.to }],
    });
    return interrupted(draft, seed, random, format.exact ? 0 : 0.4);
  }).flat();
}

/**
 * When a guest would publish: beginning within the given part of the session, some turns with pauses between them, short ones or, where everybody is there all the
 * time, such that the turns fill the session.
 */
function turnsOf({ format, air }: Occasion, latest: number, random: Random): Span[] {
  const count = random.integer(format.turns[0], format.turns[1]);
  const lengths = Array.from({ length: count }, () =>
    wholeSeconds(format.turn[0] + random.next() * (format.turn[1] - format.turn[0])),
  );
  let from = air.from + 20 * SECOND + wholeSeconds(lengthOf(air) * latest * random.next());
  const spare = air.to - from - lengths.reduce((sum, length) => sum + length, 0);
  const longestPause = format.exact ? Math.max(30 * SECOND, (1.8 * spare) / count) : 400 * SECOND;
  return lengths.flatMap((length) => {
    if (from >= air.to - 30 * SECOND) return [];
    const turn = { from, to: Math.min(from + length, air.to - random.integer(0, 5) * SECOND) };
    from = turn.to + 20 * SECOND + wholeSeconds(random.next() * longestPause);
    return [turn];
  });
}

/** Order keys as people type them: most are whole numbers, some are not and count as missing. */
function guestAttributes(random: Random, index: number): Record<string, string> {
  const order = random.weighted([
    [String(10 + index), 8],
    ['', 3],
    ['-1', 0.4],
    ['1.5', 0.3],
    ['abc', 0.3],
  ]);
  return {
    role: 'guest',
    ...(order === '' ? {} : { order }),
    ...(random.chance(0.3) ? { seat: `${random.pick(['A', 'B', 'C'])}${random.integer(1, 12)}` } : {}),
  };
}

function guest(occasion: Occasion, index: number, person: Person, wanted: Span[]): Draft[] {
  const { plan, format, stage } = occasion;
  const seed = plan.seed.at('guest', index);
  const random = seed.at('presence').random();
  const first = wanted[0];
  const last = wanted.at(-1);
  if (!first || !last) return [];
  const from = clamp(first.from - random.integer(4, 300) * SECOND, plan.startsAt + SECOND, first.from);
  const to = clamp(last.to + random.integer(0, 700) * SECOND, last.to, plan.lastLeaveAt);
  const draft = draftOf(seed, {
    person,
    attributes: guestAttributes(random, index),
    presences: [{ from, to }],
    wanted,
  });
  if (stage.selfSigned && index === 0) return [promotions(draft, random)];
  return interrupted(draft, seed, random, format.exact ? 0 : 0.4);
}

function guests(occasion: Occasion): Draft[] {
  const { stage, plan, format } = occasion;
  const count = plan.seed.at('guests').random().integer(format.guests[0], format.guests[1]);
  return Array.from({ length: count }, (_, index) => {
    // Regulars: the same people come back to a stage's later sessions.
    const number = (index * 7 + plan.slot * 3) % 29;
    const person = somebody(stage.seed.at('guest', number), number);
    // Whoever is brought on stage by a token exchange comes early, so that every live session has such a one.
    const early = stage.selfSigned && index === 0 ? 0.2 : 0.65;
    const random = plan.seed.at('turns', index).random();
    return guest(occasion, index, person, turnsOf(occasion, format.exact ? 0.05 : early, random));
  }).flat();
}

/** A shared screen is a participant of its own that publishes and subscribes to nobody. */
function sharedScreen({ stage, plan, format, air }: Occasion): Draft[] {
  const seed = plan.seed.at('screen');
  const random = seed.random();
  if (!random.chance(format.screenShare)) return [];
  const shares: Span[] = [];
  let from = air.from + wholeSeconds(lengthOf(air) * (0.05 + 0.3 * random.next()));
  for (let share = 0; share < 3 && from < air.to - 2 * MINUTE; share += 1) {
    const to = Math.min(from + random.integer(90, 1_200) * SECOND, air.to - 5 * SECOND);
    shares.push({ from, to });
    from = to + random.integer(60, 900) * SECOND;
  }
  if (shares.length === 0) return [];
  return [
    draftOf(seed, {
      // The host's second device: screens are shared from a desk.
      person: { ...staff(stage.seed.at('host', 0), 'host'), device: 'web' },
      attributes: { role: 'screen', 'screen-share': 'true' },
      presences: shares.map((share) => ({ from: share.from - SECOND, to: share.to + SECOND })),
      wanted: shares,
      watches: false,
    }),
  ];
}

/** Everybody of the production and their guests. A format without hosts leaves the session to its encoders. */
export function peopleOnStage(occasion: Occasion): Draft[] {
  const hosts = occasion.format.hosts[1] > 0 ? [mainHost(occasion), ...otherHosts(occasion)] : [];
  return [...hosts, ...sharedScreen(occasion), ...guests(occasion)];
}
