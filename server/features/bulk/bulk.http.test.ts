import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bulkChanges } from '#shared/bulk/changes.ts';
import { bulk } from '#shared/bulk/contract.ts';
import { MARKER_TAG } from '#shared/bulk/drafts.ts';
import { idOf } from '#shared/contract/ids.ts';
import { isUnfinished, jobs } from '#shared/jobs/contract.ts';
import { participants } from '#shared/participants/contract.ts';
import { recorder } from '#shared/recorder/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { openBeside } from '#server/testing/open-beside.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { storeUnderTest } from '#server/testing/store-under-test.ts';

const QUICK = { settleMs: 5, backOffMs: [5, 10] };
const connection = 'emulator';

let running: RunningConsole;
beforeEach(async () => {
  running = await startConsole({ bulk: QUICK });
});
afterEach(async () => running.close(0));

const listed = async () =>
  (await call(running, stages.list, { connection, maxResults: 100 })).items.map(({ arn, name, tags }) => ({
    id: idOf(arn),
    name,
    tags: tags ?? {},
  }));

async function over(jobId: string) {
  await expect
    .poll(async () => isUnfinished((await call(running, bulk.get, { connection, jobId })).job.state), {
      interval: 10,
      timeout: 20_000,
    })
    .toBe(false);
  return call(running, bulk.get, { connection, jobId });
}

/** Why the console took something away, as it has kept it. */
const reasonsOf = async (ofId: string) =>
  (await call(running, recorder.ownChanges, { connection, ofId })).items.map(({ reason }) => reason);

/** Calls of an operation, each with what it was about and how it ended. */
const sent = (operation: string) =>
  running.emulator.calls.list().filter((each) => each.operation === operation);

describe('a job over many stages', () => {
  it('tags, takes tags away and deletes, each once, and says so of each', async () => {
    const three = (await listed()).slice(0, 3);
    const stageIds = three.map(({ id }) => id);
    const tagging = await call(running, bulkChanges.tag, {
      connection,
      body: { key: 'tagging-them', stageIds, tags: { season: 'winter' } },
    });
    const tagged = await over(tagging.id);
    expect(tagged.job).toMatchObject({ state: 'done', progress: { words: '3 of 3 tagged' } });
    expect(tagged.items.map(({ name, state }) => [name, state])).toEqual(
      three.map(({ name }) => [name, 'done']),
    );
    const now = await listed();
    for (const id of stageIds) expect(now.find((each) => each.id === id)?.tags['season']).toBe('winter');

    const untagging = await call(running, bulkChanges.untag, {
      connection,
      body: { key: 'untagging-them', stageIds, tagKeys: ['season'] },
    });
    await over(untagging.id);
    for (const { tags } of await listed()) expect(tags['season']).toBeUndefined();

    const deleting = await call(running, bulkChanges.remove, {
      connection,
      body: { key: 'deleting-them', stageIds, reason: 'the season is over' },
    });
    const deleted = await over(deleting.id);
    expect(deleted).toMatchObject({ reason: 'the season is over', action: 'delete' });
    expect((await listed()).map(({ id }) => id)).toEqual(expect.not.arrayContaining(stageIds));
    const { lines, more } = await call(running, bulk.log, { connection, jobId: deleting.id });
    expect(more).toBe(false);
    expect(lines.filter(({ phase }) => phase === 'sending')).toHaveLength(3);
    expect(lines.filter(({ words }) => words.startsWith('Deleted'))).toHaveLength(3);
    for (const id of stageIds) expect(await reasonsOf(id)).toEqual(['the season is over']);
  });

  it('is the same job when it is asked for twice with one key', async () => {
    const [stage] = await listed();
    const ask = async () =>
      call(running, bulkChanges.tag, {
        connection,
        body: { key: 'asked-for-twice', stageIds: [stage?.id ?? ''], tags: { a: 'b' } },
      });
    const first = await ask();
    await over(first.id);
    expect((await ask()).id).toBe(first.id);
    expect(sent('TagResource')).toHaveLength(1);
  });

  it('looks at what a lost answer was about, and does not delete it twice', async () => {
    const stageIds = (await listed()).slice(0, 4).map(({ id }) => id);
    running.emulator.faults.add(
      { operation: 'DeleteStage', kind: 'reset', carriedOut: true, times: 2 },
      { operation: 'DeleteStage', kind: 'status', status: 500, times: 1 },
    );
    const job = await call(running, bulkChanges.remove, {
      connection,
      body: { key: 'lost-answers', stageIds, reason: 'a test' },
    });
    const { job: ended, items } = await over(job.id);
    expect(ended.state).toBe('done');
    // The one that was not carried out is sent again, and no other.
    expect(sent('DeleteStage')).toHaveLength(5);
    expect(items.filter(({ attempts }) => attempts === 2)).toHaveLength(1);
  });

  it('finds a stage that it has created by its mark, and creates none twice', async () => {
    running.emulator.faults.add({ operation: 'CreateStage', kind: 'reset', carriedOut: true, times: 3 });
    const names = ['lesson-01', 'lesson-02', 'lesson-03', 'lesson-04', 'lesson-05'];
    const job = await call(running, bulkChanges.create, {
      connection,
      body: { key: 'creating-them', stages: names.map((name) => ({ name, tags: { kind: 'lesson' } })) },
    });
    const { job: ended, items } = await over(job.id);
    expect(ended.state).toBe('done');
    const made = (await listed()).filter(({ tags }) => tags['kind'] === 'lesson');
    expect(new Set(made.map(({ name }) => name))).toEqual(new Set(names));
    expect(made).toHaveLength(names.length);
    expect(new Set(made.map(({ tags }) => tags[MARKER_TAG])).size).toBe(5);
    expect(new Set(items.map(({ id }) => id))).toEqual(new Set(made.map(({ id }) => id)));
  });

  it('says of each why it failed, and tries those again that did, and no other', async () => {
    const [first, second] = await listed();
    running.emulator.faults.add({
      operation: 'TagResource',
      kind: 'error',
      errorType: 'ValidationException',
      message: 'not this one',
      times: 1,
    });
    const job = await call(running, bulkChanges.tag, {
      connection,
      body: { key: 'one-that-fails', stageIds: [first?.id ?? '', second?.id ?? ''], tags: { a: 'b' } },
    });
    const failed = await over(job.id);
    expect(failed.job.failure).toContain('1 of 2 could not be tagged');
    expect(failed.items.find(({ state }) => state === 'failed')?.words).toContain('not this one');
    await call(running, jobs.resume, { connection, jobId: job.id });
    expect((await over(job.id)).job).toMatchObject({ state: 'done', progress: { words: '2 of 2 tagged' } });
    expect(sent('TagResource')).toHaveLength(3);
  });

  it('lets what is gone before it can be looked at be no more than one that failed', async () => {
    const stageIds = (await listed()).slice(0, 2).map(({ id }) => id);
    running.emulator.faults.add(
      { operation: 'TagResource', kind: 'reset', times: 1 },
      { operation: 'ListTagsForResource', kind: 'error', errorType: 'ResourceNotFoundException' },
    );
    const job = await call(running, bulkChanges.tag, {
      connection,
      body: { key: 'gone-meanwhile', stageIds, tags: { a: 'b' } },
    });
    const { job: ended, items } = await over(job.id);
    expect(ended.failure).toMatch(/^1 of 2 could not be tagged/);
    expect(items.filter(({ state }) => state === 'failed').map(({ words }) => words)).toEqual([
      expect.stringMatching(/ is gone: AWS does not know it any more\.$/),
    ]);
    expect(sent('ListTagsForResource')).toHaveLength(1);
  });

  it('does all others where it may not look at one whose answer was lost, and names that one', async () => {
    const stageIds = (await listed()).slice(0, 6).map(({ id }) => id);
    running.emulator.faults.add(
      { operation: 'UntagResource', kind: 'reset', times: 1 },
      { operation: 'UntagResource', kind: 'throttle', times: 1 },
      { operation: 'ListTagsForResource', kind: 'error', errorType: 'AccessDeniedException' },
    );
    const job = await call(running, bulkChanges.untag, {
      connection,
      body: { key: 'not-to-be-seen', stageIds, tagKeys: ['a'] },
    });
    const { job: ended, items } = await over(job.id);
    const [unsure, ...more] = items.filter(({ state }) => state !== 'done');
    expect([unsure?.state, more]).toEqual(['unsure', []]);
    expect(ended.state).toBe('failed');
    expect(ended.failure).toBe(
      `Of 1 it is not known whether it was untagged, because AWS could not be asked: ${unsure?.name ?? ''} (${unsure?.id ?? ''}). Trying again looks first.`,
    );
    running.emulator.faults.clear();
    await call(running, jobs.resume, { connection, jobId: job.id });
    expect((await over(job.id)).job).toMatchObject({
      state: 'done',
      progress: { words: '6 of 6 untagged' },
    });
    const { lines } = await call(running, bulk.log, { connection, jobId: job.id });
    expect(lines.map(({ words }) => words)).toContain('Looks again at 1 of which it is not known.');
    // The one that was throttled and the one that was not carried out were each sent twice.
    expect(sent('UntagResource')).toHaveLength(7);
  });

  it('stops where every other would be refused too, and goes on from there', async () => {
    const stageIds = (await listed()).slice(0, 9).map(({ id }) => id);
    running.emulator.faults.add({
      id: 'denied',
      operation: 'TagResource',
      kind: 'error',
      errorType: 'AccessDeniedException',
      skip: 1,
    });
    const job = await call(running, bulkChanges.tag, {
      connection,
      body: { key: 'not-allowed', stageIds, tags: { a: 'b' } },
    });
    const stopped = await over(job.id);
    expect(stopped.job.failure).toContain('does not let this connection call TagResource');
    expect(sent('TagResource').length).toBeLessThanOrEqual(5);
    running.emulator.faults.clear();
    await call(running, jobs.resume, { connection, jobId: job.id });
    expect((await over(job.id)).job.state).toBe('done');
  });

  it('has all of them before it where the database could not take them at first', async () => {
    await running.close(0);
    const place = await storeUnderTest();
    const beside = await openBeside(place.settings);
    running = await startConsole({ bulk: QUICK, store: place });
    try {
      const stageIds = (await listed()).slice(0, 3).map(({ id }) => id);
      await beside.db.schema.alterTable('job_items').renameTo('job_items_away').execute();
      const { id: jobId } = await call(running, bulkChanges.tag, {
        connection,
        body: { key: 'no-room-at-first', stageIds, tags: { a: 'b' } },
      });
      const state = async () =>
        (await call(running, jobs.list, { connection })).items.find(({ id }) => id === jobId)?.state;
      await expect.poll(state, { interval: 10 }).toBe('failed');
      expect(sent('TagResource')).toHaveLength(0);
      await beside.db.schema.alterTable('job_items_away').renameTo('job_items').execute();
      await call(running, jobs.resume, { connection, jobId });
      expect((await over(jobId)).job).toMatchObject({ state: 'done', progress: { words: '3 of 3 tagged' } });
      expect(sent('TagResource')).toHaveLength(3);
    } finally {
      await beside.close();
      await running.close(0);
      await place.remove();
      running = await startConsole({ bulk: QUICK });
    }
  });

  it('rests when it is paused, and ends when it is stopped', async () => {
    await running.close(0);
    // The rate is shared: three of the four requests at a time wait for their turn.
    running = await startConsole({ bulk: QUICK, share: 0.95 });
    const stageIds = (await listed()).map(({ id }) => id);
    running.emulator.faults.add({ operation: 'DeleteStage', kind: 'latency', ms: 60 });
    const job = await call(running, bulkChanges.remove, {
      connection,
      body: { key: 'paused-one', stageIds, reason: 'a test' },
    });
    const jobId = job.id;
    const now = async () => call(running, bulk.get, { connection, jobId });
    await expect.poll(async () => (await now()).job.progress.done, { interval: 5 }).toBeGreaterThan(0);
    await call(running, jobs.pause, { connection, jobId });
    // What was sent is seen through to its end, and what was not waits as if nothing had been said of it.
    await expect.poll(() => sent('DeleteStage').every(({ outcome }) => outcome === 200)).toBe(true);
    await expect.poll(async () => (await now()).items.some(({ state }) => state === 'sending')).toBe(false);
    const rested = await now();
    expect(rested.job.state).toBe('paused');
    const done = rested.items.filter(({ state }) => state === 'done');
    expect(done).toHaveLength(sent('DeleteStage').length);
    for (const { state, attempts } of rested.items)
      expect([state, attempts]).toEqual(state === 'done' ? ['done', 1] : ['waiting', 0]);
    const { lines } = await call(running, bulk.log, { connection, jobId });
    const sending = lines.filter(({ phase }) => phase === 'sending').length;
    const takenBack = lines.filter(({ words }) => words === 'Not carried out: the job was stopped.').length;
    expect(takenBack).toBeGreaterThan(0);
    expect(sending - takenBack).toBe(done.length);
    await call(running, jobs.cancel, { connection, jobId });
    expect((await now()).job.state).toBe('cancelled');
  });

  it('estimates by the share of the rate, and refuses what is none', async () => {
    const { seconds, perSecond } = await call(running, bulkChanges.preview, {
      connection,
      body: { action: 'delete', count: 1_000 },
    });
    expect([perSecond, seconds]).toEqual([5, 200]);
    const refused = await attempt(running, bulkChanges.remove, {
      connection,
      body: { key: 'no-reason-at-all', stageIds: ['a', 'a'], reason: ' ' },
    });
    expect(refused.status).toBe(400);
    expect(
      (refused.json() as { fields: { path: string; message: string }[] }).fields.map(({ path }) => path),
    ).toEqual(['body.reason', 'body.stageIds']);
    expect((await attempt(running, bulk.get, { connection, jobId: 'job-0123456789abcdef' })).status).toBe(
      404,
    );
  });
});

describe('a job over people of a session', () => {
  it('takes them out, and AWS hears the reason of each', async () => {
    const live = (await call(running, stages.list, { connection, maxResults: 100 })).items.find(
      ({ name }) => name === 'show-morning-brief',
    );
    const stageId = idOf(live?.arn ?? '');
    const sessionId = live?.activeSessionId ?? '';
    const people = async () =>
      (
        await call(running, participants.list, { connection, stageId, sessionId, filterByState: 'CONNECTED' })
      ).items.map(({ participantId = '' }) => participantId);
    const [one = '', two = ''] = await people();
    running.emulator.faults.add({
      operation: 'DisconnectParticipant',
      kind: 'html',
      carriedOut: true,
      times: 1,
    });
    const job = await call(running, bulkChanges.disconnect, {
      connection,
      body: { key: 'out-with-them', stageId, sessionId, participantIds: [one, two], reason: 'house rules' },
    });
    expect((await over(job.id)).job.state).toBe('done');
    expect(sent('DisconnectParticipant').map(({ input }) => input['reason'])).toEqual([
      'house rules',
      'house rules',
    ]);
    expect(await people()).toEqual(expect.not.arrayContaining([one, two]));
  });

  it('counts as out whom AWS does not know any more, once the answer was lost', async () => {
    const live = (await call(running, stages.list, { connection, maxResults: 100 })).items.find(
      ({ name }) => name === 'show-morning-brief',
    );
    const stageId = idOf(live?.arn ?? '');
    const sessionId = live?.activeSessionId ?? '';
    const [one] = (
      await call(running, participants.list, { connection, stageId, sessionId, filterByState: 'CONNECTED' })
    ).items;
    running.emulator.faults.add(
      { operation: 'DisconnectParticipant', kind: 'reset', carriedOut: true },
      { operation: 'GetParticipant', kind: 'error', errorType: 'ResourceNotFoundException' },
    );
    const job = await call(running, bulkChanges.disconnect, {
      connection,
      body: {
        key: 'gone-already',
        stageId,
        sessionId,
        participantIds: [one?.participantId ?? ''],
        reason: 'house rules',
      },
    });
    const { job: ended, items } = await over(job.id);
    expect(ended.state).toBe('done');
    expect(items.map(({ words }) => words)).toEqual([
      expect.stringMatching(/ is gone: AWS does not know it any more\.$/),
    ]);
    expect(sent('DisconnectParticipant')).toHaveLength(1);
  });
});
