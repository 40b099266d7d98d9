import type { Page } from '@playwright/test';
import type { RunningConsole } from '#server/testing/start-console.ts';
import { expect, test } from '../fixtures/console.ts';
import { askEmulator, everyItem, given, idOf, liveStageNamed } from '../support/aws.ts';
import { expectAccessible } from '../support/axe.ts';
import { detail, expectSettled, panel } from '../support/page-parts.ts';

test.use({ role: 'operator' });

const STAGE = 'show-morning-brief';
/** The world runs sixty times as fast, so that nobody waits for it. */
const FAST = {
  paused: false,
  replace: { pollMs: 20, activeMs: 3_000, stopMs: 3_000, backOffMs: [20] },
  live: { holdMs: 100 },
};

/** A composition of a stage with people, ACTIVE. */
async function started({ emulator }: RunningConsole, kind: 'channel' | 's3', name = ''): Promise<string> {
  const aws = askEmulator(emulator);
  const stage = await liveStageNamed(aws, STAGE);
  const [storage] = await everyItem(aws.paginateListStorageConfigurations({}), 'storageConfigurations');
  const [encoder] = await everyItem(aws.paginateListEncoderConfigurations({}), 'encoderConfigurations');
  const { composition } = await aws.startComposition({
    stageArn: stage.arn,
    layout: { grid: { gridGap: 4 } },
    destinations: [
      kind === 'channel'
        ? {
            name,
            channel: { channelArn: `arn:aws:ivs:us-east-1:${emulator.accountId}:channel/AbCdEfGhIjKl` },
          }
        : {
            name,
            s3: {
              storageConfigurationArn: given(storage?.arn, 'storage'),
              encoderConfigurationArns: [given(encoder?.arn, 'encoder')],
            },
          },
    ],
  });
  aws.destroy();
  emulator.clock.step(20_000);
  emulator.clock.setSpeed(60);
  return idOf(composition?.arn);
}

async function openReplace(page: Page, { url }: RunningConsole, compositionId: string): Promise<void> {
  await page.goto(`${url}/emulator/compositions/${compositionId}`);
  await page.getByRole('link', { name: 'Replace…' }).click();
  await expectSettled(page);
}

test('shows before and after, says that nothing is lost, and replaces a recording', async ({
  page,
  launch,
}) => {
  // It goes through four pages, each looked at in full.
  test.slow();
  const running = await launch(FAST);
  const old = await started(running, 's3');
  await openReplace(page, running, old);
  await expect(panel(page, 'What will be done').getByText(/^None\. For some seconds both run/)).toBeVisible();
  await page.getByText('Parameters', { exact: true }).click();
  await page.getByRole('textbox', { name: /^Gap/ }).fill('24');
  const both = panel(page, 'Before and after');
  await expect(both.getByRole('figure')).toHaveCount(2);
  await expect(both.getByRole('table', { name: 'Differences' }).getByRole('row')).toHaveText([
    'Parameternowafter',
    'Gap4 px24 px',
  ]);
  await page.getByRole('button', { name: 'Replace', exact: true }).click();
  const job = panel(page, 'Replacement');
  await expect(job.getByText(/^The new layout is on/).first()).toBeVisible();
  const log = job.getByRole('table', { name: 'Log of the replacement' });
  await expect(
    log.getByText(/^StartComposition for the new composition with the idempotency token/),
  ).toBeVisible();
  await expect(log.getByText(/^StopComposition for the old composition/)).toBeVisible();
  await detail(job, 'New composition').getByRole('link').click();
  await expectSettled(page);
  await expect(page.getByRole('row').filter({ hasText: 'gridGap' })).toContainText('24');
  await expect(detail(panel(page, 'Replacement'), 'Old composition').getByRole('link')).toHaveText(old);
  await expectAccessible(page);
});

test('says the gap of a channel beforehand, and stops the old one first', async ({ page, launch }) => {
  const running = await launch(FAST);
  const old = await started(running, 'channel');
  await openReplace(page, running, old);
  await expect(
    panel(page, 'What will be done').getByText(/Viewers of the channel see nothing/),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Replace, with a gap' }).click();
  await expect(
    panel(page, 'Replacement')
      .getByText(/^The new layout is on/)
      .first(),
  ).toBeVisible();
  const calls = running.emulator.calls.list().map(({ operation }) => operation);
  expect(calls.lastIndexOf('StopComposition')).toBeLessThan(calls.lastIndexOf('StartComposition'));
});

test('goes back where the new one is refused, and says why', async ({ page, launch }) => {
  const running = await launch(FAST);
  const old = await started(running, 'channel');
  await openReplace(page, running, old);
  running.emulator.faults.add({
    operation: 'StartComposition',
    kind: 'error',
    errorType: 'ServiceQuotaExceededException',
    times: 1,
  });
  await page.getByRole('button', { name: 'Replace, with a gap' }).click();
  const job = panel(page, 'Replacement');
  await expect(job.getByText(/would exceed a quota.*The old layout is on/).first()).toBeVisible();
  await expect(detail(job, 'Old layout again').getByRole('link')).toBeVisible();
});

test('offers the old layout where none runs, and starts it', async ({ page, launch }) => {
  const running = await launch(FAST);
  const old = await started(running, 'channel');
  await openReplace(page, running, old);
  const [rule] = running.emulator.faults.add({
    operation: 'StartComposition',
    kind: 'error',
    errorType: 'ServiceQuotaExceededException',
  });
  await page.getByRole('button', { name: 'Replace, with a gap' }).click();
  const job = panel(page, 'Replacement');
  await expect(job.getByText(/None of them runs in the end/).first()).toBeVisible();
  running.emulator.faults.remove(rule?.id ?? '');
  await job.getByRole('button', { name: 'Start the old layout' }).click();
  await expect(page).not.toHaveURL(new RegExp(old));
  await expect(page.getByRole('row').filter({ hasText: 'gridGap' })).toContainText('4');
});

test('is cancelled by going back', async ({ page, launch }) => {
  const running = await launch({ ...FAST, replace: { ...FAST.replace, activeMs: 60_000 } });
  // The same destinations: the new one never becomes ACTIVE either.
  const old = await started(running, 's3', 'fault-stays-starting');
  await openReplace(page, running, old);
  await page.getByRole('button', { name: 'Replace', exact: true }).click();
  const job = panel(page, 'Replacement');
  await expect(job.getByText('Waiting until the new composition is ACTIVE')).toBeVisible();
  await job.getByRole('button', { name: /^Cancel/ }).click();
  await expect(job.getByText('Cancelled', { exact: true })).toBeVisible();
  await expect(job.getByText(/^The old layout is on/).first()).toBeVisible();
});

test('takes a kept layout or JSON, and says which field breaks which rule', async ({
  page,
  callboard,
  places,
}) => {
  const content = { layout: { pip: { pipPosition: 'TOP_LEFT' } }, canvas: { width: 1280, height: 720 } };
  const made = await page.request.post(`${callboard.url}/api/emulator/layouts`, {
    headers: { origin: callboard.url, 'x-callboard': '1' },
    data: { name: 'Interview', content },
  });
  expect(made.status()).toBe(201);
  await page.goto(`/emulator/compositions/${places.compositionId}/replace`);
  await expectSettled(page);
  await page
    .getByRole('combobox', { name: 'Kept layout' })
    .selectOption({ label: 'Interview, picture-in-picture, version 1' });
  await expect(panel(page, 'Before and after').getByRole('figure')).toHaveCount(2);
  await page.getByText('JSON', { exact: true }).click();
  const text = page.getByRole('textbox', { name: /^Layout, as StartComposition takes it/ });
  await expect(text).toHaveValue(/TOP_LEFT/);
  await text.fill('{"grid":{"gridGap":-3}}');
  await expect(page.getByText(/^grid\.gridGap: /)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Replace/ })).toBeDisabled();
  await expectAccessible(page);
});

test('works from the keyboard alone', async ({ page, launch }) => {
  const running = await launch(FAST);
  const old = await started(running, 's3');
  await page.goto(`${running.url}/emulator/compositions/${old}`);
  await expectSettled(page);
  await page.getByRole('link', { name: 'Replace…' }).focus();
  await page.keyboard.press('Enter');
  await expectSettled(page);
  await page.getByRole('radio', { name: 'Kept layout' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('textbox', { name: /^Gap/ }).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('16');
  await page.getByRole('button', { name: 'Replace', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(
    panel(page, 'Replacement')
      .getByText(/^The new layout is on/)
      .first(),
  ).toBeVisible();
});
