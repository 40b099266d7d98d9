import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/console.ts';
import { expectSettled } from '../support/page-parts.ts';
import { SCREENS } from '../support/screens.ts';

const SIZES = {
  desktop: { viewport: { width: 1440, height: 900 }, hasTouch: false, isMobile: false },
  mobile: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
} as const;

const FOLDER = new URL('../../docs/screenshots/', import.meta.url);

/** `npm run screenshots`: every screen as a person sees it, into `docs/screenshots/`. */
for (const [size, device] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${size}, ${colorScheme}`, () => {
      test.use({ ...device, colorScheme, contextOptions: { reducedMotion: 'reduce' } });

      const capture = async (page: Page, name: string) => {
        const path = decodeURIComponent(new URL(`${name}-${size}-${colorScheme}.png`, FOLDER).pathname);
        // Not `animations: 'disabled'`, which puts what stands still in the middle of one to its end: the timeline's layers.
        await page.screenshot({ path });
      };

      for (const { name, address } of SCREENS) {
        test(name, async ({ page, places }) => {
          await page.goto(address(places));
          await expectSettled(page);
          await capture(page, name);
        });
      }

      test('preferences', async ({ page }) => {
        await page.goto('/emulator/stages');
        await expectSettled(page);
        await page.getByRole('button', { name: 'Preferences' }).click();
        await expect(page.getByRole('combobox', { name: 'Time zone' })).toBeVisible();
        await capture(page, 'preferences');
      });

      test('denied', async ({ page, callboard, problems }) => {
        problems.expect(/\b403\b/);
        callboard.emulator.faults.add({
          operation: 'ListStages',
          kind: 'error',
          errorType: 'AccessDeniedException',
        });
        await page.goto('/emulator/stages');
        await expect(page.getByRole('alert')).toBeVisible();
        await capture(page, 'denied');
      });
    });
  }
}
