import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/console.ts';
import { controlEmulator } from '#server/testing/control-emulator.ts';
import { expectAccessible } from '../support/axe.ts';
import { expectSettled, panel } from '../support/page-parts.ts';
import { cookieOf } from '#server/testing/test-sessions.ts';

test.use({ role: 'support' });

const bell = (page: Page) => page.getByRole('button', { name: /^Notices:/ });
const notices = (page: Page) => page.getByRole('region', { name: 'Notices' });

async function openNotices(page: Page): Promise<number> {
  await expect(bell(page)).toHaveAccessibleName(/open$/);
  const name = (await bell(page).getAttribute('aria-label')) ?? '';
  return Number(/\d+/.exec(name)?.[0] ?? 0);
}

test.describe('notices', () => {
  test('tell of a recording that fails, say why, and stay acknowledged', async ({ page, places, launch }) => {
    const { url, emulator } = await launch({
      hookSecret: 'the-secret-of-this-test',
      events: { duplicates: 0, loss: 0, disorder: 0, delayMs: 0 },
    });
    const at = `/api/emulator/compositions/${places.compositionId}`;
    const { item } = (await (await fetch(url + at, { headers: { cookie: cookieOf('viewer') } })).json()) as {
      item: { destinations: { id: string; configuration: { s3?: object } }[] };
    };
    const recording = item.destinations.find(({ configuration }) => configuration.s3 !== undefined);
    await page.goto(`${url}/emulator/compositions/${places.compositionId}`);
    await expectSettled(page);

    const before = await openNotices(page);
    await controlEmulator(
      emulator,
      `compositions/${places.compositionId}/destinations/${recording?.id}/fail`,
      { errorCode: 'AccessDeniedException' },
    );
    emulator.clock.step(3_000);
    const reason = 'Access denied to S3 bucket. Please verify your bucket policy.';
    await expect(bell(page)).toHaveAccessibleName(`Notices: ${before + 1} open`);
    const failed = panel(page, 'Destination without a name');
    await expect(failed.getByText(reason)).toBeVisible();
    await expect(failed.getByText('Reason given by EventBridge at')).toBeVisible();

    await bell(page).click();
    const row = notices(page).getByRole('listitem').filter({ hasText: reason });
    await expect(row.getByRole('link', { name: `Composition ${places.compositionId}` })).toBeVisible();
    await expectAccessible(page);
    await row.getByRole('button', { name: /^Acknowledge/ }).click();
    await expect(row).toBeHidden();

    await page.reload();
    await expect(bell(page)).toHaveAccessibleName(`Notices: ${before === 0 ? 'none' : before} open`);
    await bell(page).click();
    await notices(page)
      .getByText(/^Acknowledged: 1/)
      .click();
    await expect(row).toBeVisible();
    await expect(row.getByRole('button', { name: /^Acknowledge/ })).toHaveCount(0);
  });
});
