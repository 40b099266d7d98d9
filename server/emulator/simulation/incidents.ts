import type { Random } from '../state/random.ts';
import { type Draft, draftOf, type Occasion } from './draft.ts';
import { whipEncoder } from './encoders.ts';
import type { ErrorCode } from './event-names.ts';
import { somebody } from './people.ts';
import { MINUTE, SECOND, wholeSeconds } from './schedule.ts';
import { lengthOf, longest, overlaps, type Span, without } from './span.ts';

/**
 * What goes wrong in a session, beyond lost connections: one of the service's error codes, each on the kind of
 * participant it can happen to. Which event carries which code is an inference from the codes' descriptions.
 */

/** The code whose turn it is in this session. */
export function incidentOf({ stage, plan }: Occasion): ErrorCode | undefined {
  return stage.incidents[plan.slot % Math.max(1, stage.incidents.length)];
}

function isEncoder(draft: Draft): boolean {
  return ['rtmp', 'rtmps', 'whip'].includes(draft.person.device);
}

function replace(drafts: Draft[], old: Draft, changed: Draft): Draft[] {
  return drafts.map((draft) => (draft === old ? changed : draft));
}

/** The publisher that trouble of this kind comes to. Never one that holds the session or is fed by others. */
function victim(drafts: Draft[], wanted: (draft: Draft) => boolean): Draft | undefined {
  const free = drafts.filter(
    (draft) => !draft.mainstay && draft.ingest?.part !== 'virtual' && draft.wanted.length > 0,
  );
  return free.find(wanted);
}

/** Connects, is refused and thrown out, tries again, and at last gets through. */
function refused(draft: Draft, errorCode: ErrorCode, random: Random): Draft {
  const [presence] = draft.presences;
  if (!presence) return draft;
  const attempts = random.integer(1, 3);
  const presences: Span[] = [];
  const failures = [...draft.failures];
  let at = presence.from;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    presences.push({ from: at, to: at + SECOND });
    failures.push({ at, name: 'PUBLISH_ERROR', errorCode });
    at += random.integer(6, 25) * SECOND;
  }
  if (at + 10 * SECOND >= presence.to) return draft;
  const mended = without(draft.presences, { from: presence.from, to: at });
  return {
    ...draft,
    failures,
    presences: [...presences, ...mended],
    // Nothing is published in the attempts.
    wanted: without(draft.wanted, { from: presence.from - 10 * MINUTE, to: at }),
  };
}

/** Is cut off in the middle and comes back after a while; an encoder loses its connection as well. */
function cutOff(draft: Draft, errorCode: ErrorCode, random: Random): Draft {
  const span = longest(overlaps(draft.wanted, draft.presences));
  if (!span || lengthOf(span) < MINUTE) return draft;
  const at = span.from + wholeSeconds(lengthOf(span) * (0.1 + 0.3 * random.next()));
  const away = { from: at, to: at + random.integer(8, 40) * SECOND };
  return {
    ...draft,
    failures: [...draft.failures, { at, name: 'PUBLISH_ERROR', errorCode }],
    wanted: without(draft.wanted, away),
    presences: isEncoder(draft) ? without(draft.presences, { ...away, from: at + SECOND }) : draft.presences,
  };
}

/** More people than there are seats for publishers try to publish at once. */
function crowd({ stage, plan, air }: Occasion, drafts: Draft[], random: Random): Draft[] {
  const middle = air.from + wholeSeconds(lengthOf(air) * (0.1 + 0.2 * random.next()));
  const publishing = drafts.filter((draft) =>
    draft.wanted.some((span) => span.from <= middle && middle <= span.to),
  );
  const extras = Array.from({ length: Math.max(0, 14 - publishing.length) }, (_, index) => {
    const seed = plan.seed.at('crowd', index);
    const from = Math.max(air.from + 2 * SECOND, middle - random.integer(20, 100) * SECOND);
    const to = Math.min(air.to, middle + random.integer(30, 200) * SECOND);
    return draftOf(seed, {
      person: somebody(stage.seed.at('guest', 40 + index), 40 + index),
      attributes: { role: 'guest' },
      presences: [
        { from: from - SECOND, to: Math.min(plan.lastLeaveAt, to + random.integer(5, 90) * SECOND) },
      ],
      wanted: [{ from, to }],
    });
  });
  return [...drafts, ...extras];
}

/** Somebody whose token lets them watch and nothing else, and who does not know it. */
function observer({ stage, plan, air }: Occasion, random: Random): Draft {
  const from = plan.startsAt + wholeSeconds(lengthOf(air) * (0.05 + 0.2 * random.next())) + SECOND;
  const to = Math.max(from + 20 * SECOND, air.to - random.integer(0, 300) * SECOND);
  return draftOf(plan.seed.at('observer'), {
    person: somebody(stage.seed.at('observer'), 77),
    attributes: { role: 'observer' },
    presences: [{ from, to: Math.min(to, plan.lastLeaveAt) }],
    failures: [4, 9, 31].slice(0, random.integer(1, 3)).flatMap((seconds) => {
      const at = from + seconds * SECOND;
      return at < to
        ? [{ at, name: 'PUBLISH_ERROR' as const, errorCode: 'INSUFFICIENT_CAPABILITIES' as const }]
        : [];
    }),
  });
}

function onEncoder(occasion: Occasion, given: Draft[], change: (draft: Draft) => Draft): Draft[] {
  const target = victim(given, isEncoder);
  if (target) return replace(given, target, change(target));
  return [...given, change(whipEncoder(occasion))];
}

function onPerson(given: Draft[], errorCode: ErrorCode, random: Random): Draft[] {
  const isLong = (draft: Draft) =>
    overlaps(draft.wanted, draft.presences).some((span) => lengthOf(span) >= MINUTE);
  const target =
    (errorCode === 'RESOLUTION_EXCEEDED'
      ? victim(given, (draft) => 'screen-share' in draft.attributes && isLong(draft))
      : undefined) ??
    victim(given, (draft) => !isEncoder(draft) && draft.exchanges.length === 0 && isLong(draft));
  return target ? replace(given, target, cutOff(target, errorCode, random)) : given;
}

/** The cast with what this session's incident does to it. */
export function withIncident(occasion: Occasion, drafts: Draft[]): Draft[] {
  const errorCode = incidentOf(occasion);
  const random = occasion.plan.seed.at('incident').random();
  switch (errorCode) {
    case undefined:
    // Arises from a publication of more than 24 hours.
    case 'STREAM_DURATION_EXCEEDED':
    // Happens to those who watch: see the audience.
    case 'PUBLISHER_NOT_FOUND':
      return drafts;
    case 'INSUFFICIENT_CAPABILITIES':
      return [...drafts, observer(occasion, random)];
    case 'QUOTA_EXCEEDED':
      return crowd(occasion, drafts, random);
    case 'INVALID_PROTOCOL':
    case 'INVALID_STREAM_KEY':
    case 'REUSE_OF_STREAM_KEY':
    case 'INVALID_AUDIO_CODEC':
    case 'INVALID_VIDEO_CODEC':
    case 'INVALID_INPUT':
      return onEncoder(occasion, drafts, (draft) => refused(draft, errorCode, random));
    case 'B_FRAME_PRESENT':
      return onEncoder(occasion, drafts, (draft) => cutOff(draft, errorCode, random));
    case 'BITRATE_EXCEEDED':
    case 'RESOLUTION_EXCEEDED':
    case 'INTERNAL_SERVER_EXCEPTION':
      return onPerson(drafts, errorCode, random);
  }
}
