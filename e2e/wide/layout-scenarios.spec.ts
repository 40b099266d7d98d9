import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/console.ts';
import { expectAccessible } from '../support/axe.ts';
import { expectSettled, panel } from '../support/page-parts.ts';

test.use({ role: 'operator' });

async function openEditor(page: Page): Promise<void> {
  await page.goto('/emulator/layouts');
  await expectSettled(page);
}

const count = (page: Page) => page.locator('output[for="people-count"]');

test('a scenario is kept, opened, undone, renamed, replaced and deleted', async ({ page }) => {
  await openEditor(page);
  await page.getByRole('combobox', { name: 'Scenario' }).selectOption('lesson');
  const people = panel(page, 'People');
  await people.locator('summary').first().click();
  await people.getByRole('textbox', { name: 'Name' }).fill('Slides');
  const open = page.getByRole('button', { name: 'Kept scenarios…' });
  await open.click();
  const dialog = page.getByRole('dialog', { name: 'Kept scenarios' });
  await expect(dialog.getByText('No scenario is kept yet')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Keep the 6 people of now as' }).fill('Lesson');
  await page.keyboard.press('Enter');
  const rows = dialog.getByRole('list', { name: 'Kept scenarios' }).getByRole('listitem');
  await expect(rows).toContainText(['Lesson 6 people']);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await page.getByRole('combobox', { name: 'Scenario' }).selectOption('full');
  await expect(count(page)).toHaveText('12 people');
  await open.click();
  await dialog.getByRole('button', { name: 'Open Lesson' }).click();
  await expect(dialog).toBeHidden();
  await expect(count(page)).toHaveText('6 people');
  await expect(people.locator('summary').first()).toContainText('Slides');
  await page.getByRole('button', { name: 'Undo (Ctrl+Z)' }).click();
  await expect(count(page)).toHaveText('12 people');

  await open.click();
  await dialog.getByRole('button', { name: 'Rename Lesson' }).click();
  await dialog.getByRole('textbox', { name: 'New name of Lesson' }).fill('Full house');
  await page.keyboard.press('Enter');
  await expect(rows).toContainText(['Full house 6 people']);
  await dialog.getByRole('button', { name: 'Replace the people of Full house' }).click();
  await expect(rows).toContainText(['Put the 12 people of now in place of the 6 people of “Full house”?']);
  await dialog.getByRole('button', { name: 'Replace them' }).click();
  await expect(rows).toContainText(['Full house 12 people']);
  await dialog.getByRole('button', { name: 'Delete Full house' }).click();
  await dialog.getByRole('button', { name: 'Leave it' }).click();
  await expect(rows).toContainText(['Full house 12 people']);
  await dialog.getByRole('button', { name: 'Delete Full house' }).click();
  await dialog.getByRole('button', { name: 'Delete it' }).click();
  await expect(dialog.getByText('No scenario is kept yet')).toBeVisible();
});

test('the people of a live stage are kept as they were', async ({ page }) => {
  await openEditor(page);
  const stage = page.getByRole('combobox', { name: 'Use a live stage' });
  await stage.focus();
  await expect(page.getByRole('option', { name: 'show-morning-brief' })).toBeAttached();
  await stage.selectOption('show-morning-brief');
  await expect(page.getByText('of show-morning-brief')).toBeVisible();
  const people = panel(page, 'People');
  const names = await people.locator('summary').allInnerTexts();
  expect(names.length).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Kept scenarios…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Kept scenarios' });
  await dialog.getByRole('textbox', { name: /^Keep the/ }).fill('Morning brief');
  await dialog.getByRole('button', { name: 'Keep', exact: true }).click();
  await dialog.getByRole('button', { name: 'Open Morning brief' }).click();
  await expect(dialog).toBeHidden();
  await expect(people.getByText('made up')).toBeVisible();
  expect(await people.locator('summary').allInnerTexts()).toEqual(names);

  await page.getByRole('button', { name: 'Kept scenarios…' }).click();
  await dialog.getByRole('button', { name: 'Delete Morning brief' }).click();
  await dialog.getByRole('button', { name: 'Delete it' }).click();
  await expect(dialog.getByText('No scenario is kept yet')).toBeVisible();
});
