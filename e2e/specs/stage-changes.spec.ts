import { readFile } from 'node:fs/promises';
import type { IVSRealTime } from '@aws-sdk/client-ivs-realtime';
import type { Page } from '@playwright/test';
import { paths } from '#web/nav/paths.ts';
import type { RunningConsole } from '#server/testing/start-console.ts';
import { expect, test } from '../fixtures/console.ts';
import {
  everyItem,
  everyStage,
  given,
  liveStageNamed,
  participantsOf,
  type LiveStage,
} from '../support/aws.ts';
import { expectAccessible } from '../support/axe.ts';
import { ownConsole, ownLiveStage } from '../support/own-console.ts';
import { detail, expectNoOverflow, expectSettled, panel } from '../support/page-parts.ts';

test.use({ role: 'operator' });

const connection = 'emulator';
const field = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name });
const CREATE = 'Create the stage';

async function go(page: Page, running: RunningConsole, path: string): Promise<void> {
  await page.goto(running.url + path);
  await expectSettled(page);
}

test('a stage is created with recording, tags and tokens, once, and its tokens are told once', async ({
  page,
  launch,
}) => {
  const { running, aws } = await ownConsole(launch);
  await go(page, running, paths.stages(connection));
  await page.getByRole('link', { name: 'Create…' }).click();

  await field(page, 'Name').fill('evening show');
  await expect(page.getByText(/Name must hold only letters/)).toBeVisible();
  await page.getByRole('checkbox', { name: 'Record each participant who publishes' }).check();
  await page.getByRole('button', { name: CREATE }).click();
  // All that is in the way, and the first of it has the focus.
  await expect(page.getByRole('alert')).toContainText('2 things are in the way');
  await expect(field(page, 'Name')).toBeFocused();
  await field(page, 'Name').fill('evening-show');
  const storage = page.getByRole('combobox', { name: 'Storage configuration' });
  await storage.selectOption({ index: 1 });
  await field(page, 'Interval').fill('30');
  await expect(page.getByText(/can only be set where recordingMode is INTERVAL/).first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Mode' }).selectOption('INTERVAL');
  await page.getByRole('combobox', { name: 'Media types' }).selectOption('AUDIO_ONLY');
  await page.getByRole('combobox', { name: 'Record replicas' }).selectOption('no');
  await field(page, 'Reconnect window').fill('60');
  await field(page, 'Segment duration').fill('4');
  await page.getByRole('checkbox', { name: 'The latest alone (LATEST)' }).check();

  await page.getByRole('button', { name: 'Add a token' }).click();
  await field(page, 'User id').fill('ana');
  await field(page, 'Lifetime').fill('20161');
  await expect(page.getByText(/Lifetime must be at most/)).toBeVisible();
  await field(page, 'Lifetime').fill('90');
  await page.getByRole('button', { name: 'Add an attribute' }).click();
  await field(page, 'Key of attribute 1').fill('featured');
  await field(page, 'Value of attribute 1').fill('true');
  await page.getByRole('button', { name: 'Add one like the last' }).click();
  await page.getByRole('checkbox', { name: 'May publish (PUBLISH)' }).nth(1).uncheck();
  await page.getByRole('button', { name: 'Add a tag' }).click();
  await field(page, 'Key of tag 1').fill('env');
  await field(page, 'Value of tag 1').fill('prod');
  await expectAccessible(page);

  await page.getByRole('button', { name: CREATE }).dblclick();
  await expect(page.getByRole('heading', { name: 'Stage evening-show created', level: 1 })).toBeVisible();
  const made = (await everyStage(aws)).filter(({ name }) => name === 'evening-show');
  expect(made).toHaveLength(1);
  const { stage } = await aws.getStage({ arn: given(made[0], 'stage').arn });
  expect(stage).toMatchObject({
    tags: { env: 'prod' },
    autoParticipantRecordingConfiguration: {
      mediaTypes: ['AUDIO_ONLY'],
      thumbnailConfiguration: { recordingMode: 'INTERVAL', targetIntervalSeconds: 30, storage: ['LATEST'] },
      recordingReconnectWindowSeconds: 60,
      hlsConfiguration: { targetSegmentDurationSeconds: 4 },
      recordParticipantReplicas: false,
    },
  });

  // Masked, and not to be lost by a slip.
  const tokens = panel(page, 'Participant tokens');
  await expect(tokens.getByRole('listitem')).toHaveCount(2);
  await expect(tokens.getByText('subscribe', { exact: true })).toBeVisible();
  await expect(tokens.getByText(/eyJ/)).toHaveCount(0);
  await page.getByRole('link', { name: 'To the stage' }).click();
  await page.getByRole('button', { name: 'Stay' }).click();
  await tokens.getByRole('button', { name: 'Show for 30 s' }).click();
  await expect(tokens.getByRole('code').first()).not.toContainText('•');
  await expectAccessible(page);
  const downloading = page.waitForEvent('download');
  await tokens.getByRole('button', { name: 'Download' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('tokens-evening-show.json');
  const kept = JSON.parse(await readFile(await download.path(), 'utf8')) as {
    participantTokens: { userId?: string; duration: number; attributes: object }[];
  };
  expect(kept.participantTokens).toMatchObject([
    { userId: 'ana', duration: 90, attributes: { featured: 'true' } },
    { duration: 90, attributes: { featured: 'true' } },
  ]);
  await page.getByRole('link', { name: 'To the stage' }).click();
  await expect(page.getByRole('heading', { name: 'evening-show', level: 1 })).toBeVisible();
});

/** Somebody of a live stage is being recorded. */
async function recordingStage(aws: IVSRealTime): Promise<LiveStage> {
  for (const { name, activeSessionId } of await everyStage(aws)) {
    if (!name || !activeSessionId) continue;
    const stage = await liveStageNamed(aws, name);
    const people = await participantsOf(aws, stage);
    if (people.some(({ recordingState }) => recordingState === 'ACTIVE')) return stage;
  }
  throw new Error('Nobody is being recorded in this world.');
}

test('a stage is changed, what is typed is not lost, and recording waits while somebody is recorded', async ({
  page,
  launch,
}) => {
  const { running, aws } = await ownConsole(launch);
  const { id, arn } = await recordingStage(aws);
  await go(page, running, paths.stage(connection, id));
  await page.getByRole('link', { name: 'Change…' }).click();
  // Before anybody has typed.
  await expect(
    page.getByText(/being recorded now: AWS takes another recording set-up only when/),
  ).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Record each participant who publishes' })).toBeDisabled();
  await page.getByRole('button', { name: 'Change the stage' }).click();
  await expect(page.getByRole('alert')).toContainText('there is nothing to send');
  await field(page, 'Name').fill('renamed');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Stages', exact: true }).first().click();
  await expect(page.getByRole('dialog', { name: 'Leave this page?' })).toBeVisible();
  await page.getByRole('button', { name: 'Stay' }).click();
  await page.getByRole('button', { name: 'Change the stage' }).click();
  await expect(page.getByRole('heading', { name: 'renamed', level: 1 })).toBeVisible();
  expect((await aws.getStage({ arn })).stage?.name).toBe('renamed');

  // On a stage that is idle the recording is changed, and only that is sent.
  const idle = given(
    (await everyStage(aws)).find(({ activeSessionId, name }) => !activeSessionId && name),
    'idle stage',
  );
  await go(page, running, paths.editStage(connection, idle.id));
  const on = page.getByRole('checkbox', { name: 'Record each participant who publishes' });
  await on.check();
  await page.getByRole('combobox', { name: 'Storage configuration' }).selectOption({ index: 1 });
  await field(page, 'Segment duration').fill('5');
  running.emulator.calls.clear();
  await page.getByRole('button', { name: 'Change the stage' }).click();
  await expect(page.getByRole('heading', { name: idle.name ?? '', level: 1 })).toBeVisible();
  const [sent] = running.emulator.calls.list({ operation: 'UpdateStage' });
  expect(sent?.input['name']).toBeUndefined();
  await expect(detail(panel(page, 'Participant recording'), 'Segment duration')).toHaveText('5 s');
});

test('a live stage is deleted once one has read what that hits and said why, and what was done is kept', async ({
  page,
  launch,
  problems,
}) => {
  problems.expect(/\b404\b/);
  const { running, aws, stage } = await ownLiveStage(launch, 'show-morning-brief');
  const people = await participantsOf(aws, stage);
  const connected = people.filter(({ state }) => state === 'CONNECTED');
  const published = connected.filter((one) => one.published === true);
  await go(page, running, paths.stage(connection, stage.id));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Delete…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete the stage show-morning-brief?' });
  await expect(
    dialog.getByText(`${connected.length} connected, of whom ${published.length} have published`),
  ).toBeVisible();
  await expect(dialog.getByText(/compositions? with \d+ destinations?: (it ends|they end)/)).toBeVisible();
  await expect(dialog.getByText(/ingest configuration/)).toBeVisible();
  await expectAccessible(page);
  await expectNoOverflow(page);
  const act = dialog.getByRole('button', { name: 'Delete it' });
  await expect(act).toBeDisabled();
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('wrong show');
  await expect(act).toBeDisabled();
  await dialog.getByRole('textbox', { name: /It is live\./ }).fill('show-morning-brief');
  await act.click();
  await dialog.getByRole('button', { name: 'Take it back' }).click();
  expect(running.emulator.calls.list({ operation: 'DeleteStage' })).toEqual([]);
  await act.click();
  await expect(page.getByRole('heading', { name: 'Stages', level: 1 })).toBeVisible({ timeout: 15_000 });
  expect(running.emulator.calls.list({ operation: 'DeleteStage' })).toHaveLength(1);
  expect((await everyStage(aws)).some(({ id }) => id === stage.id)).toBe(false);

  await page.goto(running.url + paths.stage(connection, stage.id));
  await expect(panel(page, 'Done by this console')).toContainText('Deleted');
  await expect(panel(page, 'Done by this console')).toContainText('“wrong show”');
  const ingest = await everyItem(aws.paginateListIngestConfigurations({}), 'ingestConfigurations');
  expect(ingest.some(({ stageArn }) => stageArn === stage.arn)).toBe(false);
});
