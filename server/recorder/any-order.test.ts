import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compositionArn, NOON, observed, stageArn } from '#server/testing/observed.ts';
import { sightingsOf } from './sightings-of.ts';
import type { Sighting } from './sighting.ts';
import { mergeComposition } from './record-compositions.ts';
import { mergeError, mergeParticipant } from './record-participants.ts';
import { mergeSession } from './record-sessions.ts';
import { mergeStage } from './record-stages.ts';

const RUNS = 100 * Number(process.env['CAMPAIGN_SCALE'] ?? 1);
const session = { stageArn: stageArn('stage1'), sessionId: 'st-AAAAAAAAAAAAA' };
const one = <T>(...values: T[]) => fc.constantFrom(...values);

/** Answers about one thing each, at moments of their own. */
const answers = fc
  .array(
    fc.record({
      name: one('Stage', 'Renamed', ''),
      state: one('STARTING' as const, 'ACTIVE' as const, 'STOPPED' as const),
      destination: one('ACTIVE' as const, 'STOPPED' as const),
      connected: one('CONNECTED' as const, 'DISCONNECTED' as const),
      published: fc.boolean(),
      whole: fc.boolean(),
      errors: fc.integer({ min: 0, max: 3 }),
    }),
    { minLength: 2, maxLength: 6 },
  )
  .map((list) => list.map((answer, second) => ({ ...answer, second })));
type Answer = (typeof answers extends fc.Arbitrary<(infer A)[]> ? A : never) & { second: number };

function sightings({
  name,
  state,
  destination,
  connected,
  published,
  whole,
  errors,
  second,
}: Answer): Sighting[] {
  const arn = stageArn('stage1');
  const participant = { participantId: 'p1', state: connected, published, firstJoinTime: new Date(NOON) };
  const composition = {
    arn: compositionArn('comp1'),
    stageArn: arn,
    state,
    ...(state === 'STOPPED' ? { endTime: new Date(NOON + 5_000) } : {}),
  };
  const out = { id: 'out1', state: destination };
  const events = Array.from({ length: errors }, (_, at) => ({
    eventTime: new Date(NOON + (at + second) * 1000),
    errorCode: 'A' as never,
  }));
  return [
    observed('GetStage', { arn }, { stage: { arn, name, tags: { name } } }, second),
    observed(
      'GetStageSession',
      session,
      {
        stageSession: {
          sessionId: session.sessionId,
          startTime: new Date(NOON),
          ...(second > 3 ? { endTime: new Date(NOON + 3_000) } : {}),
        },
      },
      second,
    ),
    whole
      ? observed(
          'GetParticipant',
          { ...session, participantId: 'p1' },
          { participant: { ...participant, osName: `OS ${second}` } },
          second,
        )
      : observed('ListParticipants', session, { participants: [participant] }, second),
    observed('ListParticipantEvents', { ...session, participantId: 'p1' }, { events }, second),
    whole
      ? observed(
          'GetComposition',
          { arn: composition.arn },
          {
            composition: {
              ...composition,
              layout: { grid: { gridGap: 4 } },
              destinations: [{ ...out, configuration: {} }],
            },
          },
          second,
        )
      : observed('ListCompositions', {}, { compositions: [{ ...composition, destinations: [out] }] }, second),
  ].flatMap(sightingsOf);
}

/** What is known in the end, of each kind. */
function known(seen: readonly Sighting[]): Record<string, unknown> {
  const rows: Record<string, never> = {};
  for (const sighting of seen) {
    const { kind } = sighting;
    const before = rows[kind];
    const merged = {
      stage: mergeStage,
      session: mergeSession,
      participant: mergeParticipant,
      'participant-error': mergeError,
      composition: mergeComposition,
    }[kind as 'stage'](before, sighting as never);
    rows[kind] = merged as never;
  }
  const composition = rows['composition'] as { details: string } | undefined;
  // The order of members says nothing.
  return {
    ...rows,
    composition: composition && { ...composition, details: JSON.parse(composition.details) as unknown },
  };
}

it('knows the same in the end, in whichever order the answers came', () => {
  fc.assert(
    fc.property(answers, fc.nat(), (list, turn) => {
      const inOrder = list.flatMap(sightings);
      const place = turn % inOrder.length;
      const turned = [...inOrder.slice(place), ...inOrder.slice(0, place)];
      expect(known(turned)).toEqual(known(inOrder));
      expect(known(inOrder.toReversed())).toEqual(known(inOrder));
    }),
    { seed: 13, numRuns: RUNS },
  );
});

it('knows the same when every answer comes twice', () => {
  fc.assert(
    fc.property(answers, (list) => {
      const once = list.flatMap(sightings);
      expect(known(once.flatMap((sighting) => [sighting, sighting]))).toEqual(known(once));
    }),
    { seed: 13, numRuns: RUNS },
  );
});
