import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures/console.ts';
import { everyItem, given, idOf, liveStageNamed } from '../support/aws.ts';
import { expectAccessible } from '../support/axe.ts';
import { type OwnConsole, ownConsole } from '../support/own-console.ts';
import { detail, expectNoOverflow, expectSettled, panel } from '../support/page-parts.ts';
import { field, open, pickRecording, pickStage, sent, STAGE, startButton } from '../support/start-form.ts';

test.use({ role: 'operator' });

const started = async ({ aws }: OwnConsole) => everyItem(aws.paginateListCompositions({}), 'compositions');

async function command(page: Page): Promise<string> {
  return page.getByRole('region', { name: 'AWS CLI command' }).locator('pre').innerText();
}

test('starts what was chosen, as its command says, and goes to the page that follows it', async ({
  page,
  launch,
}) => {
  const world = await ownConsole(launch);
  const stage = await liveStageNamed(world.aws, STAGE);
  const before = await started(world);
  await page.goto(`${world.running.url}/emulator/compositions`);
  await page.getByRole('link', { name: 'Start…' }).click();
  await expect(page.getByRole('heading', { name: 'Start a composition', level: 1 })).toBeVisible();
  await pickStage(page);
  await expect(panel(page, 'Stage').getByText(/published .* on this stage/)).toBeVisible();

  await page.getByRole('checkbox', { name: 'Broadcast to a channel' }).check();
  const live = page.getByRole('radio', { name: /live since/ }).first();
  await expect(live).toBeDisabled();
  await page.getByRole('searchbox', { name: 'Search channel' }).fill('programme-main');
  await page.getByRole('radio', { name: /^programme-main/ }).check();
  await panel(page, 'Channel').getByRole('textbox', { name: 'Name of the destination' }).fill('air');

  await pickRecording(page);
  await expect(panel(page, 'Recording to S3').getByText(/\d+ × \d+, .* Mbps/)).toBeVisible();
  await field(page, 'Segment duration').fill('4');
  await page.getByRole('checkbox', { name: 'Thumbnails' }).check();
  await field(page, 'Interval').fill('30');
  await page.getByRole('checkbox', { name: /LATEST/ }).check();
  await page.getByRole('radio', { name: 'Parameters' }).check();
  await field(page, 'Gap').fill('12');
  await page.getByRole('button', { name: 'Add a tag' }).click();
  await field(page, 'Key of tag 1').fill('team');
  await field(page, 'Value of tag 1').fill('show');
  await expect(detail(panel(page, 'Quotas'), 'In the account')).toHaveText(/^\d+ of 20$/);
  await expect(page.getByText('(here 2)')).toBeVisible();

  const said = await command(page);
  await startButton(page).click();
  await expect(page).toHaveURL(/\/compositions\/[A-Za-z0-9]{12}$/);
  await expect(page.getByText('Starting', { exact: true }).first()).toBeVisible();

  const arn = given(
    (await started(world)).find((one) => !before.some((old) => old.arn === one.arn))?.arn,
    'new composition',
  );
  const { composition } = await world.aws.getComposition({ arn });
  expect(composition).toMatchObject({
    stageArn: stage.arn,
    layout: { grid: { gridGap: 12 } },
    tags: { team: 'show' },
  });
  const destinations: unknown = JSON.parse(/--destinations '(.*)'/.exec(said)?.[1] ?? '');
  expect(composition?.destinations?.map(({ configuration }) => configuration)).toMatchObject(
    destinations as object[],
  );
  world.running.emulator.clock.step(30_000);
  await expect(page.getByText('Active', { exact: true }).first()).toBeVisible({ timeout: 15_000 });
});

test('an answer that was lost starts nothing twice, also after a reload', async ({
  page,
  launch,
  problems,
}) => {
  problems.expect(/\b502\b/);
  const world = await ownConsole(launch);
  const before = (await started(world)).length;
  world.running.emulator.faults.add({
    operation: 'StartComposition',
    kind: 'reset',
    carriedOut: true,
    times: 1,
  });
  await open(page, world);
  await pickStage(page);
  await pickRecording(page);
  await startButton(page).click();
  await expect(page.getByText('It may have been started')).toBeVisible();
  await expect(page.getByText('Nobody can tell whether it was done')).toBeVisible();
  await expect(field(page, 'Segment duration')).toBeDisabled();
  await page.reload();
  await expectSettled(page);
  await expect(page.getByText('It may have been started')).toBeVisible();
  await page.getByRole('button', { name: 'Send again with the same key' }).click();
  await expect(page).toHaveURL(/\/compositions\/[A-Za-z0-9]{12}$/);
  expect((await started(world)).length).toBe(before + 1);
  const tokens = sent(world.running).map(({ input }) => input['idempotencyToken']);
  expect([tokens.length, new Set(tokens).size]).toEqual([2, 1]);
});

test('two clicks start one', async ({ page, launch }) => {
  const world = await ownConsole(launch);
  await open(page, world);
  await pickStage(page);
  await pickRecording(page);
  await startButton(page).dblclick();
  await expect(page).toHaveURL(/\/compositions\/[A-Za-z0-9]{12}$/);
  expect(sent(world.running)).toHaveLength(1);
});

test('a channel that turned out to be busy is said at the channel', async ({ page, launch, problems }) => {
  problems.expect(/\b40[39]\b/);
  const world = await ownConsole(launch);
  const details = await Promise.all(
    (await started(world)).map(async ({ arn }) => world.aws.getComposition({ arn })),
  );
  const busy = details
    .flatMap(({ composition }) => (composition?.state === 'ACTIVE' ? (composition.destinations ?? []) : []))
    .flatMap(({ configuration }) => configuration?.channel?.channelArn ?? [])[0];
  world.running.emulator.faults.add({
    operation: 'ListStreams',
    kind: 'error',
    errorType: 'AccessDeniedException',
  });
  await open(page, world);
  await pickStage(page);
  await page.getByRole('checkbox', { name: 'Broadcast to a channel' }).check();
  await page.getByRole('checkbox', { name: 'Record to S3' }).uncheck();
  await expect(page.getByText(/the permission ivs:ListStreams is missing/)).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search channel' }).fill(given(busy, 'busy channel'));
  await page.getByRole('radiogroup', { name: 'Channel' }).getByRole('radio').check();
  await startButton(page).click();
  await expect(panel(page, 'Channel').getByText(/Channel is in use by another broadcast/)).toBeVisible();
  await expect(page.getByRole('searchbox', { name: 'Search channel' })).toBeFocused();
  await expect(page.getByText(/AWS lets a composition have it only while nobody broadcasts/)).toBeVisible();
  await expect(page.getByText(/AWS request id/)).toBeVisible();
});

test('a quota that is reached is seen before, and said at the stage', async ({ page, launch, problems }) => {
  problems.expect(/\b402\b/);
  const world = await ownConsole(launch, { quotas: { compositions: 1 } });
  await open(page, world);
  await pickStage(page);
  await pickRecording(page);
  await startButton(page).click();
  await expect(page.getByText(/So many compositions run already/)).toBeVisible();
  await expect(panel(page, 'Stage').getByText(/quota of 1 concurrent compositions/)).toBeVisible();
  // Refused for certain: the form can be changed, and what was typed is there.
  await expect(field(page, 'Segment duration')).toHaveValue('2');
  await expect(field(page, 'Segment duration')).toBeEnabled();
});

test('without the permission to list channels an ARN is taken, and checked as it is typed', async ({
  page,
  launch,
  problems,
}) => {
  problems.expect(/\b403\b/);
  const world = await ownConsole(launch);
  world.running.emulator.faults.add({
    operation: 'ListChannels',
    kind: 'error',
    errorType: 'AccessDeniedException',
  });
  await open(page, world);
  await page.getByRole('checkbox', { name: 'Broadcast to a channel' }).check();
  await expect(page.getByText(/the permission ivs:ListChannels is missing. Give the ARN/)).toBeVisible();
  const arn = field(page, 'ARN of the channel');
  await arn.fill('my-channel');
  await expect(page.getByText(/ARN of the channel must be the ARN of an IVS channel/)).toBeVisible();
  await arn.fill(`arn:aws:ivs:us-east-1:${world.running.emulator.accountId}:channel/AbCdEfGhIjKl`);
  await expect(page.getByText(/must be the ARN of an IVS channel/)).toHaveCount(0);
});

test('says that nobody is on an idle stage, and what a composition does there', async ({ page, launch }) => {
  const world = await ownConsole(launch);
  const { stages = [] } = await world.aws.listStages({ maxResults: 100 });
  const idle = given(
    stages.find(({ name, activeSessionId }) => name && !activeSessionId),
    'idle stage',
  );
  await open(page, world, `?stage=${idOf(idle.arn)}`);
  await expect(page.getByText(/ends by itself after 60 seconds without a publisher/)).toBeVisible();
  await expect(page.getByRole('radio', { name: new RegExp(`^${idle.name} `) })).toBeChecked();
});

test('is filled like another composition, and starts one like it', async ({ page, launch }) => {
  const world = await ownConsole(launch);
  const details = await Promise.all(
    (await started(world)).map(async ({ arn }) => world.aws.getComposition({ arn })),
  );
  const original = given(
    details.find(
      ({ composition }) => composition?.state === 'ACTIVE' && composition.destinations?.length === 2,
    )?.composition,
    'composition with a channel and a recording',
  );
  await page.goto(`${world.running.url}/emulator/compositions/${idOf(original.arn)}`);
  await page.getByRole('link', { name: 'Clone…' }).click();
  await expectSettled(page);
  // Its channel is live, by itself.
  await startButton(page).click();
  await expect(page.getByRole('button', { name: /^Channel: is live/ })).toBeVisible();
  expect(sent(world.running)).toHaveLength(0);
  await page.getByRole('searchbox', { name: 'Search channel' }).fill('programme-backup');
  await page.getByRole('radio', { name: /^programme-backup/ }).check();
  await startButton(page).click();
  await expect(page).toHaveURL(/\/compositions\/[A-Za-z0-9]{12}$/);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const arn = given((await started(world)).find((one) => one.arn?.endsWith(id))?.arn, 'clone');
  const { composition: clone } = await world.aws.getComposition({ arn });
  expect(clone?.stageArn).toBe(original.stageArn);
  expect(clone?.tags).toEqual(original.tags);
  const s3 = (one: typeof clone) =>
    one?.destinations?.find(({ configuration }) => configuration?.s3)?.configuration;
  expect(s3(clone)).toEqual(s3(original));
  expect(clone?.layout).toEqual(original.layout ?? clone?.layout);
});

test('takes a kept layout, and one from the address', async ({ page, launch }) => {
  const world = await ownConsole(launch);
  await page.goto(`${world.running.url}/emulator/layouts`);
  await field(page, 'Gap').fill('7');
  await page.getByRole('button', { name: 'Keep…' }).click();
  await field(page, 'Name').fill('Seven');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(page).toHaveURL(/layouts\/lay-[a-f0-9]+$/);
  const preset = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await open(page, world, `?preset=${preset}`);
  await expect(page.getByRole('combobox', { name: 'Kept layout' })).toHaveValue(preset);
  await expect(panel(page, 'Layout').getByText('7 px')).toBeVisible();
  await pickStage(page);
  await pickRecording(page);
  expect(await command(page)).toContain(`--layout '{"grid":{"gridGap":7}}'`);
  await startButton(page).click();
  await expect(page).toHaveURL(/\/compositions\/[A-Za-z0-9]{12}$/);
  await page.goto(`${world.running.url}/emulator/layouts`);
  await expect(panel(page, 'Kept layouts').getByText(/^last used/)).toBeVisible();

  const layout = Buffer.from(JSON.stringify({ pip: { pipOffset: 9, pipWidth: 0 } })).toString('base64url');
  await open(page, world, `?layout=${layout}`);
  await expect(field(page, 'Layout as JSON')).toHaveValue(/"pipOffset": 9/);
  await expect(page.getByText(/layout\.pip\.pipWidth must be at least 1/)).toBeVisible();
});

test('says everything that is in the way, sends nothing, and loses nothing', async ({ page, launch }) => {
  const world = await ownConsole(launch);
  await open(page, world);
  await startButton(page).click();
  for (const name of ['Stage: is required', 'Storage configuration: is required'])
    await expect(page.getByRole('button', { name })).toBeVisible();
  await expect(page.getByRole('searchbox', { name: 'Search stage' })).toBeFocused();
  expect(sent(world.running)).toHaveLength(0);

  await field(page, 'Segment duration').fill('11');
  await expect(page.getByText('Segment duration must be at most 10.')).toBeVisible();
  await page.getByRole('button', { name: 'Segment duration: must be at most 10' }).click();
  await expect(field(page, 'Segment duration')).toBeFocused();
  await page.reload();
  await expectSettled(page);
  await expect(field(page, 'Segment duration')).toHaveValue('11');
  const key = /--idempotency-token (\S+)/;
  const [, before] = key.exec(await command(page)) ?? [];
  await page.getByRole('link', { name: 'Compositions' }).first().click();
  await expect(page.getByRole('dialog', { name: 'Leave this page?' })).toBeVisible();
  await page.getByRole('button', { name: 'Stay' }).click();
  await expect(field(page, 'Segment duration')).toHaveValue('11');
  await page.getByRole('link', { name: 'Compositions' }).first().click();
  await page.getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('heading', { name: 'Compositions', level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'Start…' }).click();
  await expect(field(page, 'Segment duration')).toHaveValue('2');
  const [, after] = key.exec(await command(page)) ?? [];
  expect(after).not.toBe(before);
});

/** Goes on with the Tab key until this has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < 200; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The Tab key does not lead there.');
}

test('is filled in and sent from the keyboard alone', async ({ page, launch }) => {
  const world = await ownConsole(launch);
  await open(page, world);
  await tabTo(page, page.getByRole('searchbox', { name: 'Search stage' }));
  await page.keyboard.type(STAGE);
  await tabTo(page, page.getByRole('radio', { name: new RegExp(`^${STAGE} `) }));
  await page.keyboard.press('Space');
  const recording = panel(page, 'Recording to S3');
  for (const name of ['Storage configuration', 'Encoder configuration']) {
    await tabTo(page, recording.getByRole('combobox', { name }));
    await page.keyboard.press('ArrowDown');
  }
  await tabTo(page, startButton(page));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/compositions\/[A-Za-z0-9]{12}$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('fits 320 pixels, with everything on it and everything wrong, and is accessible so', async ({
  page,
  launch,
}) => {
  // Axe looks at a long page twice.
  test.slow();
  await page.setViewportSize({ width: 320, height: 800 });
  const world = await ownConsole(launch);
  await open(page, world);
  await pickStage(page);
  await page.getByRole('checkbox', { name: 'Broadcast to a channel' }).check();
  await page.getByRole('checkbox', { name: 'Thumbnails' }).check();
  await page.getByRole('radio', { name: 'Parameters' }).check();
  await page.getByRole('button', { name: 'Add a tag' }).click();
  await startButton(page).click();
  await expect(page.getByText(/things are in the way/)).toBeVisible();
  await expectSettled(page);
  await expectNoOverflow(page);
  await expectAccessible(page);
});
