import { expect, test } from '../fixtures/console.ts';
import { expectAccessible } from '../support/axe.ts';
import { expectSettled } from '../support/page-parts.ts';

test.use({ scenario: 'empty' });

const LISTS = [
  { path: 'stages', says: 'No stages in this account and Region' },
  { path: 'compositions', says: /No composition/ },
  { path: 'encoder-configurations', says: /No encoder configuration/ },
  { path: 'storage-configurations', says: /No storage configuration/ },
  { path: 'ingest-configurations', says: /No ingest configuration/ },
  { path: 'public-keys', says: /No public key/ },
] as const;

for (const { path, says } of LISTS) {
  test(`${path}: says what would be here and how it comes to be`, async ({ page }) => {
    await page.goto(`/emulator/${path}`);
    await expect(page.getByText(says).first()).toBeVisible();
    await expectSettled(page);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expectAccessible(page);
  });
}
