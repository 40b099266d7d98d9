import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/console.ts';
import { bodyRows, detail, expectSettled, stretchShown } from '../support/page-parts.ts';

const STAGES = '/emulator/stages';

async function choose(page: Page, group: string, option: string): Promise<void> {
  await page.getByRole('button', { name: 'Preferences' }).click();
  await page.getByRole('radiogroup', { name: group }).getByRole('radio', { name: option }).check();
  await page.keyboard.press('Escape');
}

async function chooseZone(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Preferences' }).click();
  const field = page.getByRole('combobox', { name: 'Time zone' });
  await field.click();
  await field.fill(text);
  await page.getByRole('option', { name: text }).first().click();
  await expect(page.getByRole('option', { name: text })).toHaveCount(0);
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('dialog', { name: 'Preferences' })).toBeHidden();
}

/** The colour behind the page, as the browser has worked it out. */
function ground(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

test('the theme is the system’s unless chosen, and a chosen one stays', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(STAGES);
  const light = await ground(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => ground(page)).not.toBe(light);
  const dark = await ground(page);

  await choose(page, 'Theme', 'Light');
  expect(await ground(page)).toBe(light);
  await page.reload();
  expect(await ground(page)).toBe(light);
  await page.getByRole('link', { name: 'show-morning-brief' }).click();
  await expect(page.getByRole('heading', { name: 'show-morning-brief', level: 1 })).toBeVisible();
  expect(await ground(page)).toBe(light);

  await choose(page, 'Theme', 'Dark');
  expect(await ground(page)).toBe(dark);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await ground(page)).toBe(dark);
  await choose(page, 'Theme', 'System');
  expect(await ground(page)).toBe(light);
});

test('a chosen theme and density are there before anything is drawn', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(STAGES);
  await choose(page, 'Theme', 'Dark');
  await choose(page, 'Row height', 'Compact');
  // Noted by the browser itself, when the page's body begins and before the app has drawn anything into it.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      observer.disconnect();
      const { theme, density } = document.documentElement.dataset;
      sessionStorage.setItem(
        'at first paint',
        `${theme} ${density} ${document.querySelector('#app header') ? 'drawn' : 'not drawn'}`,
      );
    }).observe(document, { childList: true, subtree: true });
  });
  await page.reload();
  expect(await page.evaluate(() => sessionStorage.getItem('at first paint'))).toBe('dark compact not drawn');
});

test('the time zone changes every time on the page, and stays', async ({ page, places }) => {
  await page.goto(`${STAGES}/${places.stageId}`);
  const main = page.getByRole('main');
  await expect(detail(main, 'Live since')).toHaveText('2026-11-20 13:44:05 CET');
  await expectSettled(page);

  await chooseZone(page, 'Asia/Kolkata');
  await expect(detail(main, 'Live since')).toHaveText('2026-11-20 18:14:05 IST');
  await expect(main.getByText(/ CET\b/)).toHaveCount(0);
  await expect(bodyRows(page.getByRole('table', { name: 'Sessions' })).first()).toContainText(
    '2026-11-20 18:14:05 IST',
  );
  await expect(page.getByText(/^as of 19:30:00 IST/).first()).toBeVisible();

  await page.getByRole('link', { name: places.sessionId }).first().click();
  await expect(detail(main, 'Started')).toHaveText('2026-11-20 18:14:05 IST');
  await expect(stretchShown(page)).toContainText(' IST');
  await page.reload();
  await expect(detail(main, 'Started')).toHaveText('2026-11-20 18:14:05 IST');

  await chooseZone(page, 'UTC');
  await expect(detail(main, 'Started')).toHaveText('2026-11-20 12:44:05 UTC');
  await chooseZone(page, 'Browser');
  await expect(detail(main, 'Started')).toHaveText('2026-11-20 13:44:05 CET');
});

test('UTC is in the tooltip of a time, whichever zone is chosen', async ({ page, places }) => {
  await page.goto(`${STAGES}/${places.stageId}`);
  await expect(
    detail(page.getByRole('main'), 'Live since').getByTitle('2026-11-20 12:44:05 UTC'),
  ).toBeVisible();
});

test('compact rows show more of a table, and stay', async ({ page }) => {
  await page.goto(STAGES);
  await expectSettled(page);
  const row = bodyRows(page.getByRole('table', { name: 'Stages' })).first();
  const height = async () => (await row.boundingBox())?.height;
  expect(await height()).toBe(36);
  await choose(page, 'Row height', 'Compact');
  await expect.poll(height).toBe(28);
  await page.reload();
  await expect(row).toBeVisible();
  expect(await height()).toBe(28);
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  const ingest = bodyRows(page.getByRole('table', { name: 'Ingest configurations' })).first();
  await expect.poll(async () => (await ingest.boundingBox())?.height).toBe(28);
});

test('a second tab follows a change at once', async ({ page, context, baseURL }) => {
  await page.goto(STAGES);
  const other = await context.newPage();
  await other.emulateMedia({ colorScheme: 'light' });
  await other.goto(`${baseURL}${STAGES}`);
  const light = await ground(other);
  await choose(page, 'Theme', 'Dark');
  await expect.poll(() => ground(other)).not.toBe(light);
});

test('damaged preferences are ignored', async ({ page }) => {
  await page.addInitScript(() =>
    localStorage.setItem('callboard.preferences', '{"theme":"sepia","zone":"Mars/Base","density":7'),
  );
  await page.goto(STAGES);
  await expect(page.getByText('8 live of 40')).toBeVisible();
  await expect(page.getByText(/^as of 15:00:00 CET/)).toBeVisible();
});
