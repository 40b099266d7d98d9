import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compositionChanges } from '#shared/compositions/changes.ts';
import { compositions } from '#shared/compositions/contract.ts';
import { compositionReplace, type ReplaceDraft } from '#shared/compositions/replace.ts';
import { compositionReplacements, type Replacement } from '#shared/compositions/replacement.ts';
import { idOf } from '#shared/contract/ids.ts';
import { jobs } from '#shared/jobs/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type ExampleIds, exampleIds } from '#server/testing/example-paths.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
const PACE = {
  pollMs: 10,
  startMs: 2_000,
  activeMs: 600,
  stopMs: 3_000,
  stoppedMs: 2_000,
  backOffMs: [10, 20],
};
let running: RunningConsole;
let ids: ExampleIds;
beforeEach(async () => {
  running = await startConsole({ replace: PACE, paused: true });
  // Where people publish for as long as a test lasts: without them a composition ends by itself.
  const { items } = await call(running, stages.list, { connection, maxResults: 100 });
  const stage = items.find(({ name }) => name === 'show-morning-brief');
  ids = { ...(await exampleIds(running)), stageId: idOf(stage?.arn ?? '') };
});
afterEach(async () => running.close());

const s3 = () => ({
  s3: {
    storageConfigurationId: ids['storageConfigurationId'] ?? '',
    encoderConfigurationIds: [ids['encoderConfigurationId'] ?? ''],
  },
});
const channel = (id = 'AbCdEfGhIjKl') => ({
  channel: { channelArn: `arn:aws:ivs:us-east-1:${running.emulator.accountId}:channel/${id}` },
});
type Destinations = NonNullable<ReplaceDraft['destinations']>;

/** One that is ACTIVE. */
async function start(destinations: Destinations): Promise<string> {
  const { item } = await call(running, compositionChanges.start, {
    connection,
    body: {
      stageId: ids['stageId'] ?? '',
      idempotencyToken: 'the-old-one',
      layout: { grid: { gridGap: 4 } },
      destinations,
      tags: { team: 'show' },
    },
  });
  running.emulator.clock.step(30_000);
  // From now on time goes by, fast.
  running.emulator.clock.setSpeed(60);
  running.emulator.clock.resume();
  return idOf(item.arn);
}

const ask = async (compositionId: string, more: Partial<ReplaceDraft> = {}) =>
  call(running, compositionReplace.replace, {
    connection,
    compositionId,
    body: { layout: { pip: { pipPosition: 'TOP_LEFT' } }, ...more },
  });

async function read(compositionId: string): Promise<Replacement> {
  const { item } = await call(running, compositionReplacements.replacement, { connection, compositionId });
  return item ?? expect.fail('no Replace');
}

async function ended(compositionId: string): Promise<Replacement> {
  await expect
    .poll(async () => (await read(compositionId)).job.state, { interval: 10 })
    .toMatch(/done|failed|cancelled/);
  return read(compositionId);
}

const stateOf = async (compositionId: string) =>
  (await call(running, compositions.get, { connection, compositionId })).item.state;

describe('a Replace', () => {
  it('starts the new one beside the old one where no channel is in the way, and then stops the old one', async () => {
    const old = await start([s3()]);
    const job = await ask(old);
    expect(job).toMatchObject({ kind: 'replace-composition', unwinds: true, task: { compositionId: old } });
    const replacement = await ended(old);
    expect(replacement).toMatchObject({
      mode: 'overlap',
      job: { state: 'done' },
      outcome: { kind: 'replaced', running: [replacement.newCompositionId] },
    });
    const fresh = await call(running, compositions.get, {
      connection,
      compositionId: replacement.newCompositionId ?? '',
    });
    expect(fresh.item).toMatchObject({
      state: 'ACTIVE',
      layout: { pip: { pipPosition: 'TOP_LEFT' } },
      tags: { team: 'show' },
    });
    expect(await stateOf(old)).toBe('STOPPED');
    const calls = running.emulator.calls.list().map(({ operation }) => operation);
    expect(calls.lastIndexOf('StartComposition')).toBeLessThan(calls.lastIndexOf('StopComposition'));
    // It is found by the new one as well.
    expect((await read(replacement.newCompositionId ?? '')).job.id).toBe(job.id);
  });

  it('stops the old one first where both have one channel', async () => {
    const old = await start([channel()]);
    await ask(old);
    const replacement = await ended(old);
    expect(replacement).toMatchObject({ mode: 'gap', outcome: { kind: 'replaced' } });
    const calls = running.emulator.calls.list().map(({ operation }) => operation);
    expect(calls.lastIndexOf('StopComposition')).toBeLessThan(calls.lastIndexOf('StartComposition'));
    expect(replacement.log.map(({ step, phase }) => `${step} ${phase}`)).toEqual(
      expect.arrayContaining(['stop-old sending', 'start-new sending', 'active-new seen', 'end decided']),
    );
  });

  it('needs no gap where the new one has another channel', async () => {
    const old = await start([channel()]);
    await ask(old, { destinations: [channel('ZyXwVuTsRqPo')] });
    expect(await ended(old)).toMatchObject({ mode: 'overlap', outcome: { kind: 'replaced' } });
  });

  it('finds a start again whose answer was lost, and makes no second one', async () => {
    const old = await start([s3()]);
    const before = (await call(running, compositions.list, { connection, maxResults: 100 })).items.length;
    running.emulator.faults.add({ operation: 'StartComposition', kind: 'reset', carriedOut: true, times: 2 });
    await ask(old);
    expect((await ended(old)).outcome?.kind).toBe('replaced');
    expect((await call(running, compositions.list, { connection, maxResults: 100 })).items).toHaveLength(
      before + 1,
    );
  });

  it('starts the old layout again where the new one is refused on a channel', async () => {
    const old = await start([channel()]);
    running.emulator.faults.add({
      operation: 'StartComposition',
      kind: 'error',
      errorType: 'ServiceQuotaExceededException',
      times: 1,
    });
    await ask(old);
    const replacement = await ended(old);
    expect(replacement).toMatchObject({
      job: { state: 'failed', failure: expect.stringContaining('quota') as string },
      outcome: { kind: 'kept', running: [replacement.backCompositionId] },
    });
    const back = await call(running, compositions.get, {
      connection,
      compositionId: replacement.backCompositionId ?? '',
    });
    expect(back.item).toMatchObject({ state: 'ACTIVE', layout: { grid: { gridGap: 4 } } });
  });

  it('says why none runs, and keeps the old layout to be started', async () => {
    const old = await start([channel()]);
    running.emulator.faults.add({
      operation: 'StartComposition',
      kind: 'error',
      errorType: 'ServiceQuotaExceededException',
    });
    await ask(old);
    const replacement = await ended(old);
    expect(replacement).toMatchObject({
      job: { state: 'failed' },
      outcome: { kind: 'none', running: [] },
      before: { layout: { grid: { gridGap: 4 } }, destinations: [channel()], tags: { team: 'show' } },
    });
    expect(replacement.job.failure).toContain('None of them runs in the end');
  });

  it('stops the new one where it never becomes ACTIVE, and leaves the old one alone', async () => {
    const old = await start([s3()]);
    await ask(old, { destinations: [{ ...s3(), name: 'fault-stays-starting' }] });
    const replacement = await ended(old);
    expect(replacement).toMatchObject({
      job: { state: 'failed' },
      outcome: { kind: 'kept', running: [old] },
    });
    expect(await stateOf(replacement.newCompositionId ?? '')).toMatch(/STOPP/);
    expect(await stateOf(old)).toBe('ACTIVE');
  });

  it('goes back where the old one cannot be stopped, and says how often it tried', async () => {
    const old = await start([s3()]);
    const [{ arn } = { arn: '' }] = (
      await call(running, compositions.list, { connection, stageId: ids['stageId'], maxResults: 100 })
    ).items.filter((one) => idOf(one.arn) === old);
    running.emulator.faults.add({
      operation: 'StopComposition',
      match: { arn },
      kind: 'error',
      errorType: 'InternalServerException',
    });
    await ask(old);
    const { log, outcome } = await ended(old);
    expect(outcome).toMatchObject({ kind: 'kept', running: [old] });
    const tried = log.filter(
      ({ phase, words }) => phase === 'sending' && words.includes(`StopComposition for the old`),
    );
    expect(tried.length).toBeGreaterThan(2);
    expect(log.some(({ words }) => words.includes('could not be stopped'))).toBe(true);
  });

  it('is cancelled by going back', async () => {
    const old = await start([s3()]);
    const { id } = await ask(old, { destinations: [{ ...s3(), name: 'fault-stays-starting' }] });
    await expect.poll(async () => (await read(old)).newCompositionId).toBeDefined();
    expect(await call(running, jobs.cancel, { connection, jobId: id })).toMatchObject({ cancelling: true });
    expect(await ended(old)).toMatchObject({
      job: { state: 'cancelled' },
      outcome: { kind: 'kept', running: [old] },
    });
  });

  it('is refused while another one is under way, and for what breaks a rule, by its name', async () => {
    const old = await start([s3()]);
    await ask(old, { destinations: [{ ...s3(), name: 'fault-stays-starting' }] });
    const body = { layout: { grid: {} } };
    const again = await attempt(running, compositionReplace.replace, {
      connection,
      compositionId: old,
      body,
    });
    expect([again.status, again.json()]).toMatchObject([409, { code: 'conflict' }]);
    const wrong = await attempt(running, compositionReplace.replace, {
      connection,
      compositionId: old,
      body: { layout: { grid: { gridGap: -1 } }, destinations: [] },
    });
    expect([wrong.status, wrong.json()]).toMatchObject([
      400,
      {
        fields: expect.arrayContaining([
          expect.objectContaining({ path: 'body.layout.grid.gridGap' }),
          expect.objectContaining({ path: 'body.destinations' }),
        ]) as unknown,
      },
    ]);
    const foreign = await attempt(running, compositionReplace.replace, {
      connection,
      compositionId: 'another',
      body: {
        ...body,
        destinations: [{ channel: { channelArn: 'arn:aws:ivs:eu-west-1:111122223333:channel/abc' } }],
      },
    });
    expect([foreign.status, foreign.json()]).toMatchObject([
      400,
      { fields: [{ path: 'body.destinations.0.channel.channelArn' }] },
    ]);
    await ended(old);
  });

  it('does nothing to what does not run', async () => {
    await ask('NoSuchOneHere');
    expect(await ended('NoSuchOneHere')).toMatchObject({
      job: { state: 'failed', failure: expect.stringContaining('nothing to replace') as string },
    });
    expect(running.emulator.calls.list({ operation: 'StartComposition' })).toEqual([]);
  });

  it('of a composition that never had one is not there', async () => {
    expect(
      await call(running, compositionReplacements.replacement, {
        connection,
        compositionId: 'NoSuchOneHere',
      }),
    ).toEqual({});
  });
});
