import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/console.ts';
import { bodyRows, expectSettled, stretchShown, restingText } from '../support/page-parts.ts';

// Who creates a stage has a link to it between the other controls.
test.use({ role: 'operator' });

const STAGES = '/emulator/stages';

async function openStages(page: Page): Promise<void> {
  await page.goto(STAGES);
  await expectSettled(page);
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 });

test('the first Tab offers to skip to the content', async ({ page }) => {
  await openStages(page);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Create…' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Refresh' })).toBeFocused();
});

test('the whole way from the stages to a participant needs no mouse', async ({ page, places }) => {
  await openStages(page);
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('show-morning');
  await expect(bodyRows(page.getByRole('table', { name: 'Stages' }))).toHaveCount(1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: 'show-morning-brief' })).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(heading(page, 'show-morning-brief')).toBeFocused();
  await expectSettled(page);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');

  await expect(heading(page, `Session ${places.sessionId}`)).toBeFocused();
  await expectSettled(page);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  const first = bodyRows(page.getByRole('table', { name: 'Participants' }))
    .first()
    .getByRole('link')
    .first();
  await expect(first).toBeFocused();
  const name = await first.innerText();
  await page.keyboard.press('Enter');
  await expect(heading(page, name)).toBeFocused();
});

test('j and k walk through all rows, those out of sight too', async ({ page }) => {
  await page.goto(`${STAGES}?sort=name`);
  await expectSettled(page);
  const table = page.getByRole('table', { name: 'Stages' });
  for (let step = 0; step < 30; step += 1) await page.keyboard.press('j');
  const thirtieth = table.locator('[aria-rowindex="31"]').getByRole('link').first();
  await expect(thirtieth).toBeFocused();
  await expect(thirtieth).toBeInViewport();
  await page.keyboard.press('k');
  await expect(table.locator('[aria-rowindex="30"]').getByRole('link').first()).toBeFocused();
});

test('a key that is held loses no row, however fast it repeats', async ({ page }) => {
  await page.goto(`${STAGES}?sort=name`);
  await expectSettled(page);
  // All in one turn, so that rows out of sight cannot be drawn between two of them.
  await page.evaluate(() => {
    for (let step = 0; step < 30; step += 1)
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
  });
  const table = page.getByRole('table', { name: 'Stages' });
  await expect(table.locator('[aria-rowindex="31"]').getByRole('link').first()).toBeFocused();
});

test('r loads anew', async ({ page }) => {
  await openStages(page);
  const answer = page.waitForResponse((response) => response.url().includes('/api/emulator/stages?'));
  await page.keyboard.press('r');
  expect((await answer).status()).toBe(200);
  await expect(page.getByText(/^as of 15:00:00 CET/)).toBeVisible();
});

const DESTINATIONS = [
  ['c', 'Compositions'],
  ['e', 'Encoder configurations'],
  ['t', 'Storage configurations'],
  ['i', 'Ingest configurations'],
  ['k', 'Public keys'],
  ['s', 'Stages'],
] as const;

test('g and a letter lead to every list', async ({ page }) => {
  await openStages(page);
  for (const [key, title] of DESTINATIONS) {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await expect(heading(page, title)).toBeFocused();
  }
});

test('? shows what can be pressed here, and Escape gives the focus back', async ({ page }) => {
  await openStages(page);
  await page.keyboard.press('j');
  const row = bodyRows(page.getByRole('table', { name: 'Stages' }))
    .first()
    .getByRole('link')
    .first();
  await expect(row).toBeFocused();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard' });
  for (const words of ['Search the list', 'Next row', 'Previous row', 'Refresh', 'Go to Compositions']) {
    await expect(help.getByText(words, { exact: true })).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await expect(row).toBeFocused();
});

test('a dialog holds the focus, and its button has it again afterwards', async ({ page }) => {
  await openStages(page);
  const button = page.getByRole('button', { name: 'Preferences' });
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Preferences' });
  await expect(dialog).toBeVisible();
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Tab');
    const outside = page.getByRole('main').locator(':focus');
    await expect(outside).toHaveCount(0);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
});

test('a popover closes on Escape and leaves the focus on its button', async ({ page }) => {
  await openStages(page);
  const button = page.getByRole('button', { name: 'Emulated' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is not AWS')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('This is not AWS')).toBeHidden();
  await expect(button).toBeFocused();
});

test('letters belong to the field while somebody types', async ({ page }) => {
  await openStages(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const search = page.getByRole('searchbox');
  await search.focus();
  await page.keyboard.type('jkr?gc/');
  await expect(search).toHaveValue('jkr?gc/');
  await expect(search).toBeFocused();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page).toHaveURL(`${STAGES}?q=jkr%3Fgc%2F`);
  expect(asked.filter((url) => url.includes('/api/emulator/stages?'))).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(search).toHaveValue('');
});

test('letters do nothing behind an open dialog', async ({ page }) => {
  await openStages(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await expect(page).toHaveURL(STAGES);
});

test('single letters can be switched off, and stay off', async ({ page }) => {
  await openStages(page);
  await page.getByRole('button', { name: 'Preferences' }).click();
  await page
    .getByRole('radiogroup', { name: 'Single-key shortcuts' })
    .getByRole('radio', { name: 'Off' })
    .check();
  await page.keyboard.press('Escape');
  await page.reload();
  await expectSettled(page);
  await page.keyboard.press('?');
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).not.toBeFocused();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Keyboard' }).click();
  await expect(page.getByText('Single-key shortcuts are off.')).toBeVisible();
});

test('the reader is told where a link has led', async ({ page }) => {
  await openStages(page);
  await page.getByRole('link', { name: 'show-morning-brief' }).click();
  await expect(heading(page, 'show-morning-brief')).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'show-morning-brief' })).toBeAttached();
});

test('every letter of the timeline works from anywhere on the page', async ({ page, places }) => {
  await page.goto(`${STAGES}/${places.stageId}/sessions/${places.sessionId}`);
  await expectSettled(page);
  const label = stretchShown(page);
  const whole = await restingText(label);
  for (const key of ['w', 'a', 'd', 's', '+', '-']) {
    await page.keyboard.press('0');
    await expect(label).toHaveText(whole);
    if (key !== 'w' && key !== '+') await page.keyboard.press('w');
    const before = await restingText(label);
    await page.keyboard.press(key);
    await expect(label).not.toHaveText(before);
  }
});
