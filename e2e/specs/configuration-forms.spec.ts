import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/console.ts';
import { everyItem, given, idOf } from '../support/aws.ts';
import { expectAccessible } from '../support/axe.ts';
import { type OwnConsole, ownConsole } from '../support/own-console.ts';
import { detail, expectNoOverflow, expectSettled, panel } from '../support/page-parts.ts';

test.use({ role: 'administrator' });

const encoders = async ({ aws }: OwnConsole) =>
  everyItem(aws.paginateListEncoderConfigurations({}), 'encoderConfigurations');
const storages = async ({ aws }: OwnConsole) =>
  everyItem(aws.paginateListStorageConfigurations({}), 'storageConfigurations');

async function go(page: Page, { running }: OwnConsole, path: string): Promise<void> {
  await page.goto(`${running.url}/emulator/${path}`);
  await expectSettled(page);
}

const field = (page: Page, name: string) => page.getByRole('textbox', { name });
const create = (page: Page) => page.getByRole('button', { name: 'Create', exact: true });

test.describe('an encoder configuration', () => {
  test('is made from a preset, its rules told as they are broken, and leads to its page', async ({
    page,
    launch,
  }) => {
    const world = await ownConsole(launch);
    await go(page, world, 'encoder-configurations');
    await page.getByRole('button', { name: 'Create…' }).click();
    await page.getByRole('button', { name: '9:16 1080' }).click();
    await expect(page.getByText(/portrait 9:16, 2,073,600 of the 2,073,600 pixels/)).toBeVisible();
    await field(page, 'Width').fill('1081');
    await expect(page.getByText('Width must be an even number.')).toBeVisible();
    await field(page, 'Width').fill('1082');
    await expect(page.getByText(/The picture must have at most 2,073,600 pixels/)).toBeVisible();
    await create(page).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await field(page, 'Width').fill('1080');
    await field(page, 'Name').fill('upright one');
    await expect(page.getByText(/Name must hold only letters/)).toBeVisible();
    await expectAccessible(page);
    await field(page, 'Name').fill('upright-one');
    await page.getByRole('button', { name: 'Add a tag' }).click();
    await field(page, 'Key of tag 1').fill('aws:mine');
    await expect(page.getByText(/must not begin with aws:/)).toBeVisible();
    await field(page, 'Key of tag 1').fill('team');
    // Closed and opened again, it holds what was typed.
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Create…' }).click();
    await expect(field(page, 'Name')).toHaveValue('upright-one');
    await create(page).click();
    await expect(page.getByRole('heading', { name: 'upright-one', level: 1 })).toBeVisible();
    await expect(detail(panel(page, 'Video'), 'Height')).toHaveText('1,920 px');
    const made = given(
      (await encoders(world)).find(({ name }) => name === 'upright-one')?.arn,
      'configuration',
    );
    const { encoderConfiguration } = await world.aws.getEncoderConfiguration({ arn: made });
    expect(encoderConfiguration).toMatchObject({
      video: { width: 1080, height: 1920, framerate: 30, bitrate: 5_000_000 },
      tags: { team: '' },
    });
  });

  test('is made once by two clicks', async ({ page, launch }) => {
    const world = await ownConsole(launch);
    const before = (await encoders(world)).length;
    await go(page, world, 'encoder-configurations');
    await page.getByRole('button', { name: 'Create…' }).click();
    await create(page).dblclick();
    await expect(page.getByRole('heading', { name: '720p30', level: 1 })).toBeVisible();
    expect((await encoders(world)).length).toBe(before + 1);
  });

  test('that may have been made although the answer was lost says so', async ({ page, launch, problems }) => {
    problems.expect(/\b502\b/);
    const world = await ownConsole(launch);
    const before = (await encoders(world)).length;
    world.running.emulator.faults.add({
      operation: 'CreateEncoderConfiguration',
      kind: 'reset',
      carriedOut: true,
      times: 1,
    });
    await go(page, world, 'encoder-configurations');
    await page.getByRole('button', { name: 'Create…' }).click();
    await create(page).click();
    await expect(page.getByText('Nobody can tell whether it was done')).toBeVisible();
    // The list behind was asked anew, and shows it.
    await page.keyboard.press('Escape');
    await expect(page.getByText(`${before + 1}`, { exact: true }).first()).toBeVisible();
  });

  test('beyond the quota is refused in AWS’s words, and nothing typed is lost', async ({
    page,
    launch,
    problems,
  }) => {
    problems.expect(/\b402\b/);
    const world = await ownConsole(launch, { quotas: { encoderConfigurations: 1 } });
    await go(page, world, 'encoder-configurations');
    await page.getByRole('button', { name: 'Create…' }).click();
    await field(page, 'Name').fill('one-more');
    await create(page).click();
    await expect(page.getByText(/quota of 1 encoder configurations/)).toBeVisible();
    await expect(field(page, 'Name')).toHaveValue('one-more');
  });

  test('that nothing uses is deleted, after five seconds in which it can be taken back', async ({
    page,
    launch,
  }) => {
    const world = await ownConsole(launch);
    const { encoderConfiguration } = await world.aws.createEncoderConfiguration({ name: 'spare' });
    const id = idOf(encoderConfiguration?.arn);
    await go(page, world, `encoder-configurations/${id}`);
    await page.getByRole('button', { name: 'Delete…' }).click();
    await expect(page.getByText('No running composition uses it.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Delete it' }).click();
    await expect(page.getByText(/Nothing has been sent yet/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Take it back' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Delete it' })).toBeVisible();
    expect((await encoders(world)).some(({ arn }) => arn?.endsWith(id))).toBe(true);
    await page.getByRole('button', { name: 'Delete it' }).click();
    await expect(page.getByRole('heading', { name: 'Encoder configurations', level: 1 })).toBeVisible({
      timeout: 15_000,
    });
    expect((await encoders(world)).some(({ arn }) => arn?.endsWith(id))).toBe(false);
    await expect(page.getByRole('link', { name: 'spare' })).toHaveCount(0);
  });

  test('that is in use wants its name typed, and a conflict leads to who uses it', async ({
    page,
    launch,
    problems,
  }) => {
    problems.expect(/\b409\b/);
    const world = await ownConsole(launch);
    const all = await encoders(world);
    const users = await Promise.all(
      all.map(async ({ arn, name }) => {
        const filter = { filterByEncoderConfigurationArn: arn };
        const using = await everyItem(world.aws.paginateListCompositions(filter), 'compositions');
        return {
          arn,
          name: name || idOf(arn),
          running: using.filter(({ state }) => state !== 'STOPPED' && state !== 'FAILED'),
        };
      }),
    );
    const used = given(
      users.find((one) => one.running.length > 0),
      'configuration in use',
    );
    const { name, running } = used;
    await go(page, world, `encoder-configurations/${idOf(used.arn)}`);
    await page.getByRole('button', { name: 'Delete…' }).click();
    const dialog = page.getByRole('dialog');
    for (const { arn } of running) await expect(dialog.getByRole('link', { name: idOf(arn) })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Delete it' })).toBeDisabled();
    await dialog.getByRole('textbox').fill(name);
    await page.getByRole('button', { name: 'Delete it' }).click();
    await expect(dialog.getByText(/A composition still uses it/)).toBeVisible({ timeout: 15_000 });
    await expect(dialog.getByText(/The encoder configuration is used by a composition/)).toBeVisible();
    expect((await encoders(world)).length).toBe(all.length);
  });
});

test.describe('a storage configuration', () => {
  test('is made, with the rule of buckets told as it is broken', async ({ page, launch }) => {
    const world = await ownConsole(launch);
    await go(page, world, 'storage-configurations');
    await page.getByRole('button', { name: 'Create…' }).click();
    await field(page, 'S3 bucket').fill('My_Bucket');
    await expect(page.getByText(/S3 bucket must hold only lower-case letters/)).toBeVisible();
    await expect(page.getByText('CompositeWrite-')).toBeVisible();
    await field(page, 'S3 bucket').fill('my');
    await expect(page.getByText('S3 bucket must have at least 3 characters.')).toBeVisible();
    await expectAccessible(page);
    await field(page, 'S3 bucket').fill('my-bucket');
    await field(page, 'Name').fill('archive-2');
    await page.getByRole('button', { name: 'Add a tag' }).click();
    await field(page, 'Key of tag 1').fill('team');
    await field(page, 'Value of tag 1').fill('show');
    await create(page).click();
    await expect(page.getByRole('heading', { name: 'archive-2', level: 1 })).toBeVisible();
    expect((await storages(world)).find(({ name }) => name === 'archive-2')).toMatchObject({
      s3: { bucketName: 'my-bucket' },
      tags: { team: 'show' },
    });
  });

  test('tells which running compositions use it, and is deleted when none does', async ({ page, launch }) => {
    const world = await ownConsole(launch);
    const { storageConfiguration } = await world.aws.createStorageConfiguration({
      name: 'spare',
      s3: { bucketName: 'spare-bucket' },
    });
    const used = given(
      (await storages(world)).find(({ name }) => name !== 'spare'),
      'configuration',
    );
    const details = await Promise.all(
      (await everyItem(world.aws.paginateListCompositions({}), 'compositions')).map(async ({ arn }) =>
        world.aws.getComposition({ arn }),
      ),
    );
    const into = (arn: string | undefined) =>
      details.filter(
        ({ composition }) =>
          !['STOPPED', 'FAILED'].includes(composition?.state ?? '') &&
          composition?.destinations?.some(
            ({ configuration }) => configuration?.s3?.storageConfigurationArn === arn,
          ),
      );
    for (const arn of [used.arn, storageConfiguration?.arn]) {
      await go(page, world, `storage-configurations/${idOf(arn)}`);
      const users = panel(page, 'Used by');
      await users.getByRole('button', { name: 'Look at the running compositions' }).click();
      await expect(users.getByRole('button', { name: 'Look again' })).toBeEnabled();
      await expect(users.getByRole('listitem')).toHaveCount(into(arn).length);
    }
    await page.getByRole('button', { name: 'Delete…' }).click();
    await page.getByRole('button', { name: 'Delete it' }).click();
    await expect(page.getByRole('heading', { name: 'Storage configurations', level: 1 })).toBeVisible({
      timeout: 15_000,
    });
    expect((await storages(world)).map(({ name }) => name)).not.toContain('spare');
  });
});

for (const width of [390, 320]) {
  test(`the forms fit ${width} pixels`, async ({ page, launch }) => {
    await page.setViewportSize({ width, height: 800 });
    const world = await ownConsole(launch);
    for (const path of ['encoder-configurations', 'storage-configurations', 'ingest-configurations']) {
      await go(page, world, path);
      await page.getByRole('button', { name: 'Create…' }).click();
      await page.getByRole('button', { name: 'Add a tag' }).click();
      const dialog = page.getByRole('dialog');
      const wide = await dialog.evaluate((element) => [element.scrollWidth, element.clientWidth]);
      expect(wide[0]).toBeLessThanOrEqual(wide[1] ?? 0);
      await expectNoOverflow(page);
    }
  });
}
