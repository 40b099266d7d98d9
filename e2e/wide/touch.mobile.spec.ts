import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/console.ts';
import { given } from '../support/aws.ts';
import { expectAccessible } from '../support/axe.ts';
import { expectSettled, stretchShown, restingText } from '../support/page-parts.ts';

/** Moves one finger, as the browser's own touch input, so that `touch-action` has its say. */
async function swipe(
  page: Page,
  from: { x: number; y: number },
  by: { x: number; y: number },
): Promise<void> {
  const input = await page.context().newCDPSession(page);
  const steps = 8;
  const at = (step: number) => ({ x: from.x + (by.x * step) / steps, y: from.y + (by.y * step) / steps });
  await input.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at(0)] });
  for (let step = 1; step <= steps; step += 1) {
    await input.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at(step)] });
  }
  await input.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await input.detach();
}

test('the navigation is in a drawer, which closes when somebody has chosen', async ({ page }) => {
  await page.goto('/emulator/stages');
  await expectSettled(page);
  await expect(page.getByRole('link', { name: 'Public keys' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Navigation' }).tap();
  const drawer = page.getByRole('dialog', { name: 'Navigation' });
  await expect(drawer.getByRole('link')).toHaveText([
    'Overview',
    'Stages',
    'Sessions',
    'Compositions',
    'Layouts',
    'Encoder',
    'Storage',
    'Ingest configurations',
    'Public keys',
    'Capacity',
    'Jobs',
    'Recorder',
    // Not the audit log, which a viewer may not see.
  ]);
  await expect(drawer.getByRole('link', { name: 'Stages' })).toHaveAttribute('aria-current', 'page');
  await expectAccessible(page);
  await drawer.getByRole('link', { name: 'Public keys' }).tap();
  await expect(drawer).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Public keys', level: 1 })).toBeVisible();
});

test('the drawer closes by its button and by a tap beside it', async ({ page }) => {
  await page.goto('/emulator/stages');
  const drawer = page.getByRole('dialog', { name: 'Navigation' });
  await page.getByRole('button', { name: 'Navigation' }).tap();
  await drawer.getByRole('button', { name: 'Close' }).tap();
  await expect(drawer).toBeHidden();
  await page.getByRole('button', { name: 'Navigation' }).tap();
  await expect(drawer).toBeVisible();
  await page.touchscreen.tap(370, 400);
  await expect(drawer).toBeHidden();
});

test('preferences and the list of zones fit', async ({ page }) => {
  await page.goto('/emulator/stages');
  await expectSettled(page);
  await page.getByRole('button', { name: 'Preferences' }).tap();
  const dialog = page.getByRole('dialog', { name: 'Preferences' });
  await dialog.getByRole('combobox', { name: 'Time zone' }).fill('Europe/Vi');
  await expect(page.getByRole('option', { name: 'Europe/Vienna' })).toBeInViewport({ ratio: 1 });
  await page.getByRole('option', { name: 'Europe/Vienna' }).tap();
  await dialog.getByRole('radiogroup', { name: 'Theme' }).getByText('Dark').tap();
  await expect(dialog.getByRole('radio', { name: 'Dark' })).toBeChecked();
  const box = given((await dialog.boundingBox()) ?? undefined, 'place of the dialog');
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(390);
});

test('a finger moves the timeline sideways', async ({ page, places }) => {
  await page.goto(`/emulator/stages/${places.stageId}/sessions/${places.sessionId}`);
  await expectSettled(page);
  const shown = stretchShown(page);
  await page.getByRole('button', { name: /More detail/ }).tap();
  await page.getByRole('button', { name: /More detail/ }).tap();
  const before = await restingText(shown);
  const chart = page.getByRole('application');
  await chart.scrollIntoViewIfNeeded();
  const box = given((await chart.boundingBox()) ?? undefined, 'place of the chart');
  await swipe(page, { x: box.x + 60, y: box.y + 45 }, { x: 120, y: 0 });
  await expect(shown).not.toHaveText(before);
  // Dragged to the right, earlier times come in from the left.
  expect((await restingText(shown)) < before).toBe(true);
});

test('a finger moves the page down over the timeline', async ({ page, places }) => {
  await page.goto(`/emulator/stages/${places.stageId}/sessions/${places.sessionId}`);
  await expectSettled(page);
  const shown = await restingText(stretchShown(page));
  const first = page.getByRole('list', { name: 'Lanes in view' }).getByRole('link').first();
  const at = async () => (await first.boundingBox())?.y ?? Number.NEGATIVE_INFINITY;
  const before = await at();
  const box = given((await page.getByRole('application').boundingBox()) ?? undefined, 'place of the chart');
  await swipe(page, { x: box.x + 80, y: box.y + 150 }, { x: 0, y: -120 });
  await expect.poll(at).toBeLessThan(before);
  await expect(stretchShown(page)).toHaveText(shown, { useInnerText: true });
});

test('a filter can be typed and cleared with a finger', async ({ page }) => {
  await page.goto('/emulator/stages');
  await page.getByRole('searchbox').tap();
  await page.getByRole('searchbox').fill('auction-room');
  await expect(page.getByText(/of 40 shown$/)).toBeVisible();
  await page.getByRole('button', { name: /^Clear/ }).tap();
  await expect(page.getByRole('searchbox')).toHaveValue('');
});
