import type { ParticipantScript, SessionScript } from '#server/emulator/simulation/script.ts';
import type { Span } from '#server/emulator/simulation/span.ts';
import type { World } from '#server/emulator/state/world.ts';
import { isPublishing, receptionAt, sentAt } from './media-model.ts';
import type { Troubles } from './trouble.ts';

/** Of a large audience so many stand for all: what is averaged over them is as good. */
const SPOKESPEOPLE = 40;

/** A session that goes on within the time that is asked for, counted once. */
export interface CountedSession extends Span {
  script: SessionScript;
  publishersAt(instant: number): number;
  subscribersAt(instant: number): number;
  /** Some of those who ever receive, evenly from all of them. */
  spokespeople(): readonly ParticipantScript[];
}

interface Counts {
  publishers: Steps;
  subscribers: Steps;
  spokespeople: readonly ParticipantScript[];
}

const counted = new WeakMap<SessionScript, Counts>();

/** The sessions of a stage within a stretch of time, as far as they have begun. */
export function sessionsWithin(world: World, stageId: string, { from, to }: Span): CountedSession[] {
  const until = Math.min(to, world.clock.now());
  if (until < from) return [];
  return world.courses.between(stageId, from, until).map((session) => {
    const script = world.script({ id: stageId }, session);
    const counts = (): Counts => {
      const made = counted.get(script) ?? countsOf(script);
      counted.set(script, made);
      return made;
    };
    return {
      from: session.startsAt,
      to: session.endsAt,
      script,
      publishersAt: (instant) => counts().publishers.at(instant),
      subscribersAt: (instant) => counts().subscribers.at(instant),
      spokespeople: () => counts().spokespeople,
    };
  });
}

/** How much is received of all others, by everybody who is asked. */
export function receptionsAt(session: CountedSession, instant: number, troubles: Troubles) {
  return session.spokespeople().flatMap((person) => {
    const others = session.publishersAt(instant) - (isPublishing(person, instant) ? 1 : 0);
    return receptionAt(person, instant, others, troubles) ?? [];
  });
}

/** What each publisher sends in all its streams, bits per second. */
export function uploadsAt({ script }: CountedSession, instant: number, troubles: Troubles): number[] {
  return script.publishers.flatMap((person) => {
    const streams = sentAt(person, instant, troubles);
    return streams.length === 0 ? [] : [streams.reduce((sum, { bitsPerSecond }) => sum + bitsPerSecond, 0)];
  });
}

function countsOf({ publishers, participants }: SessionScript): Counts {
  // Of redundant ingest the two encoders feed one publisher, whom alone others receive.
  const seen = publishers.filter(({ ingest }) => ingest?.part !== 'physical');
  const receivers = participants.filter(({ watching, choices }) => watching.length > 0 || choices);
  const step = Math.max(1, Math.ceil(receivers.length / SPOKESPEOPLE));
  return {
    publishers: new Steps(seen.flatMap(({ publications }) => publications)),
    subscribers: new Steps(receivers.flatMap(receivingSpans)),
    spokespeople: receivers.filter((_, index) => index % step === 0),
  };
}

function receivingSpans({ watching, choices }: ParticipantScript): readonly Span[] {
  if (watching.length > 0) return watching;
  const spans = [...(choices?.values() ?? [])].flat().toSorted((one, other) => one.from - other.from);
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else merged.push(span);
  }
  return merged;
}

/** How many stretches cover an instant, found without looking at each. */
class Steps {
  readonly #starts: Float64Array;
  readonly #ends: Float64Array;

  constructor(spans: readonly Span[]) {
    this.#starts = Float64Array.from(spans, ({ from }) => from).sort();
    this.#ends = Float64Array.from(spans, ({ to }) => to).sort();
  }

  at(instant: number): number {
    return atMost(this.#starts, instant) - atMost(this.#ends, instant);
  }
}

function atMost(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
