import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Answered, investigator, type RungShown } from '#shared/investigator/contract.ts';
import { call } from '#server/testing/call-endpoint.ts';
import { controlEmulator } from '#server/testing/control-emulator.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { type Actor, Scene } from './testing/scene.ts';

let running: RunningConsole;
beforeAll(async () => {
  running = await startConsole({ scenario: 'empty' });
});
afterEach(() => running.emulator.faults.clear());
afterAll(async () => running.close());

interface Played {
  x: Actor;
  y: Actor;
  at: number;
  scene: Scene;
}

/** Ana receives Ben, and publishes herself where she is to be measured. */
async function played(isAnaPublishing = true): Promise<Played> {
  const scene = await Scene.open(running.emulator);
  const x = await scene.join('ana');
  const y = await scene.join('ben');
  if (isAnaPublishing) await scene.publish(x);
  await scene.publish(y);
  const at = scene.step(240);
  scene.step(120);
  return { x, y, at, scene };
}

/** Something is wrong with somebody's media for two minutes to both sides. */
async function trouble({ participantId }: Actor, what: string, at: number): Promise<void> {
  await controlEmulator(running.emulator, 'media', {
    participantId,
    trouble: what,
    from: new Date(at - 120_000).toISOString(),
    to: new Date(at + 120_000).toISOString(),
  });
}

async function ask({ scene, x, y, at }: Played): Promise<Answered & { media: RungShown }> {
  const { answer } = await call(running, investigator.inSession, {
    connection: 'emulator',
    stageId: scene.stageId,
    sessionId: x.sessionId,
    x: x.participantId,
    y: y.participantId,
    at: new Date(at).toISOString(),
  });
  scene.close();
  const media = answer?.rungs.find(({ id }) => id === 'media');
  if (!answer || !media) throw new Error('no answer with a check of media came');
  return { ...answer, media };
}

const factsOf = ({ evidence }: RungShown): string => evidence.map(({ words }) => words).join(' ');

describe('the check of media', () => {
  it('is yes with the figures of both where all is well, by one call of CloudWatch', async () => {
    const scene = await played();
    running.emulator.calls.clear();
    const { media } = await ask(scene);
    expect(media.verdict).toBe('yes');
    expect(factsOf(media)).toMatch(/ben sent, .*bit\/s of video, .*ana received, .*% of packets lost/);
    expect(running.emulator.calls.list({ operation: 'GetMetricData' })).toHaveLength(1);
  });

  it.each([
    ['upload', 'y', /ben’s upload was poor/],
    ['no-video', 'y', /ben sent sound and no picture/],
    ['no-audio', 'y', /ben sent a picture and no sound/],
    ['download', 'x', /ana’s download was poor/],
  ] as const)('finds trouble: %s of %s', async (what, whose, words) => {
    const scene = await played();
    await trouble(scene[whose], what, scene.at);
    const { media, conclusion } = await ask(scene);
    expect([media.verdict, media.words]).toEqual(['no', expect.stringMatching(words)]);
    expect(media.evidence).not.toEqual([]);
    // It explains what the events leave open, and is no cause.
    expect([conclusion.cause, conclusion.words]).toEqual(['no-fault', expect.stringMatching(words)]);
  });

  it('says that a viewer who only receives is not measured', async () => {
    const { media } = await ask(await played(false));
    expect([media.verdict, media.words]).toEqual([
      'yes',
      'What ben sent was good. Of what ana received nothing was measured: that is done only while it publishes too.',
    ]);
  });

  it('is not available without the permission, and the rest of the answer is as it was', async () => {
    const scene = await played();
    running.emulator.faults.add({
      operation: 'GetMetricData',
      kind: 'error',
      errorType: 'AccessDeniedException',
    });
    const { media, conclusion } = await ask(scene);
    expect([media.verdict, media.words]).toEqual([
      'not-available',
      expect.stringContaining('it needs cloudwatch:GetMetricData') as string,
    ]);
    expect(conclusion.cause).toBe('no-fault');
  });
});
