import { expect, test } from '../fixtures/console.ts';
import { everyStage } from '../support/aws.ts';
import { bodyRows, expectSettled } from '../support/page-parts.ts';

test.use({ scenario: 'thousand' });

test('a thousand stages are all loaded, and only those in sight are drawn', async ({ page, aws }) => {
  const stages = await everyStage(aws);
  const live = stages.filter(({ activeSessionId }) => activeSessionId);
  await page.goto('/emulator/stages');
  await expect(page.getByText(`${live.length} live of 1000`)).toBeVisible();
  const table = page.getByRole('table', { name: 'Stages' });
  await expect(table).toHaveAttribute('aria-rowcount', '1001');
  expect(await bodyRows(table).count()).toBeLessThan(60);

  await page.goto('/emulator/stages?sort=name');
  await expect(table).toHaveAttribute('aria-rowcount', '1001');
  await expectSettled(page);
  await page.getByRole('region', { name: 'Stages' }).focus();
  await page.keyboard.press('End');
  const unnamed = stages.filter(({ name }) => !name).map(({ id }) => id);
  const last = unnamed.toSorted((a, b) => a.localeCompare(b, 'en')).at(-1) ?? '';
  await expect(table.getByRole('link', { name: last })).toBeInViewport();
  expect(await bodyRows(table).count()).toBeLessThan(60);
});

test('a thousand stages are searched at once', async ({ page, aws }) => {
  const stages = await everyStage(aws);
  await page.goto('/emulator/stages');
  await expect(page.getByText(/live of 1000$/)).toBeVisible();
  await expectSettled(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const search = page.getByRole('searchbox', { name: 'Search stages' });
  for (const prefix of ['auction-room', 'classroom', 'watch-party-0']) {
    await search.fill(`name:^${prefix}`);
    const found = stages.filter(({ name }) => name?.startsWith(prefix)).length;
    await expect(page.getByText(`${found} of 1000 shown`)).toBeVisible();
    expect(found).toBeGreaterThan(0);
  }
  await search.fill('idle');
  const idle = stages.filter(({ activeSessionId }) => !activeSessionId).length;
  await expect(page.getByText(`${idle} of 1000 shown`)).toBeVisible();
  expect(asked.filter((url) => url.includes('/stages?'))).toEqual([]);
});
