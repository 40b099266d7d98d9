import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures/console.ts';
import { expectAccessible } from '../support/axe.ts';
import { expectSettled, panel } from '../support/page-parts.ts';

async function openEditor(page: Page): Promise<Locator> {
  await page.goto('/emulator/layouts?both=no');
  await expectSettled(page);
  return page.locator('figure canvas').first();
}

/** What a screenshot shows on the whole, from 0 for black to 255 for white; read by the browser itself. */
async function brightness(page: Page, part: Locator): Promise<number> {
  const png = await part.screenshot();
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [0] };
    let sum = 0;
    for (let at = 0; at < data.length; at += 4)
      sum += ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3;
    return sum / (data.length / 4);
  }, png.toString('base64'));
}

test('a thumbnail lies over the drawing, and shows black where both are alike', async ({ page }) => {
  const picture = await openEditor(page);
  // The best that AWS could make of it: the drawing itself.
  const same = await picture.screenshot();
  const before = await brightness(page, picture);
  expect(before).toBeGreaterThan(40);
  await page
    .getByLabel('Picture of a real composition')
    .setInputFiles({ name: 'thumb.png', mimeType: 'image/png', buffer: same });
  const layer = page.getByRole('img', { name: 'thumb.png over the drawing' });
  await expect(layer).toBeVisible();
  await page.getByRole('slider', { name: 'Opacity' }).press('End');
  await page.getByRole('radio', { name: 'Difference' }).click();
  expect(await brightness(page, picture)).toBeLessThan(3);
  // Another layout differs from it, and is seen to.
  await page.getByRole('combobox', { name: 'Shape of tiles' }).selectOption('PORTRAIT');
  expect(await brightness(page, picture)).toBeGreaterThan(20);
  await expectAccessible(page);
  await page.getByRole('slider', { name: 'Opacity' }).press('Home');
  await expect(page.getByText('0 %', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Take the thumbnail away' }).click();
  await expect(layer).toHaveCount(0);
});

test('what is no picture is refused in words, and one of another shape is said to be stretched', async ({
  page,
}) => {
  const picture = await openEditor(page);
  const input = page.getByLabel('Picture of a real composition');
  await input.setInputFiles({ name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await expect(page.getByText('notes.png is no picture that this browser can read')).toBeVisible();
  const wide = await picture.screenshot();
  await input.setInputFiles({ name: 'wide.png', mimeType: 'image/png', buffer: wide });
  await expect(page.getByText(/has another shape than the picture/)).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Picture width in pixels' }).fill('720');
  await expect(page.getByText(/has another shape than the picture, 720 × 720/)).toBeVisible();
});

test('a thumbnail that is dropped lies over the picture that has its shape', async ({ page }) => {
  const picture = await openEditor(page);
  const wide = (await picture.screenshot()).toString('base64');
  await page
    .getByRole('combobox', { name: 'Size of the picture' })
    .selectOption({ label: 'Upright 720p · 720 × 1280' });
  await page.getByRole('button', { name: 'Both ways' }).click();
  await expect(page.locator('figure')).toHaveCount(2);
  const dropped = await page.evaluateHandle((base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], 'thumb.png', { type: 'image/png' }));
    return transfer;
  }, wide);
  await page.locator('figure').first().dispatchEvent('drop', { dataTransfer: dropped });
  const lying = page.locator('figure').filter({ hasText: '1280 × 720:' });
  await expect(lying.getByRole('img', { name: 'thumb.png over the drawing' })).toBeVisible();
});

test('where IVS keeps a thumbnail is said for this size of picture', async ({ page }) => {
  await openEditor(page);
  await page.getByRole('button', { name: 'Where IVS keeps one' }).click();
  await expect(
    page.getByText('recordingPrefix/media/latest_thumbnail/1280x720/thumb.jpg', { exact: true }),
  ).toBeVisible();
  await expectAccessible(page);
  await expect(panel(page, 'Picture').getByText('Approximation', { exact: true })).toBeVisible();
});
