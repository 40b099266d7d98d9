import { describe, expect, it } from 'vitest';
import { type EdgeCase, edgeCases } from '../constraints/testing/edge-cases.ts';
import { isPublishing } from '../simulation/project-session.ts';
import { apiOf } from '../testing/api.ts';
import { START, worldAt } from '../testing/worlds.ts';
import { AwsError } from '../wire/aws-error.ts';
import { encodeOutput } from '../wire/encode.ts';
import { mayAnswer } from '../wire/modelled-errors.ts';
import { type Route, ROUTES } from '../wire/router.ts';

/**
 * Each operation with inputs on both sides of every limit, about things that exist, about others and about nothing. What
 * comes out is what the API can answer: an output that its schema can be written by, or one of the operation's errors.
 */

/** The ARNs of the constraints' examples. */
const EXAMPLE = /arn:aws:ivs:us-east-1:123456789012:([a-z-]+)\/AbCdEfGh1234/g;

const worldToAsk = () => {
  const quotas = {
    stages: 5_000,
    encoderConfigurations: 500,
    ingestConfigurations: 2_000,
    storageConfigurations: 90,
  };
  const world = worldAt('showtime', 1, START, { quotas: { ...quotas, publicKeys: 9, compositions: 500 } });
  const live = world.resources.stages.filter(({ id }) => world.courses.active(id, START) !== undefined);
  const arnOf = (kind: string, turn: number): string => {
    const lists: Record<string, readonly { id: string }[]> = {
      stage: live,
      composition: world.compositionsAt(START),
      'encoder-configuration': world.resources.encoderConfigurations,
      'storage-configuration': world.resources.storageConfigurations,
      'ingest-configuration': world.resources.ingestConfigurations,
      'public-key': world.resources.publicKeys,
    };
    const list = lists[kind] ?? [];
    const id = turn === 0 ? undefined : list[turn % Math.max(1, list.length)]?.id;
    return `arn:aws:ivs:${world.region}:${world.accountId}:${kind}/${id ?? 'Unknown12345'}`;
  };
  /** A session of a stage that is live, and somebody who publishes in it. */
  const sceneOf = (turn: number) => {
    const stage = live[turn % live.length];
    const session = stage && world.courses.active(stage.id, START);
    const publisher =
      stage && session && world.script(stage, session).publishers.find((one) => isPublishing(one, START));
    return { sessionId: session?.sessionId ?? '', participantId: publisher?.participantId ?? '' };
  };
  return { api: apiOf(world), arnOf, sceneOf };
};

type Asked = ReturnType<typeof worldToAsk>;

/** As the wire reads it: what is `null` is not there. */
const withoutAbsent = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value).filter(([, member]) => member !== null && member !== undefined),
      )
    : value;

/** JSON has no word for a number that is none, nor for an infinite one. */
const isSayable = ({ input }: EdgeCase): boolean => {
  let sayable = true;
  JSON.stringify(input, (_key, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value)) sayable = false;
    return value;
  });
  return sayable;
};

/**
 * The input about things of the world, others in each turn; in the first about nothing that exists.
 * @param keepsAbsent for a case that is about what is absent
 */
const inWorld = (
  { arnOf, sceneOf }: Asked,
  input: Record<string, unknown>,
  turn: number,
  keepsAbsent = false,
) => {
  let stages = 0;
  const text = keepsAbsent ? JSON.stringify(input) : JSON.stringify(input, withoutAbsent);
  const placed = JSON.parse(
    text.replaceAll(EXAMPLE, (_arn, kind: string) => {
      if (turn === 0) return arnOf(kind, 0);
      // A second stage in the same input is another one.
      if (kind === 'stage') stages += 1;
      return arnOf(kind, turn + Math.max(0, stages - 1));
    }),
  ) as Record<string, unknown>;
  const { sessionId, participantId } = sceneOf(turn);
  if (placed['sessionId'] === 'st-AbCdEfGh12345' && turn > 0) placed['sessionId'] = sessionId;
  if (placed['participantId'] === 'aaa' && turn > 0) placed['participantId'] = participantId;
  return placed;
};

const outcomeOf = ({ api }: Asked, { operation, output }: Route, input: Record<string, unknown>) => {
  try {
    const answer: object = api[operation](input as never);
    return JSON.parse(encodeOutput(output, answer).body) as object;
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
};

interface Tried {
  /** What went otherwise than it should, in words. */
  problems: string[];
  succeeded: number;
}

const tried = (asked: Asked, route: Route, { member, what, input, breaks }: EdgeCase): Tried => {
  const problems: string[] = [];
  let succeeded = 0;
  // A broken limit is the same whatever the input is about.
  for (const turn of breaks === undefined ? [0, 1, 2, 3] : [1]) {
    const outcome = outcomeOf(asked, route, inWorld(asked, input, turn, breaks !== undefined));
    const isRefused = outcome instanceof AwsError;
    const isRight =
      breaks === undefined
        ? !isRefused || mayAnswer(route.operation, outcome.name)
        : isRefused && outcome.name === 'ValidationException' && outcome.message.includes(`'${member}'`);
    if (!isRight) problems.push(`${member}, ${what}: ${isRefused ? String(outcome) : 'was taken'}`);
    if (!isRefused) succeeded += 1;
  }
  return { problems, succeeded };
};

describe('whatever it is asked', () => {
  it.each(ROUTES.map((route) => [route.operation, route] as const))(
    '%s answers as the API can, and not always with a refusal',
    (operation, route) => {
      const asked = worldToAsk();
      const cases = edgeCases(operation).filter(isSayable);
      const all = cases.map((one) => tried(asked, route, one));
      expect(all.flatMap(({ problems }) => problems)).toEqual([]);
      // The stages that the inputs name replicate nobody to one another, so there is nothing to stop.
      const succeeds = operation !== 'StopParticipantReplication';
      expect(all.some(({ succeeded }) => succeeded > 0)).toBe(succeeds);
    },
  );
});
