import { expect, test } from '../fixtures/console.ts';
import { expectAccessible } from '../support/axe.ts';
import { expectSettled } from '../support/page-parts.ts';

test('a button opens the palette, and a tap goes there', async ({ page, places }) => {
  await page.goto('/emulator/stages');
  await expectSettled(page);
  await page.getByRole('button', { name: 'Find or paste' }).tap();
  const dialog = page.getByRole('dialog', { name: 'Find, paste or do anything' });
  await dialog
    .getByRole('combobox')
    .fill(`s3://b/${places.stageId}/${places.sessionId}/${places.participantId}/x`);
  await expect(dialog.getByText('This is a recording in S3.')).toBeVisible();
  await expectAccessible(page);
  const box = await dialog.boundingBox();
  expect(box?.width).toBeLessThanOrEqual(390);
  await dialog.getByRole('option', { name: `Open the session ${places.sessionId}` }).tap();
  await expect(page).toHaveURL(`/emulator/stages/${places.stageId}/sessions/${places.sessionId}`);
  await expect(dialog).toBeHidden();
});
