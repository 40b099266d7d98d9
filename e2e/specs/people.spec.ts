import type { Page } from '@playwright/test';
import { TEST_PASSWORD } from '#server/testing/test-sessions.ts';
import { paths } from '#web/nav/paths.ts';
import { expect, test } from '../fixtures/console.ts';
import { expectAccessible } from '../support/axe.ts';
import { expectNoOverflow, expectSettled } from '../support/page-parts.ts';

test.use({ role: 'administrator' });

const PASSWORD = 'correct horse battery staple';
const row = (page: Page, name: string) =>
  page.getByRole('list', { name: 'People' }).getByRole('listitem').filter({ hasText: name });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** Copies the link of the open dialog, as whoever passes it on does. */
async function copyLink(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(page, 'Copy the link').click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await button(page, 'Done').click();
  return link;
}

test('somebody is invited, chooses a password, is limited, disabled and deleted', async ({
  page,
  browser,
  launch,
  problems,
}) => {
  const running = await launch();
  await page.goto(running.url + paths.people('emulator'));
  await expectSettled(page);
  await expectAccessible(page);
  await button(page, 'Invite…').click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('ben');
  await page.getByRole('combobox', { name: 'Role' }).selectOption('support');
  await expectAccessible(page);
  await button(page, 'Invite').click();
  const told = page.getByRole('dialog', { name: 'The link for ben' });
  await expect(told).not.toContainText(/#[\w-]{43}/);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(told.getByRole('alert')).toContainText('It was not copied');
  const link = await copyLink(page);
  await expect(row(page, 'ben')).toContainText('invited, has no password yet');

  const theirs = await browser.newPage();
  await theirs.goto(link);
  await expect(theirs.getByLabel('Name')).toHaveValue('ben');
  expect(theirs.url()).toBe(`${running.url}/invitation`);
  await expectAccessible(theirs);
  await theirs.getByLabel('Password').fill(PASSWORD);
  await button(theirs, 'Set the password and sign in').click();
  await expect(theirs.getByRole('button', { name: 'Account: ben, support' })).toBeVisible();

  await page.reload();
  await button(page, 'Disable… ben').click();
  await button(page, 'Disable').click();
  await expect(row(page, 'ben')).toContainText('disabled');
  await expect(theirs.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
  await theirs.close();
  await button(page, 'Delete… ben').click();
  await button(page, 'Delete').click();
  await expect(row(page, 'ben')).toHaveCount(0);

  problems.expect(/answer 409: /);
  problems.expect(/console error: Failed to load resource/);
  await button(page, 'Delete… test-administrator').click();
  await button(page, 'Delete').click();
  await expect(page.getByRole('alert')).toContainText(
    'They are the last administrator who can sign in. Make somebody else one first',
  );
  await page.keyboard.press('Escape');
  await expect(row(page, 'test-administrator')).toBeVisible();
});

test('a display is added, opened on a screen, and ended', async ({ page, browser, launch }) => {
  const running = await launch();
  await page.goto(running.url + paths.people('emulator'));
  await button(page, 'Add a display…').click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Control room');
  await button(page, 'Add').click();
  const link = await copyLink(page);
  const wall = await browser.newPage();
  await wall.goto(link);
  await button(wall, 'Make this browser the display').click();
  await expect(wall.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await expect(wall.getByRole('button', { name: 'Account: Control room, viewer' })).toBeVisible();
  await page.reload();
  await button(page, 'New link for the display Control room…').click();
  await expectAccessible(page);
  await button(page, 'Make a link').click();
  const another = await copyLink(page);
  const elsewhere = await browser.newPage();
  await elsewhere.goto(another);
  await button(elsewhere, 'Make this browser the display').click();
  await expect(elsewhere.getByRole('button', { name: 'Account: Control room, viewer' })).toBeVisible();
  await expect(wall.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await wall.close();
  await page.reload();
  await button(page, 'End the display Control room…').click();
  await button(page, 'End it').click();
  await expect(page.getByText('No display')).toBeVisible();
  await expect(elsewhere.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await elsewhere.close();
});

test('an account shows where one is signed in, and changes its password', async ({ page, launch }) => {
  const running = await launch();
  await page.goto(running.url + paths.account('emulator'));
  await expectSettled(page);
  await expect(page.getByText(/this one/)).toBeVisible();
  await page.getByLabel('Present password').fill(TEST_PASSWORD);
  await page.getByLabel('New password').fill(PASSWORD);
  await button(page, 'Change the password').click();
  await expect(page.getByText(/It is changed/)).toBeVisible();
  await page.getByText('operator', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'IAM policy for operator' })).toContainText(
    'ivs:CreateStage',
  );
  await expectAccessible(page);
});

test.describe('to somebody who is no administrator', () => {
  test.use({ role: 'operator' });
  test('the page says so', async ({ page, callboard }) => {
    await page.goto(callboard.url + paths.people('emulator'));
    await expect(page.getByRole('note')).toContainText(
      'This needs the role administrator; you are signed in as operator.',
    );
    await expect(button(page, 'Invite…')).toHaveAttribute('aria-disabled', 'true');
  });
});

test('fits on a phone', async ({ page, callboard }) => {
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of [paths.people('emulator'), paths.account('emulator')]) {
      await page.goto(callboard.url + path);
      await expectSettled(page);
      await expectNoOverflow(page);
    }
  }
});
