import { expect, test } from '../fixtures/console.ts';
import { panel } from '../support/page-parts.ts';

test.describe('what AWS has forgotten', () => {
  test('is found on the recorder page, and shown as it was', async ({ page, launch, problems }) => {
    const { url, emulator } = await launch();
    await page.goto(`${url}/emulator/compositions`);
    const link = page
      .getByRole('table')
      .getByRole('row')
      .filter({ hasText: 'Active' })
      .getByRole('link')
      .first();
    const id = (await link.textContent()) ?? '';
    await link.click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(id);
    await expect(panel(page, 'Identity')).toBeVisible();

    // Whatever runs now has ended long ago, and AWS keeps nothing of it.
    emulator.clock.step(24 * 3_600_000);
    await page.goto(`${url}/emulator/compositions`);
    await expect(page.getByRole('table')).toBeVisible();

    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Recorder');
    problems.expect(/404/);
    await panel(page, 'Compositions seen').getByRole('link', { name: id }).click();
    await expect(
      page.getByText('Gone from AWS. This is the composition as the console recorded it'),
    ).toBeVisible();
    await expect(panel(page, 'Identity')).toContainText(id);
  });
});
