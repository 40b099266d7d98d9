import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '#shared/contract/ids.ts';
import { type Investigated, investigator } from '#shared/investigator/contract.ts';
import { call } from '#server/testing/call-endpoint.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import type { Asked, InvestigatorCase } from './testing/case.ts';
import { CASES } from './testing/cases.ts';
import { judge } from './testing/judge.ts';
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

/** How often IVS was asked so far, and how often CloudWatch, which has a lane of its own. */
function callsOf(): { ivs: number; metrics: number } {
  const metrics = running.emulator.calls.list({ operation: 'GetMetricData' }).length;
  return { ivs: running.emulator.calls.total - metrics, metrics };
}

async function played({
  play,
}: InvestigatorCase): Promise<{ answered: Investigated; calls: number; metricCalls: number }> {
  const scene = await Scene.open(running.emulator);
  try {
    const asked = await play(scene);
    const before = callsOf();
    const answered = await ask(asked, scene.stageArn);
    const after = callsOf();
    return { answered, calls: after.ivs - before.ivs, metricCalls: after.metrics - before.metrics };
  } finally {
    scene.close();
  }
}

describe('the cases', () => {
  it('have names of their own', () => {
    expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
    expect(CASES.length).toBeGreaterThanOrEqual(40);
  });

  it('each say what an answer has to rest on', () => {
    expect(CASES.filter(({ expected }) => expected.evidence.length === 0).map(({ name }) => name)).toEqual(
      [],
    );
  });

  it.each(CASES)('are answered rightly: $name', async (one) => {
    const { answered, calls, metricCalls } = await played(one);
    const { answer } = answered;
    if (!answer) throw new Error(`an estimate came: ${JSON.stringify(answered.estimate)}`);
    const wrong = judge(answer, one.expected);
    const { cause, words } = answer.conclusion;
    table.push(`${wrong.length === 0 ? 'right' : 'wrong'}  ${one.name}: ${cause}, ${calls} calls. ${words}`);
    expect(wrong).toEqual([]);

    const participants = [answer.x, answer.y].map(({ lanes }) => Math.max(1, lanes.length));
    const further = participants.reduce((sum, count) => sum + count - 1, 0);
    const morePages = [...answer.x.lanes, ...answer.y.lanes].filter(({ events }) => events > 100).length;
    const bound = 9 + 2 * further + morePages + (one.name === 'a page of X’s events lost' ? 1 : 0);
    expect(calls).toBeLessThanOrEqual(bound);
    expect(metricCalls).toBeLessThanOrEqual(1);
  });
});
