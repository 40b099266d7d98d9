import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '#shared/contract/ids.ts';
import { type Answered, type Investigated, investigator } from '#shared/investigator/contract.ts';
import { call } from '#server/testing/call-endpoint.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import type { Asked, Expected, InvestigatorCase } from './testing/case.ts';
import { CASES } from './testing/cases.ts';
import { Scene } from './testing/scene.ts';

let running: RunningConsole;
const table: string[] = [];

beforeAll(async () => {
  running = await startConsole({ scenario: 'empty' });
});
afterEach(() => running.emulator.faults.clear());
afterAll(async () => {
  await running.close();
  const wrong = table.filter((line) => line.startsWith('wrong'));
  process.stdout.write(
    `${[...wrong, `${table.length - wrong.length} right, ${wrong.length} wrong`].join('\n')}\n`,
  );
});

async function ask(asked: Asked, stageArn: string): Promise<Investigated> {
  const { x, y, sessionId, confirm } = asked;
  const stageId = idOf(asked.stageArn ?? stageArn);
  const input = {
    connection: 'emulator',
    stageId,
    x,
    y,
    at: new Date(asked.at).toISOString(),
    ...(confirm === undefined ? {} : { confirm }),
  };
  return sessionId === undefined
    ? call(running, investigator.onStage, input)
    : call(running, investigator.inSession, { ...input, sessionId });
}

/** The answer in the form of what was expected, so that a difference can be read. */
function told(answer: Answered, expected: Expected): Expected {
  const { cause, rung, errorCode, evidence, confidence } = answer.conclusion;
  const kinds = evidence.map(({ kind, name }) => (kind === 'event' ? (name ?? '') : kind));
  return {
    cause,
    rung,
    evidence: expected.evidence.filter((one) => kinds.includes(one)),
    ...(errorCode === undefined && expected.errorCode === undefined ? {} : { errorCode: errorCode ?? '' }),
    ...(expected.others === undefined ? {} : { others: answer.others.map((other) => other.cause) }),
    ...(expected.confidence === undefined ? {} : { confidence }),
  };
}

async function played({ play }: InvestigatorCase): Promise<{ answered: Investigated; calls: number }> {
  const scene = await Scene.open(running.emulator);
  try {
    const asked = await play(scene);
    const before = running.emulator.calls.total;
    const answered = await ask(asked, scene.stageArn);
    return { answered, calls: running.emulator.calls.total - before };
  } finally {
    scene.close();
  }
}

describe('the cases', () => {
  it('have names of their own', () => {
    expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
    expect(CASES.length).toBeGreaterThanOrEqual(40);
  });

  it.each(CASES)('are answered rightly: $name', async (one) => {
    const { answered, calls } = await played(one);
    const { answer } = answered;
    if (!answer) throw new Error(`an estimate came: ${JSON.stringify(answered.estimate)}`);
    const { expected } = one;
    const got = told(answer, expected);
    const isRight = JSON.stringify(got) === JSON.stringify({ ...got, ...expected });
    const { cause, words } = answer.conclusion;
    table.push(`${isRight ? 'right' : 'wrong'}  ${one.name}: ${cause}, ${calls} calls. ${words}`);
    expect(got).toEqual(expected);
    expect(answer.conclusion.evidence.length).toBeGreaterThan(0);

    const participants = [answer.x, answer.y].map(({ lanes }) => Math.max(1, lanes.length));
    const further = participants.reduce((sum, count) => sum + count - 1, 0);
    const morePages = [...answer.x.lanes, ...answer.y.lanes].filter(({ events }) => events > 100).length;
    const bound = 9 + 2 * further + morePages + (one.name === 'a page of X’s events lost' ? 1 : 0);
    expect(calls).toBeLessThanOrEqual(bound);
  });
});
