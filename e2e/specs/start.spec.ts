import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { APIRequestContext } from '@playwright/test';
import { expect, test as base } from '../fixtures/console.ts';
import { freePort, isFree, startProgram, type StartedProgram } from '../support/start-program.ts';
import { ownHeaders } from '#server/testing/own-headers.ts';
import { peopleInFolder } from '#server/testing/people-in-folder.ts';

interface StartFixtures {
  /** Starts the program with a port and a data folder of this test's own, as often as wanted. */
  own: { port: number; start: (environment?: Record<string, string>) => StartedProgram };
}

const test = base.extend<StartFixtures>({
  own: async ({ problems }, use) => {
    const port = await freePort();
    const data = await mkdtemp(path.join(tmpdir(), 'callboard-'));
    await peopleInFolder(data);
    const programs: StartedProgram[] = [];
    const start = (environment: Record<string, string> = {}) => {
      const program = startProgram({ PORT: String(port), CALLBOARD_DATA: data, ...environment });
      programs.push(program);
      return program;
    };
    await use({ port, start });
    problems.stop();
    for (const { process: child, ended } of programs) {
      if (child.exitCode === null) child.kill('SIGTERM');
      await ended;
    }
    await rm(data, { recursive: true });
  },
});

async function stageIds(request: APIRequestContext, url: string): Promise<string[]> {
  const answer = await request.get(`${url}/api/emulator/stages?maxResults=100`, {
    headers: ownHeaders(url, 'viewer'),
  });
  const { items } = (await answer.json()) as { items: { arn: string }[] };
  return items.map(({ arn }) => arn);
}

test('one command leads to a running console with a world in it', async ({ page, own }) => {
  const program = own.start();
  const url = await program.url;
  expect(url).toBe(`http://127.0.0.1:${own.port}`);
  expect(program.output()).toContain('nothing here is a real AWS account');
  await page.goto(url);
  await expect(page.getByText(/^\d+ live of 40$/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Emulated' })).toBeVisible();
});

test('Ctrl-C ends it, frees the port, and the next start goes on with the same world', async ({
  page,
  request,
  own,
  problems,
}) => {
  problems.expect(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|\b503\b/);
  const first = own.start();
  const url = await first.url;
  await page.goto(url);
  await expect(page.getByText(/^\d+ live of 40$/)).toBeVisible();
  const before = await stageIds(request, url);
  expect(before).toHaveLength(40);

  first.process.kill('SIGINT');
  expect(await first.ended).toBe(0);
  expect(await isFree(own.port)).toBe(true);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByRole('alert')).toContainText('the server cannot be reached');

  const second = own.start();
  expect(await second.url).toBe(url);
  // Its stream comes back by itself and reads anew, so that "Try again" may be gone before it is pressed; this stays.
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByText(/^\d+ live of 40$/)).toBeVisible();
  expect(await stageIds(request, url)).toEqual(before);
});

test('says that the port is taken and how to choose another', async ({ own }, testInfo) => {
  await own.start().url;
  const second = own.start({ CALLBOARD_DATA: testInfo.outputPath('other') });
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`Port ${own.port} on 127.0.0.1 is taken by another program.`);
  expect(second.output()).toContain(`PORT=${own.port + 1} npm start`);
});

test('says that another console has the data folder', async ({ own }) => {
  await own.start().url;
  const second = own.start({ PORT: String(await freePort()) });
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain('Is a second console running on the same data folder?');
});
