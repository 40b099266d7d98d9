import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { investigate } from '#shared/investigator/ladder.ts';
import {
  courseOf,
  type History,
  instant,
  knownOf,
  type Seconds,
} from '#shared/investigator/testing/histories.ts';

const SCALE = Number(process.env['CAMPAIGN_SCALE'] ?? 1);
const runs = { seed: 1, numRuns: 100 * SCALE };
const timeout = 10_000 * Math.max(1, SCALE);

/** Stretches one after the other, with a gap between each two. */
const stretches = (most: number): fc.Arbitrary<Seconds[]> =>
  fc
    .uniqueArray(fc.nat(600), { maxLength: 2 * most })
    .map((seconds) => seconds.toSorted((a, b) => a - b))
    .map((seconds) =>
      Array.from({ length: Math.floor(seconds.length / 2) }, (_, index): Seconds => [
        seconds[2 * index] ?? 0,
        seconds[2 * index + 1] ?? 0,
      ]),
    );
const mostlyThere: fc.Arbitrary<readonly Seconds[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Seconds[]>([[0, 650]]) },
  { weight: 3, arbitrary: stretches(3).filter((stays) => stays.length > 0) },
);
const histories: fc.Arbitrary<History> = fc.record({
  xStays: mostlyThere,
  yStays: mostlyThere,
  publications: fc.oneof(mostlyThere, stretches(4)),
  wishes: fc.oneof(mostlyThere, stretches(4)),
});
const questions = fc.record({ history: histories, at: fc.nat(620) });

const covers = (spans: readonly Seconds[], at: number): boolean =>
  spans.some(([from, to]) => from <= at && at < to);

const FAMILIES: Readonly<Record<string, string>> = {
  'y-never-published': 'publishing',
  'y-not-publishing-yet': 'publishing',
  'y-stopped-publishing': 'publishing',
};
const family = (cause: string): string => FAMILIES[cause] ?? cause;

describe('investigate', { timeout }, () => {
  it('finds no fault exactly where there was none, and else names the first that was', () => {
    fc.assert(
      fc.property(questions, ({ history, at }) => {
        const { x, y, xStays, yStays, publications, subscriptions } = courseOf(history);
        const { conclusion } = investigate(knownOf(x, y, at));
        const first = !covers(xStays, at)
          ? /^x-(not-joined-yet|had-left)$/
          : !covers(yStays, at)
            ? /^y-(not-joined-yet|had-left)$/
            : !covers(publications, at)
              ? /^y-(never-published|not-publishing-yet|stopped-publishing)$/
              : !covers(subscriptions, at)
                ? /^x-(never-subscribed|not-subscribed-yet|subscription-ended)$/
                : /^no-fault$/;
        expect(conclusion.cause).toMatch(first);
        expect(conclusion.evidence.length).toBeGreaterThan(0);
        const boundaries = [...xStays, ...yStays, ...publications, ...subscriptions].flat();
        if (!boundaries.includes(at)) expect(conclusion.confidence).toBe('certain');
      }),
      runs,
    );
  });

  it('does not mind in which order events come, nor how often', () => {
    const mixed = questions.chain(({ history, at }) => {
      const { x, y } = courseOf(history);
      const shuffled = (entry: typeof x) =>
        fc
          .shuffledSubarray([...entry.events, ...entry.events], {
            minLength: 2 * entry.events.length,
          })
          .map((events) => ({ ...entry, events }));
      return fc.tuple(fc.constant({ x, y, at }), shuffled(x), shuffled(y));
    });
    fc.assert(
      fc.property(mixed, ([{ x, y, at }, otherX, otherY]) => {
        expect(investigate(knownOf(otherX, otherY, at))).toEqual(investigate(knownOf(x, y, at)));
      }),
      runs,
    );
  });

  it('never makes a verdict of what is not known', () => {
    const hidden = fc.record({
      question: questions,
      whose: fc.constantFrom('x', 'y', 'both'),
      how: fc.constantFrom('part' as const, 'none' as const),
      withFacts: fc.boolean(),
    });
    fc.assert(
      fc.property(hidden, ({ question: { history, at }, whose, how, withFacts }) => {
        const { x, y, publications } = courseOf(history);
        const whole = investigate(knownOf(x, y, at));
        const hide = (entry: typeof x) => ({
          ...entry,
          events: how === 'none' ? [] : entry.events.filter((_, index) => index % 2 === 0),
          eventsKnown: how,
          facts: withFacts ? entry.facts : undefined,
        });
        const known = knownOf(whose === 'y' ? x : hide(x), whose === 'x' ? y : hide(y), at);
        const { cause, confidence } = investigate(known).conclusion;
        const truths = [whole.conclusion.cause, ...whole.others.map((other) => other.cause)].map(family);
        // By the service's own word, whatever the events are.
        if (withFacts && publications.length === 0) truths.push('publishing');
        expect([...truths, 'not-enough-data']).toContain(family(cause));
        expect(confidence === 'open').toBe(cause === 'not-enough-data');
      }),
      runs,
    );
  });

  it('answers whatever the events are', () => {
    const names = fc.constantFrom(
      'JOINED',
      'LEFT',
      'PUBLISH_STARTED',
      'PUBLISH_STOPPED',
      'SUBSCRIBE_STARTED',
      'SUBSCRIBE_STOPPED',
      'JOIN_ERROR',
      'PUBLISH_ERROR',
      'SUBSCRIBE_ERROR',
      'TOKEN_EXCHANGED',
      'REPLICATION_STARTED',
      'SOMETHING_NEW',
    );
    const capabilities = fc.subarray(['PUBLISH', 'SUBSCRIBE']);
    const anyEvents = fc.array(
      fc.record({
        name: names,
        at: fc.nat(20).map(instant),
        remoteParticipantId: fc.constantFrom('y', 'z', undefined),
        errorCode: fc.constantFrom('QUOTA_EXCEEDED', 'INSUFFICIENT_CAPABILITIES', undefined),
        previousCapabilities: fc.option(capabilities, { nil: undefined }),
        newCapabilities: fc.option(capabilities, { nil: undefined }),
      }),
    );
    const ofThem = fc.record({ x: anyEvents, y: anyEvents, at: fc.nat(20) });
    fc.assert(
      fc.property(ofThem, ({ x: xEvents, y: yEvents, at }) => {
        const { x, y } = courseOf({ xStays: [[0, 30]], yStays: [[0, 30]], publications: [], wishes: [] });
        const known = knownOf({ ...x, events: xEvents }, { ...y, events: yEvents }, at);
        const { conclusion, rungs } = investigate(known);
        expect(conclusion.words).not.toBe('');
        expect(conclusion.words).not.toMatch(/undefined|NaN|Infinity/);
        expect(new Set(rungs.map(({ id }) => id)).size).toBe(rungs.length);
        if (conclusion.cause !== 'not-enough-data') expect(conclusion.evidence).not.toEqual([]);
      }),
      runs,
    );
  });
});
