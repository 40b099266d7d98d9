import { clamp, type Draft, draftOf, type Occasion } from './draft.ts';
import type { Person } from './people.ts';
import { DAY, HOUR, SECOND } from './schedule.ts';
import type { Attributes, IngestTie } from './script.ts';
import type { Span } from './span.ts';
import type { StageIngest } from './stage-definition.ts';

/** Encoders: those of the stage's ingest configurations (RTMP, RTMPS) and one that publishes by WHIP. */

/** Publishing may last 24 hours (service quotas). */
const LONGEST_PUBLICATION = DAY;

function encoderPerson(occasion: Occasion, ingest: StageIngest): Person {
  return {
    userId: ingest.userId,
    device: ingest.protocol === 'RTMPS' ? 'rtmps' : 'rtmp',
    seed: occasion.stage.seed.at('encoder', ingest.configurationId),
  };
}

/** A stream that reaches the limit is cut off, and the encoder connects again. */
function withinLimit(draft: Draft, secondsAway: number): Draft {
  const wanted: Span[] = [];
  const failures = [...draft.failures];
  let presences = draft.presences;
  for (const span of draft.wanted) {
    let from = span.from;
    while (span.to - from > LONGEST_PUBLICATION) {
      const cut = from + LONGEST_PUBLICATION;
      const back = cut + secondsAway * SECOND;
      wanted.push({ from, to: cut });
      failures.push({ at: cut, name: 'PUBLISH_ERROR', errorCode: 'STREAM_DURATION_EXCEEDED' });
      presences = presences.flatMap((presence) =>
        presence.from < cut && back < presence.to
          ? [
              { from: presence.from, to: cut + SECOND },
              { from: back - SECOND, to: presence.to },
            ]
          : [presence],
      );
      from = back;
    }
    wanted.push({ from, to: span.to });
  }
  return { ...draft, wanted, failures, presences };
}

interface Connection {
  participantId: string;
  part: IngestTie['part'];
  attributes: Attributes;
  /** After the session's start. */
  seconds: number;
  /** Holds the session from first to last second. */
  opens: boolean;
}

/** An encoder that publishes from its connecting until the session goes off air. */
function connected(occasion: Occasion, ingest: StageIngest, connection: Connection): Draft {
  const { plan, air } = occasion;
  const { participantId, part, attributes, seconds, opens } = connection;
  const from = opens
    ? plan.startsAt
    : clamp(plan.startsAt + seconds * SECOND, plan.startsAt, air.to - 60 * SECOND);
  const to = opens ? plan.lastLeaveAt : clamp(air.to + SECOND, from, plan.lastLeaveAt);
  return draftOf(plan.seed.at('ingest', participantId), {
    participantId,
    person: encoderPerson(occasion, ingest),
    attributes,
    presences: [{ from, to }],
    wanted: [{ from, to: air.to }],
    watches: false,
    mainstay: opens,
    ingest: { configurationId: ingest.configurationId, part },
  });
}

function single(occasion: Occasion, ingest: StageIngest, opens: boolean): Draft {
  const random = occasion.plan.seed.at('encoder', ingest.configurationId).random();
  const { participantId, attributes } = ingest;
  const seconds = random.integer(5, 60);
  const draft = connected(occasion, ingest, { participantId, part: 'sole', attributes, seconds, opens });
  return withinLimit(draft, random.integer(4, 9));
}

/**
 * Two encoders feed one participant that subscribers see and that goes on while they take turns: the service staggers
 * the 24-hour limit, so that one of the two is always there. UNCONFIRMED: whether the one that subscribers see is
 * listed among the participants; it is here, as events name it.
 */
function redundant(occasion: Occasion, ingest: StageIngest, opens: boolean): Draft[] {
  const { participantId, attributes } = ingest;
  const physical = ingest.physicalParticipantIds.map((id, index) => {
    const draft = connected(occasion, ingest, {
      participantId: id,
      part: 'physical',
      attributes: { ...attributes, encoder: index === 0 ? 'A' : 'B' },
      seconds: 2 + 3 * index,
      opens: false,
    });
    const halfADayIn = occasion.plan.startsAt + 12 * HOUR;
    return withinLimit(index === 0 ? draft : restarted(draft, halfADayIn), 6);
  });
  return [
    connected(occasion, ingest, { participantId, part: 'virtual', attributes, seconds: 2, opens }),
    ...physical,
  ];
}

/** An encoder stopped and started again on purpose, half a day out of step with its twin. */
function restarted(draft: Draft, at: number): Draft {
  const [presence] = draft.presences;
  const [wanted] = draft.wanted;
  const back = at + 8 * SECOND;
  if (!presence || !wanted || back >= wanted.to) return draft;
  return {
    ...draft,
    presences: [
      { from: presence.from, to: at + SECOND },
      { from: back - SECOND, to: presence.to },
    ],
    wanted: [
      { from: wanted.from, to: at },
      { from: back, to: wanted.to },
    ],
  };
}

/** An encoder with a participant token: OBS and the like. */
export function whipEncoder({ stage, plan, air }: Occasion): Draft {
  const seed = plan.seed.at('whip');
  const random = seed.random();
  const from = clamp(plan.startsAt + random.integer(10, 90) * SECOND, plan.startsAt, air.to - 60 * SECOND);
  return draftOf(seed, {
    person: { userId: 'obs-programme-feed', device: 'whip', seed: stage.seed.at('whip') },
    attributes: { role: 'feed', order: '0' },
    presences: [{ from, to: clamp(air.to + SECOND, from, plan.lastLeaveAt) }],
    wanted: [{ from, to: air.to }],
    watches: false,
  });
}

/** The encoders of a session. Where a format has no host, the first of them holds the session. */
export function encodersOf(occasion: Occasion): Draft[] {
  const { stage, plan, format } = occasion;
  const drafts = stage.ingest.flatMap((ingest, index) => {
    const opens = format.hosts[1] === 0 && index === 0;
    return ingest.physicalParticipantIds.length > 0
      ? redundant(occasion, ingest, opens)
      : [single(occasion, ingest, opens)];
  });
  if (plan.seed.at('has-whip').random().chance(format.whip)) drafts.push(whipEncoder(occasion));
  return drafts;
}
