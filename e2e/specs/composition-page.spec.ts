import type { Page } from '@playwright/test';
import type { RunningConsole } from '#server/testing/start-console.ts';
import { expect, test } from '../fixtures/console.ts';
import { askEmulator, everyItem, given, idOf, liveStageNamed, participantsOf } from '../support/aws.ts';
import { expectAccessible } from '../support/axe.ts';
import { bodyRows, detail, expectSettled, panel } from '../support/page-parts.ts';

test.use({ role: 'operator' });

const STAGE = 'show-morning-brief';

/** A running composition with a channel and a recording. */
async function open(page: Page, compositionId: string, url = ''): Promise<void> {
  await page.goto(`${url}/emulator/compositions/${compositionId}`);
  await expectSettled(page);
}

test('tells who sits where and why, with everybody who is on the stage', async ({ page, aws, places }) => {
  const people = await participantsOf(aws, await liveStageNamed(aws, STAGE));
  const present = people.filter(({ published, state }) => published && state === 'CONNECTED');
  await open(page, places.compositionId);
  const seats = panel(page, 'Who sits where');
  const table = seats.getByRole('table', { name: 'Who sits where' });
  await expect(bodyRows(table)).toHaveCount(Math.min(12, present.length));
  const byId = (one: string, other: string) => (one < other ? -1 : 1);
  const shown = await table
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.split('/').at(-1) ?? ''));
  expect(shown.toSorted(byId)).toEqual(
    present
      .slice(0, 12)
      .map(({ participantId = '' }) => participantId)
      .toSorted(byId),
  );
  // In words as well, and always as an approximation.
  await expect(seats.getByText(/people drawn/).first()).toBeVisible();
  await seats.getByRole('button', { name: 'Approximation: what is exact and what is not' }).click();
  await expect(page.getByText(/It publishes no sizes and places of slots/)).toBeVisible();
});

test('asks once for everybody in the picture, whoever looks', async ({ page, callboard, places }) => {
  callboard.emulator.calls.clear();
  await open(page, places.compositionId);
  const asked = callboard.emulator.calls.list({ operation: 'GetParticipant' });
  const ids = asked.map(({ input }) => input['participantId']);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeLessThanOrEqual(12);
});

test('tells where the files of a recording are', async ({ page, places }) => {
  await open(page, places.compositionId);
  const files = page.getByText(/^aws s3 ls s3:\/\//);
  await expect(files).toBeVisible();
  await page.getByText('What lies below the prefix').click();
  await expect(page.getByText('events/recording-started.json')).toBeVisible();
  await expect(page.getByText('media/hls/multivariant.m3u8')).toBeVisible();
});

test('lints the attributes of the people on the stage', async ({ page, launch }) => {
  const running = await launch();
  const aws = askEmulator(running.emulator);
  const stage = await liveStageNamed(aws, STAGE);
  const [storage] = await everyItem(aws.paginateListStorageConfigurations({}), 'storageConfigurations');
  const [encoder] = await everyItem(aws.paginateListEncoderConfigurations({}), 'encoderConfigurations');
  const { composition } = await aws.startComposition({
    stageArn: stage.arn,
    layout: { grid: { featuredParticipantAttribute: 'nobody-has-this' } },
    destinations: [
      {
        s3: {
          storageConfigurationArn: given(storage?.arn, 'storage'),
          encoderConfigurationArns: [given(encoder?.arn, 'encoder')],
        },
      },
    ],
  });
  aws.destroy();
  await open(page, idOf(composition?.arn), running.url);
  await expect(panel(page, 'Who sits where').getByText('Nobody is featured')).toBeVisible();
});

test('is stopped once one has read what that ends, and followed until it is STOPPED', async ({
  page,
  launch,
}) => {
  const running = await launch({ live: { holdMs: 100 } });
  const compositionId = await twoDestinations(running);
  await open(page, compositionId, running.url);
  await page.getByRole('button', { name: 'Stop…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Stop this composition?' });
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await expect(dialog.getByText(/its viewers see it end/)).toBeVisible();
  await expect(dialog.getByText(/what was recorded stays in the bucket/)).toBeVisible();
  // Nothing is done by looking.
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(running.emulator.calls.list({ operation: 'StopComposition' })).toEqual([]);

  await page.getByRole('button', { name: 'Stop…' }).click();
  await dialog.getByRole('button', { name: 'Stop it' }).click();
  await expect(dialog.getByText(/Nothing has been sent yet/)).toBeVisible();
  await expect(page.getByText(/AWS has taken the stop\. It is STOPPING/)).toBeVisible();
  running.emulator.clock.step(30_000);
  await expect(page.getByText(/It is STOPPED\. AWS forgets it/)).toBeVisible();
  const changes = panel(page, 'States').getByRole('table', { name: 'Changes of state' });
  await expect(changes.getByRole('row').filter({ hasText: 'Composition' }).last()).toContainText('Stopped');
  await expect(page.getByRole('button', { name: 'Stop…' })).toHaveCount(0);
});

test('a stop whose answer was lost says that nobody can tell, and the page shows what AWS says', async ({
  page,
  launch,
  problems,
}) => {
  problems.expect(/\b502\b/);
  const running = await launch();
  const compositionId = await twoDestinations(running);
  await open(page, compositionId, running.url);
  running.emulator.faults.add({
    operation: 'StopComposition',
    kind: 'error',
    errorType: 'InternalServerException',
  });
  await page.getByRole('button', { name: 'Stop…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Stop this composition?' });
  await dialog.getByRole('button', { name: 'Stop it' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Nobody can tell whether it was done');
  await page.keyboard.press('Escape');
  await expect(page.getByText('Active').first()).toBeVisible();
});

test('its history is kept after AWS has forgotten it, and found by stage, state and day', async ({
  page,
  launch,
  problems,
}) => {
  problems.expect(/\b404\b/);
  const running = await launch();
  const aws = askEmulator(running.emulator);
  const compositionId = await twoDestinations(running);
  await open(page, compositionId, running.url);
  const stage = await liveStageNamed(aws, STAGE);
  const { arn } = given(
    (await everyItem(aws.paginateListCompositions({}), 'compositions')).find(
      (one) => idOf(one.arn) === compositionId,
    ),
    'composition',
  );
  await aws.stopComposition({ arn });
  running.emulator.clock.step(30_000);
  await page.reload();
  await expectSettled(page);
  running.emulator.clock.step(10 * 60_000);
  // The emulator's clock has gone on and the console's has not: for some seconds it still has the answer of before.
  await expect
    .poll(async () =>
      (await page.request.get(`${running.url}/api/emulator/compositions/${compositionId}`)).status(),
    )
    .toBe(404);
  await page.goto(`${running.url}/emulator/compositions/history`);
  await expectSettled(page);
  await page.getByRole('combobox', { name: 'Last state' }).selectOption('Stopped');
  await page.getByRole('combobox', { name: 'Stage' }).selectOption(stage.id);
  await page.getByLabel('Started on or after (UTC)').fill('2026-11-20');
  await page.getByLabel('Started on or before (UTC)').fill('2026-11-20');
  const table = page.getByRole('table', { name: 'Compositions seen' });
  await table.getByRole('link', { name: compositionId }).click();
  await expect(page.getByText(/Gone from AWS/)).toBeVisible();
  await expect(detail(page, 'Ran for').first()).toBeVisible();
  await page.goto(`${running.url}/emulator/compositions/history?to=2020-01-01`);
  await expect(page.getByText('No composition that was seen is like this')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(bodyRows(table).first()).toBeVisible();
  await page.goto(`${running.url}/emulator/stages/${stage.id}`);
  await expect(panel(page, 'Compositions seen').getByRole('link', { name: compositionId })).toBeVisible();
  aws.destroy();
});

test('works from the keyboard alone', async ({ page, places }) => {
  await open(page, places.compositionId);
  const stop = page.getByRole('button', { name: 'Stop…' });
  await stop.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Stop this composition?' });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(stop).toBeFocused();
});

/** The one of the default world that broadcasts and records. */
async function twoDestinations({ emulator }: RunningConsole): Promise<string> {
  const aws = askEmulator(emulator);
  const { arn } = await liveStageNamed(aws, STAGE);
  const all = await everyItem(aws.paginateListCompositions({ filterByStageArn: arn }), 'compositions');
  aws.destroy();
  return idOf(all.find(({ destinations }) => destinations?.length === 2)?.arn);
}
