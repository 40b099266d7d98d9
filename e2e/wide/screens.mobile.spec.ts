import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/console.ts';
import { expectAccessible } from '../support/axe.ts';
import { expectSettled } from '../support/page-parts.ts';
import { SCREENS } from '../support/screens.ts';

// Who may do less sees in place of a form why: the whole of each page is looked at here.
test.use({ role: 'administrator' });

/** How many CSS pixels of the page, and of its content, stand out to the right of the window. */
function overflow(page: Page): Promise<{ page: number; main: number }> {
  return page.evaluate(() => {
    const main = document.querySelector('main');
    const { scrollWidth, clientWidth } = document.documentElement;
    return {
      page: scrollWidth - clientWidth,
      main: (main?.scrollWidth ?? 0) - (main?.clientWidth ?? 0),
    };
  });
}

/**
 * Jobs are no table: what the server does is told in sentences. Cohorts have rows once somebody asks for them, and the page
 * of tokens is a form.
 */
const WITHOUT_ROWS = new Set(['jobs', 'cohorts', 'tokens']);
const isList = (name: string) => name.endsWith('s') && !WITHOUT_ROWS.has(name);

for (const { name, address } of SCREENS) {
  const also = isList(name) ? ', and what a row is about can be read and tapped' : '';
  test(`${name} fits on a phone${also}`, async ({ page, places }) => {
    await page.goto(address(places));
    await expectSettled(page);
    expect(await overflow(page)).toEqual({ page: 0, main: 0 });
    await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
    await expect(page.getByRole('button', { name: 'Refresh' })).toBeInViewport();
    await expectAccessible(page);
    if (isList(name)) await tapFirstRow(page);
  });
}

async function tapFirstRow(page: Page): Promise<void> {
  const first = page.getByRole('table').first().getByRole('link').first();
  await first.scrollIntoViewIfNeeded();
  await expect(first).toBeInViewport({ ratio: 1 });
  const shown = await first.evaluate((link) => ({
    size: Number.parseFloat(getComputedStyle(link).fontSize),
    whole: link.scrollWidth <= link.clientWidth + 1,
  }));
  expect(shown.size).toBeGreaterThanOrEqual(12);
  expect(shown.whole).toBe(true);
  const label = await first.innerText();
  await first.tap();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(label);
}

test('how long a stage is live can be read whole', async ({ page }) => {
  await page.goto('/emulator/stages?q=live');
  await expectSettled(page);
  const lengths = page.getByRole('cell', { name: /^(\d+ (d|h|min|s) ?)+$/ });
  await expect(lengths).toHaveCount(7);
  for (const cell of await lengths.all()) {
    expect(await cell.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)).toBe(true);
  }
});
