import { expect, test } from '../fixtures/console.ts';
import { askEmulator, everyItem, idOf } from '../support/aws.ts';
import { panel, rowWith } from '../support/page-parts.ts';

test.describe('capacity', () => {
  test('counts what the account holds against what AWS grants', async ({ page, aws }) => {
    const [stages, keys, buckets] = await Promise.all([
      everyItem(aws.paginateListStages({}), 'stages'),
      everyItem(aws.paginateListPublicKeys({}), 'publicKeys'),
      everyItem(aws.paginateListStorageConfigurations({}), 'storageConfigurations'),
    ]);
    await page.goto('/emulator/capacity');
    const table = panel(page, 'Resources').getByRole('table');
    for (const [name, count, quota] of [
      ['Stages', stages.length, '1,000'],
      ['Public keys', keys.length, '3'],
      ['Storage configurations', buckets.length, '5'],
    ] as const) {
      const cells = rowWith(table, name).getByRole('cell');
      await expect(cells.nth(2)).toHaveText(new RegExp(`^${count}\\b`));
      await expect(cells.nth(3)).toHaveText(quota);
    }
  });

  test('tells for each operation what is used of its share', async ({ page, launch }) => {
    const { url } = await launch({ share: 0.6 });
    await page.goto(`${url}/emulator/stages`);
    await expect(page.getByRole('table')).toBeVisible();
    await page.getByRole('button', { name: /^Calls to AWS/ }).click();
    await page.getByRole('link', { name: /^Capacity: every operation/ }).click();
    const row = rowWith(panel(page, 'Requests').getByRole('table'), 'ListStages');
    await expect(row.getByRole('cell', { name: '3', exact: true })).toBeVisible();
    await expect(row.getByRole('cell', { name: '5', exact: true })).toBeVisible();
  });

  test('tells how many calls wait, while they wait', async ({ page, launch }) => {
    const running = await launch({ share: 0.6 });
    const aws = askEmulator(running.emulator);
    const stages = await everyItem(aws.paginateListStages({}), 'stages');
    aws.destroy();
    await page.goto(`${running.url}/emulator/capacity`);
    await expect(page.getByRole('button', { name: /^Calls to AWS: Free/ })).toBeVisible();
    const asked = Promise.all(
      stages
        .slice(0, 9)
        .map(async ({ arn }) => page.request.get(`${running.url}/api/emulator/stages/${idOf(arn)}`)),
    );
    await expect(page.getByRole('button', { name: /^Calls to AWS: \d+ waiting/ })).toBeVisible();
    await asked;
    await expect(page.getByRole('button', { name: /^Calls to AWS: Free/ })).toBeVisible();
  });
});
