import { expect, type Locator, type Page } from '@playwright/test';
import { expectQuiet } from './traffic.ts';

/** Text that is exactly this, as a pattern: `hasText` with a string would take any text that contains it. */
export function exactly(text: string): RegExp {
  return new RegExp(`^${text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`);
}

/** What stands beside a label in a list of details or facts. */
export function detail(scope: Page | Locator, label: string): Locator {
  const term = scope.getByRole('term').filter({ hasText: exactly(label) });
  // No role ties a definition to its term; in a description list it is the element that follows.
  return term.locator('xpath=following-sibling::dd[1]');
}

/** One part of a page by its title. */
export function panel(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title, exact: true }).filter({
    has: page.getByRole('heading', { name: title, exact: true, level: 2 }),
  });
}

/** The rows of a table without its header. */
export function bodyRows(table: Locator): Locator {
  return table.getByRole('rowgroup').nth(1).getByRole('row');
}

/** The row in which this text is a cell's whole text. */
export function rowWith(table: Locator, cell: string): Locator {
  return table.getByRole('row').filter({ has: table.page().getByRole('cell', { name: cell, exact: true }) });
}

/** The stretch of a session that the timeline shows, in words. */
export function stretchShown(page: Page): Locator {
  return panel(page, 'Timeline').getByText(/\d\d:\d\d:\d\d – [-\d ]*\d\d:\d\d:\d\d [A-Z]+/);
}

/** The text of something that follows at its own pace, once it no longer changes. */
export async function restingText(followed: Locator): Promise<string> {
  let before: string | undefined;
  await expect
    .poll(
      async () => {
        const now = await followed.innerText();
        const rests = now === before;
        before = now;
        return rests;
      },
      { intervals: [150] },
    )
    .toBe(true);
  return before ?? '';
}

/** Stops the live data of a page, which would heal by itself what a test wants to heal by hand. */
export async function pauseLive(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Hold the page still (p)' }).click();
  await expect(page.getByRole('button', { name: 'Go on with live data (p)' })).toBeVisible();
}

/** Waits until a page has loaded all it loads by itself: nothing is drawn as loading and nothing is being asked. */
export async function expectSettled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('status', { name: /^Loading/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Refresh', exact: true })).toHaveText('Refresh');
  // Lanes of a timeline and the state of live stages are asked for once the page is drawn.
  await expectQuiet(page);
}

/**
 * Nothing of the page itself, below the top bar, is wider than the window, once it has come to rest. The document alone
 * would never say so: `main` scrolls by itself, sideways too.
 */
export async function expectNoOverflow(page: Page): Promise<void> {
  const main = page.getByRole('main');
  const look = () =>
    main.evaluate((element) => ({
      scrolls: element.scrollWidth - element.clientWidth,
      beyond: [...element.querySelectorAll('*')]
        // What scrolls by itself, as a command does, or cuts what is in it, as a table does, may hold longer lines.
        .filter((one) => one.closest('pre, table, [role=radiogroup]') === null)
        .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
        .map((one) => one.outerHTML.slice(0, 120)),
    }));
  await expect.poll(look).toEqual({ scrolls: 0, beyond: [] });
}
