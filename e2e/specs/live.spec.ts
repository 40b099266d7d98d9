import type { Page } from '@playwright/test';
import type { RunningConsole } from '#server/testing/start-console.ts';
import { expect, test } from '../fixtures/console.ts';
import { askEmulator, given, liveStageNamed, participantsOf, stageNamed } from '../support/aws.ts';
import { detail, expectSettled } from '../support/page-parts.ts';

const STAGE = 'show-morning-brief';

/** What the browser's own event tells when a tab is covered; headless Chromium covers none. */
async function setVisibility(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate((to) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => to });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}

const isWatched = (running: RunningConsole, kind: 'stages' | 'compositions'): boolean =>
  running.services.hub.isWatched({ kind, connection: 'emulator' });

/** The page's label, once it says so. */
const says = (page: Page, word: string) =>
  page.getByRole('main').locator('header').getByText(word, { exact: true });

test('a change in AWS appears in every tab, over one stream', async ({ page, context, launch }) => {
  const running = await launch();
  const aws = askEmulator(running.emulator);
  const { arn, id } = await liveStageNamed(aws, STAGE);
  const other = await context.newPage();
  await page.goto(`${running.url}/emulator/stages`);
  await other.goto(`${running.url}/emulator/stages/${id}`);
  await expect(says(page, 'live')).toBeVisible();
  await expect(says(other, 'live')).toBeVisible();
  expect(running.services.streams.readers).toBe(1);

  await aws.updateStage({ arn, name: 'renamed-elsewhere' });
  await expect(page.getByRole('link', { name: 'renamed-elsewhere' })).toBeVisible();
  await expect(other.getByRole('heading', { name: 'renamed-elsewhere', level: 1 })).toBeVisible();
  expect(running.services.streams.readers).toBe(1);
  aws.destroy();
});

test('people who leave a session are seen to leave', async ({ page, launch }) => {
  const running = await launch();
  const aws = askEmulator(running.emulator);
  const stage = await liveStageNamed(aws, STAGE);
  const somebody = given(
    (await participantsOf(aws, stage)).find(
      ({ state, replicationType }) => state === 'CONNECTED' && replicationType !== 'REPLICA',
    ),
    'connected participant',
  );
  const id = given(somebody.participantId, 'participant id');
  await page.goto(
    `${running.url}/emulator/stages/${stage.id}/sessions/${stage.sessionId}/participants/${id}`,
  );
  await expect(says(page, 'live')).toBeVisible();
  await expect(
    page.getByRole('main').locator('header').getByText('Connected', { exact: true }),
  ).toBeVisible();
  await aws.disconnectParticipant({ stageArn: stage.arn, participantId: id });
  await expect(
    page.getByRole('main').locator('header').getByText('Disconnected', { exact: true }),
  ).toBeVisible();
  aws.destroy();
});

test('a hidden tab asks for nothing, and is up to date when it is seen again', async ({ page, launch }) => {
  const running = await launch();
  const aws = askEmulator(running.emulator);
  await page.goto(`${running.url}/emulator/stages`);
  await expect(says(page, 'live')).toBeVisible();
  await setVisibility(page, 'hidden');
  await expect.poll(() => isWatched(running, 'stages')).toBe(false);

  const { arn } = await liveStageNamed(aws, STAGE);
  await aws.updateStage({ arn, name: 'renamed-while-hidden' });
  await setVisibility(page, 'visible');
  await expect(page.getByRole('link', { name: 'renamed-while-hidden' })).toBeVisible();
  await expect(says(page, 'live')).toBeVisible();
  aws.destroy();
});

test('a tab that leaves a page no longer has it watched', async ({ page, launch }) => {
  const running = await launch();
  await page.goto(`${running.url}/emulator/stages`);
  await expect(says(page, 'live')).toBeVisible();
  await page.getByRole('link', { name: 'Compositions' }).click();
  await expect(says(page, 'live')).toBeVisible();
  await expect
    .poll(() => [isWatched(running, 'stages'), isWatched(running, 'compositions')])
    .toEqual([false, true]);
  await page.getByRole('link', { name: 'Public keys' }).click();
  await expect.poll(() => isWatched(running, 'compositions')).toBe(false);
});

test('a connection that is cut comes back, and nothing is missing', async ({ page, launch }) => {
  const running = await launch();
  const aws = askEmulator(running.emulator);
  const { arn } = await liveStageNamed(aws, STAGE);
  await page.goto(`${running.url}/emulator/stages`);
  await expect(says(page, 'live')).toBeVisible();
  running.services.streams.cutAll();
  await aws.updateStage({ arn, name: 'renamed-meanwhile' });
  await expect(page.getByRole('link', { name: 'renamed-meanwhile' })).toBeVisible();
  await expect.poll(() => running.services.streams.readers).toBe(1);
  await expect(says(page, 'live')).toBeVisible();
  aws.destroy();
});

test('says that the server cannot be reached, and how old the page is then', async ({
  page,
  launch,
  problems,
}) => {
  problems.expect(/ERR_/);
  const running = await launch();
  await page.goto(`${running.url}/emulator/stages`);
  await expect(says(page, 'live')).toBeVisible();
  await running.close();
  await expect(says(page, 'not reachable')).toBeVisible();
  await expect(page.getByText(/^as of 15:00:00 CET . \d+ s ago$/)).toBeVisible();
});

test('says that AWS no longer answers, and that it does again', async ({ page, launch }) => {
  const running = await launch();
  await page.goto(`${running.url}/emulator/stages`);
  await expect(says(page, 'live')).toBeVisible();
  running.emulator.faults.add({ operation: 'ListStages', kind: 'error', errorType: 'AccessDeniedException' });
  await expect(says(page, 'not renewed')).toBeVisible();
  running.emulator.faults.clear();
  await expect(says(page, 'live')).toBeVisible();
});

test('stands still when it is paused, by key and by button', async ({ page, launch }) => {
  const running = await launch();
  const aws = askEmulator(running.emulator);
  const { arn } = await liveStageNamed(aws, STAGE);
  await page.goto(`${running.url}/emulator/stages`);
  await expect(says(page, 'live')).toBeVisible();
  await page.keyboard.press('p');
  await expect(says(page, 'paused')).toBeVisible();
  await expect.poll(() => isWatched(running, 'stages')).toBe(false);
  await aws.updateStage({ arn, name: 'renamed-in-a-pause' });
  await page.getByRole('button', { name: 'Go on with live data' }).click();
  await expect(says(page, 'live')).toBeVisible();
  await expect(page.getByRole('link', { name: 'renamed-in-a-pause' })).toBeVisible();
  aws.destroy();
});

test('says of what has ended that it changes no more', async ({ page, callboard, aws }) => {
  const { arn, id } = await liveStageNamed(aws, STAGE);
  const { stageSessions } = await aws.listStageSessions({ stageArn: arn });
  const ended = given(
    (stageSessions ?? []).find(({ endTime }) => endTime !== undefined)?.sessionId,
    'ended session',
  );
  await page.goto(`${callboard.url}/emulator/stages/${id}/sessions/${ended}`);
  await expectSettled(page);
  await expect(says(page, 'final')).toBeVisible();
  await expect(detail(page.getByRole('main'), 'Ended')).toBeVisible();
});

test('rows keep their place while the pointer is on the table', async ({ page, launch }) => {
  const running = await launch();
  const aws = askEmulator(running.emulator);
  await page.goto(`${running.url}/emulator/stages?sort=name`);
  await expect(says(page, 'live')).toBeVisible();
  const links = page.getByRole('table', { name: 'Stages' }).getByRole('rowgroup').nth(1).getByRole('link');
  const names = await links.allTextContents();
  const [first = '', second = '', third = ''] = names;
  await links.filter({ hasText: third }).first().hover();
  const { arn } = await stageNamed(aws, first);
  await aws.updateStage({ arn, name: `${third}-renamed` });
  // By its name it belongs further down, and would push up what is about to be clicked.
  await expect(links.first()).toHaveText(`${third}-renamed`);
  expect((await links.allTextContents()).slice(1, 3)).toEqual([second, third]);
  await page.getByRole('heading', { level: 1 }).hover();
  await expect(links.first()).toHaveText(second);
  aws.destroy();
});
