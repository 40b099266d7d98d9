import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/console.ts';
import { SCREENS } from '../support/screens.ts';

/** Long enough that nothing that is held is as good as new, and short enough that it is better than nothing. */
const TWENTY_MINUTES_MS = 1_200_000;

/** What these show comes from the console itself. */
const OWN: readonly string[] = [
  'session-list',
  'search',
  // What one types, and of AWS no more than a count.
  'create-stage',
  'jobs',
  'recorder',
  'layout-editor',
  'cohorts',
  'findings',
  'finding',
  'composition-history',
  'overview',
  'bulk-create',
  'audit',
  'account',
  'who-may-sign-in',
];
const OF_AWS = SCREENS.filter(({ name }) => !OWN.includes(name));

/** Nothing of the page is still loading. */
async function expectEnded(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('main').getByRole('status', { name: /^Loading/ })).toHaveCount(0);
}

// Some of the screens are theirs alone.
test.use({ role: 'administrator' });

test.describe('when AWS fails', () => {
  test('every screen that was seen before shows what it was, and says that it is not renewed', async ({
    page,
    launch,
    places,
    problems,
  }) => {
    // Every screen, twice.
    test.slow();
    // Stream keys are never held: what is about them cannot be shown.
    problems.expect(/\b502\b/);
    let now = 0;
    const { url, emulator } = await launch({ cache: true, cacheNow: () => now });
    for (const { address } of OF_AWS) {
      await page.goto(url + address(places));
      await expectEnded(page);
    }
    now += TWENTY_MINUTES_MS;
    emulator.faults.add({ operation: '*', kind: 'status', status: 503 });
    for (const { name, address } of OF_AWS) {
      await page.goto(url + address(places));
      await expectEnded(page);
      const marked = page.getByRole('main').getByText('not renewed: AWS cannot be reached').first();
      const told = page.getByRole('main').getByRole('alert').first();
      await expect(name === 'ingest-configuration' ? told : marked, name).toBeVisible();
    }
  });

  test('every screen that was not seen before says so in a sentence', async ({
    page,
    launch,
    places,
    problems,
  }) => {
    problems.expect(/\b504\b/);
    const { url, emulator } = await launch({ cache: true, deadlineMs: 300 });
    emulator.faults.add({ operation: '*', kind: 'hang' });
    for (const { name, address } of OF_AWS) {
      await page.goto(url + address(places));
      await expectEnded(page);
      const told = page.getByRole('main').getByText('AWS did not answer in time');
      await expect(told.first(), name).toBeVisible();
    }
  });
});
