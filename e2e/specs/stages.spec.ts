import { expect, test } from '../fixtures/console.ts';

test('lists every stage, live ones first, and says how old the list is', async ({ page }) => {
  await page.goto('/emulator/stages');
  await expect(page.getByRole('heading', { name: 'Stages', level: 1 })).toBeVisible();
  await expect(page.getByText('8 live of 40')).toBeVisible();
  const table = page.getByRole('table', { name: 'Stages' });
  await expect(table).toHaveAttribute('aria-rowcount', '41');
  await expect(table.getByRole('row').nth(1)).toContainText('Live');
  await expect(page.getByText(/as of 2026-11-20|as of 1[45]:00:00/)).toBeVisible();
});
