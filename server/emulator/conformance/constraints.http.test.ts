import { isDeepStrictEqual } from 'node:util';
import { IVSRealTimeServiceException } from '@aws-sdk/client-ivs-realtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../constraints/refusal.ts';
import type { EdgeCase } from '../constraints/testing/edge-cases.ts';
import { type AwsErrorName, isModelled } from '../wire/aws-error.ts';
import type { Operation } from '../wire/operation.ts';
import { ROUTES } from '../wire/router.ts';
import { type Alteration, alterationOf, ALTERATIONS } from './altered-by-sdk.ts';
import { anywhere, holds } from './case.ts';
import { limitCases } from './limit-cases.ts';
import { TAG } from './made-things.ts';
import { makeEncoder, makeStage, makeStorage } from './make.ts';
import { RULE_CASES } from './rule-cases.ts';
import { type SentInput, watchSent } from './sent-by-sdk.ts';
import { KIND, refusalIn, send, startTarget, type Target } from './target.ts';

let target: Target;
let sent: SentInput;
let realm: string;
const existing: Record<string, string> = {};
const needed = () => new Set(Object.values(existing));
const seen = { inside: 0, answered: 0, outside: 0, alterations: new Set<Alteration>() };

beforeAll(async () => {
  target = await startTarget();
  sent = watchSent(target.client);
  existing['stage'] = await makeStage(target);
  existing['encoder-configuration'] = await makeEncoder(target);
  // AWS wants a bucket that is there.
  if (KIND === 'emulator') existing['storage-configuration'] = await makeStorage(target);
  realm = existing['stage'].split(':').slice(3, 5).join(':');
});
afterAll(async () => {
  await target.release();
  await target.close();
});

/** What is there must stay as it is for the next case, and what is paid for is not begun in AWS. */
const mayNameExisting = (operation: Operation): boolean =>
  !/^(?:Delete|Stop|Disconnect|TagResource)/.test(operation) &&
  !(KIND === 'aws' && operation === 'StartComposition');

type Outcome = { name: string; text: string } | 'answered' | 'not sent';

async function outcomeOf(operation: Operation, input: object): Promise<Outcome> {
  sent.forget();
  try {
    await send(target.client, operation, input);
    return 'answered';
  } catch (error) {
    const isOfService = error instanceof IVSRealTimeServiceException;
    if (!isOfService && sent.last() === undefined) return 'not sent';
    if (!isOfService || isModelled(error.name as AwsErrorName)) return refusalIn(error);
    // Common to AWS and not of the model: JSON of another type than the member's, or a path that is none.
    expect(error.$fault).toBe('client');
    return { name: error.name, text: error.message };
  }
}

const isEmptyMap = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

/** As JSON says it, without what is absent and what is added on the way: the suite's own tag, the SDK's own token. */
const asSent = (input: unknown): unknown => {
  const withoutTag = (key: string, value: unknown): unknown =>
    key === TAG ? undefined : (value ?? undefined);
  const said = JSON.parse(JSON.stringify(input, withoutTag)) as Record<string, unknown>;
  const isAdded = (name: string, value: unknown): boolean =>
    name === 'tags'
      ? isEmptyMap(value)
      : name === 'idempotencyToken' && /^[0-9a-f-]{36}$/.test(String(value));
  return Object.fromEntries(Object.entries(said).filter(([name, value]) => !isAdded(name, value)));
};

const wasAltered = (input: object): boolean => !isDeepStrictEqual(asSent(input), asSent(sent.last() ?? {}));

const TYPE_RULE = /^Member must be (?:a string|a number|true or false|a structure|a list|a map)$/;

/** What is wrong already as JSON is refused before the limits are looked at. */
const isOfWrongType = ({ what, breaks = '' }: EdgeCase): boolean => TYPE_RULE.test(breaks) || what === '7';

function isRightlyRefused(one: EdgeCase, outcome: Outcome): boolean {
  if (typeof outcome === 'string') return false;
  const { member, breaks = '' } = one;
  const name = isOfWrongType(one) ? 'SerializationException' : 'ValidationException';
  if (outcome.name !== name) return false;
  // AWS's words are its own, but it names the member.
  if (KIND === 'aws')
    return outcome.text.includes(
      member
        .split('.')
        .at(-1)
        ?.replace(/\[\d+\]$/, '') ?? '',
    );
  return isOfWrongType(one)
    ? outcome.text.startsWith(`Wrong type for ${member}:`)
    : outcome.text.includes(`'${member}'`) && outcome.text.includes(breaks);
}

/** No limit, but something that is not there: no other error is modelled for these operations. */
const namesNothing = (operation: Operation, member: string): boolean =>
  member === 'nextToken' ||
  (operation === 'CreateIngestConfiguration' && member === 'stageArn') ||
  (operation === 'CreateStage' && member.startsWith('autoParticipantRecordingConfiguration'));

function isRightlyTaken(operation: Operation, { member, input }: EdgeCase, outcome: Outcome): boolean {
  if (outcome === 'answered') return true;
  if (outcome === 'not sent') return false;
  if (outcome.name !== 'ValidationException') return outcome.name !== 'SerializationException';
  // Inside this limit, and outside a rule that looks at more than one member.
  const otherRule = refusalOf(operation, input);
  if (otherRule !== undefined) return KIND === 'aws' || outcome.text === otherRule;
  const says = /Member (?:must be the ARN of a|is not a page token)/;
  return namesNothing(operation, member) && (KIND === 'aws' || says.test(outcome.text));
}

async function problemsWith(operation: Operation, one: EdgeCase): Promise<string[]> {
  const { member, what, input, breaks } = one;
  const outcome = await outcomeOf(operation, input);
  const told = `${member}, ${what}: ${JSON.stringify(outcome)}`;
  const alteration = alterationOf(operation, one);
  if (alteration !== undefined) {
    seen.alterations.add(alteration);
    return [];
  }
  if (wasAltered(input)) return [`${told}, but sent was ${JSON.stringify(sent.last())}`];
  if (breaks === undefined) seen.inside += 1;
  else seen.outside += 1;
  if (outcome === 'answered') seen.answered += 1;
  const isRight =
    breaks === undefined ? isRightlyTaken(operation, one, outcome) : isRightlyRefused(one, outcome);
  return isRight ? [] : [told];
}

async function allProblemsWith(operation: Operation, cases: readonly EdgeCase[]): Promise<string[]> {
  const problems: string[] = [];
  for (const one of cases) {
    problems.push(...(await problemsWith(operation, one)));
    if (one.breaks === undefined) await target.release(needed());
  }
  return problems;
}

describe('just inside and just outside each limit of', () => {
  for (const { operation } of ROUTES) {
    holds(
      operation,
      anywhere(async () => {
        const cases = limitCases(operation, realm, mayNameExisting(operation) ? existing : {});
        expect(await allProblemsWith(operation, cases)).toEqual([]);
      }),
      () => target,
    );
  }
});

describe('just inside and just outside the rules', () => {
  for (const [rule, casesOf] of Object.entries(RULE_CASES)) {
    holds(
      rule,
      anywhere(async () => {
        for (const { operation, ...one } of casesOf(realm)) {
          expect(await allProblemsWith(operation, [one])).toEqual([]);
        }
      }),
      () => target,
    );
  }
});

describe('the cases', () => {
  it('are many, from both sides, and mostly about what can be done', () => {
    expect(seen.outside).toBeGreaterThan(1_600);
    expect(seen.inside).toBeGreaterThan(650);
    expect(seen.answered).toBeGreaterThan(KIND === 'aws' ? 200 : 400);
  });

  it('meet everything that the SDK is known to alter', () => {
    expect([...seen.alterations].toSorted()).toEqual([...ALTERATIONS].toSorted());
  });
});
