import { afterAll, beforeAll, expect, it } from 'vitest';
import { bulkChanges } from '#shared/bulk/changes.ts';
import type { Job } from '#shared/jobs/contract.ts';
import { jobs } from '#shared/jobs/contract.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { cookieOf } from '#server/testing/test-sessions.ts';

let running: RunningConsole;
beforeAll(async () => {
  running = await startConsole();
});
afterAll(async () => running.close());

it('a job that changes something in AWS goes on for who may start it', async () => {
  const connection = 'emulator';
  const body = { key: 'who-may-resume', stageIds: ['NoSuchOneHere'], tags: { env: 'test' } };
  const { id: jobId } = await call(running, bulkChanges.tag, { connection, body });
  const state = async (): Promise<string | undefined> => {
    const { items } = await call(running, jobs.list, { connection });
    return (items as { id: string; state: Job['state'] }[]).find(({ id }) => id === jobId)?.state;
  };
  await expect.poll(state).toBe('failed');
  const resume = async (role: 'support' | 'operator') =>
    attempt(running, jobs.resume, { connection, jobId }, { cookie: cookieOf(role) });
  const refused = await resume('support');
  expect([refused.status, refused.json()]).toMatchObject([403, { code: 'forbidden' }]);
  expect((await resume('operator')).status).toBe(200);
});
