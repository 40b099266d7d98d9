import type { IVSRealTime } from '@aws-sdk/client-ivs-realtime';
import type { Page } from '@playwright/test';
import { paths } from '#web/nav/paths.ts';
import { expect, test } from '../fixtures/console.ts';
import { askEmulator, everyItem, everyStage, given, idOf } from '../support/aws.ts';
import { expectAccessible } from '../support/axe.ts';
import { detail, expectSettled, panel } from '../support/page-parts.ts';

test.use({ role: 'operator' });

const connection = 'emulator';
const all = async (aws: IVSRealTime) =>
  everyItem(aws.paginateListIngestConfigurations({}), 'ingestConfigurations');
const facts = (page: Page) => page.getByRole('main');

test('an ingest configuration is made, shown its key, moved, and deleted', async ({ page, launch }) => {
  test.slow();
  const running = await launch({ live: { holdMs: 100 } });
  const aws = askEmulator(running.emulator);
  const stage = given(
    (await everyStage(aws)).find(({ activeSessionId, name }) => !activeSessionId && name),
    'idle stage',
  );
  await page.clock.install();
  await page.goto(running.url + paths.ingestConfigurations(connection));
  await expectSettled(page);

  await page.getByRole('button', { name: 'Create…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('gate 1');
  await expect(dialog.getByText(/Name must hold only letters/)).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('gate-1');
  await dialog.getByRole('radio', { name: 'RTMP', exact: true }).check();
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(dialog.getByText(/Insecure ingest must be true where ingestProtocol is RTMP/)).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Allow insecure ingest' }).check();
  await dialog.getByRole('checkbox', { name: 'Redundant ingest' }).check();
  await dialog.getByRole('searchbox', { name: 'Search stage' }).fill(stage.name ?? '');
  await dialog.getByRole('radio', { name: new RegExp(`^${stage.name}`) }).check();
  await dialog.getByRole('textbox', { name: 'User id' }).fill('truck 1');
  await dialog.getByRole('button', { name: 'Add an attribute' }).click();
  await dialog.getByRole('textbox', { name: 'Key of attribute 1' }).fill('role');
  await dialog.getByRole('textbox', { name: 'Value of attribute 1' }).fill('x'.repeat(1_021));
  await expect(dialog.getByText(/must hold at most 1,024 bytes/)).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Value of attribute 1' }).fill('feed');
  await dialog.getByRole('button', { name: 'Add a tag' }).click();
  await dialog.getByRole('textbox', { name: 'Key of tag 1' }).fill('team');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Create', exact: true }).dblclick();
  await expect(page.getByRole('heading', { name: 'gate-1', level: 1 })).toBeVisible();
  const made = (await all(aws)).filter(({ name }) => name === 'gate-1');
  expect(made).toHaveLength(1);
  const arn = given(made[0]?.arn, 'ARN');
  const { ingestConfiguration } = await aws.getIngestConfiguration({ arn });
  expect(ingestConfiguration).toMatchObject({
    ingestProtocol: 'RTMP',
    stageArn: stage.arn,
    userId: 'truck 1',
    redundantIngest: true,
    attributes: { role: 'feed' },
    tags: { team: '' },
  });

  // The key of the second encoder, for half a minute and in the command that is copied.
  const keys = ingestConfiguration?.redundantIngestCredentials?.map(({ streamKey }) => streamKey ?? '') ?? [];
  const setUp = panel(page, 'Set up the encoder');
  await setUp.getByRole('radio', { name: 'Encoder 2' }).check();
  await setUp.getByRole('radio', { name: 'ffmpeg' }).check();
  await expect(setUp.getByRole('region', { name: 'ffmpeg command' })).toContainText('/app/$STREAM_KEY"');
  const answer = page.waitForResponse((response) => response.url().endsWith('/reveal'));
  await setUp.getByRole('button', { name: 'Show the stream keys' }).click();
  expect((await answer).headers()['cache-control']).toBe('no-store');
  await expect(detail(setUp, 'Stream key')).toContainText(keys[1] ?? 'none');
  await expect(setUp.getByRole('region', { name: 'ffmpeg command' })).toContainText(`/app/${keys[1]}`);
  await expectAccessible(page);
  await page.clock.fastForward(31_000);
  await expect(setUp.getByRole('button', { name: 'Show the stream keys' })).toBeVisible();
  const drawn = await page.content();
  expect(keys.filter((key) => drawn.includes(key))).toEqual([]);
  await page.clock.resume();

  // Off its stage, by the keyboard alone.
  await page.getByRole('button', { name: 'Change…' }).focus();
  await page.keyboard.press('Enter');
  await dialog.getByRole('radio', { name: 'No stage' }).focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('checkbox', { name: 'Redundant ingest' }).focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('button', { name: 'Save' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Attached to no stage: its stream key cannot be used.')).toBeVisible();
  const { ingestConfiguration: changed } = await aws.getIngestConfiguration({ arn });
  expect(changed).toMatchObject({ stageArn: '', redundantIngest: false });

  await page.getByRole('button', { name: 'Delete…' }).click();
  await expect(dialog.getByText('It is attached to no stage: nobody can be using it.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Delete it' }).click();
  await expect(page.getByRole('heading', { name: 'Ingest configurations', level: 1 })).toBeVisible({
    timeout: 15_000,
  });
  expect((await all(aws)).some((one) => one.arn === arn)).toBe(false);
});

test('one that publishes is deleted by force, by its typed name, and its person is gone', async ({
  page,
  launch,
}) => {
  const running = await launch({ live: { holdMs: 100 } });
  const aws = askEmulator(running.emulator);
  const { arn, name, participantId, stageArn } = given(
    (await all(aws)).find(({ state, redundantIngest }) => state === 'ACTIVE' && !redundantIngest),
    'publishing configuration',
  );
  await page.goto(running.url + paths.ingestConfiguration(connection, idOf(arn)));
  await expectSettled(page);
  await page.getByRole('button', { name: 'Delete…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('⚠ Somebody publishes through it now.')).toBeVisible();
  await expect(dialog.getByText(participantId ?? 'none')).toBeVisible();
  await expect(dialog.getByRole('link')).toHaveAttribute('href', paths.stage(connection, idOf(stageArn)));
  await dialog.getByRole('button', { name: 'Copy as…' }).click();
  const command = page.getByRole('region', { name: 'AWS CLI command for DeleteIngestConfiguration' });
  await expect(command).toContainText(`--arn ${arn}`);
  await expect(command).toContainText('--force');
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('button', { name: 'Delete it' })).toBeDisabled();
  await dialog.getByRole('textbox').fill(name ?? '');
  await dialog.getByRole('button', { name: 'Delete it' }).click();
  await expect(page.getByRole('heading', { name: 'Ingest configurations', level: 1 })).toBeVisible({
    timeout: 15_000,
  });
  expect((await all(aws)).some((one) => one.arn === arn)).toBe(false);
  await expect(facts(page).getByRole('link', { name: name ?? '', exact: true })).toHaveCount(0);
});
