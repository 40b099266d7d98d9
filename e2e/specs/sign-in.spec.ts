import type { Page } from '@playwright/test';
import { TEST_PASSWORD } from '#server/testing/test-sessions.ts';
import { paths } from '#web/nav/paths.ts';
import { expect, test } from '../fixtures/console.ts';
import { expectAccessible } from '../support/axe.ts';
import { ownConsole } from '../support/own-console.ts';
import { expectNoOverflow } from '../support/page-parts.ts';

test.use({ role: 'nobody' });

const PASSWORD = 'correct horse battery staple';
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const account = (page: Page) => page.getByRole('button', { name: /^Account:/ });

async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('the first start: a link makes the first administrator, once', async ({ page, launch, problems }) => {
  // The link a second time.
  problems.expect(/answer 40[49]: /);
  problems.expect(/console error: Failed to load resource/);
  const running = await launch({ nobody: true });
  await page.goto(`${running.url}/emulator/stages`);
  await expect(heading(page, 'Sign in')).toBeVisible();
  await expect(page.getByText(/has printed a link/)).toBeVisible();
  await expectAccessible(page);

  await page.goto(`${running.url}/setup#${running.services.accounts.setUp.secret}`);
  await expect(heading(page, 'Set up this console')).toBeVisible();
  expect(page.url()).toBe(`${running.url}/setup`);
  await page.getByLabel('Your name').fill('ana');
  await page.getByLabel('Password').fill('short');
  await page.getByRole('button', { name: 'Set up the console' }).click();
  await expect(page.getByText(/must have at least 12 characters/)).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Set up the console' }).click();
  await expect(heading(page, 'Stages')).toBeVisible();
  await expect(account(page)).toHaveAccessibleName('Account: ana, administrator');

  // Nothing of the link is in the history of the browser, and it is void.
  await page.goto(`${running.url}/setup#${running.services.accounts.setUp.secret}`);
  await page.getByLabel('Your name').fill('ben');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Set up the console' }).click();
  await expect(page.getByRole('alert')).toContainText(/not good|already/);
});

test('one click as a role, where the emulator answers this computer alone', async ({ page, launch }) => {
  // Who comes without a session is led here before a page asks anything: no question is refused.
  const running = await launch({ nobody: true, accounts: { oneClick: true } });
  await page.goto(running.url);
  for (const role of ['viewer', 'support', 'operator', 'administrator'])
    await expect(page.getByRole('button', { name: `Sign in as ${role}` })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sign in as support' }).click();
  await expect(heading(page, 'Stages')).toBeVisible();
  await expect(account(page)).toHaveAccessibleName(/, support$/);
});

test('who comes to a page signs in and is there', async ({ page, callboard, problems }) => {
  // The wrong password.
  problems.expect(/answer 401: /);
  problems.expect(/console error: Failed to load resource/);
  await page.goto(`${callboard.url}/emulator/jobs?x=1#place`);
  await expect(heading(page, 'Sign in')).toBeVisible();
  expect(new URL(page.url()).searchParams.get('next')).toBe('/emulator/jobs?x=1');
  await signIn(page, 'test-viewer', 'a wrong password');
  await expect(page.getByRole('alert')).toContainText('Name and password are not those of somebody');
  await expect(page.getByLabel('Password')).toHaveValue('');
  await expectAccessible(page);
  await signIn(page, 'TEST-viewer', TEST_PASSWORD);
  await expect(heading(page, 'Jobs')).toBeVisible();
  expect(page.url()).toBe(`${callboard.url}/emulator/jobs?x=1#place`);
});

test('a session that ends is begun again over the page, with what was typed', async ({
  page,
  launch,
  problems,
}) => {
  problems.expect(/answer 401: /);
  problems.expect(/console error: Failed to load resource/);
  // Of its own: the sessions of other tests are not to end.
  const running = await launch();
  await page.goto(`${running.url}/sign-in?next=${encodeURIComponent(paths.createStage('emulator'))}`);
  await signIn(page, 'test-operator', TEST_PASSWORD);
  const name = page.getByRole('textbox', { name: /^Name/ });
  await name.fill('typed-before');
  // The page hears of it from when it knows who is signed in.
  await expect(account(page)).toBeVisible();
  const id = 'person-0000000000000003';
  await running.services.accounts.open.endAll({ personId: id });
  // Nobody has to ask anything: the stream tells.
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await expect(dialog.getByLabel('Name')).toHaveValue('test-operator');
  await expectAccessible(page);
  await dialog.getByLabel('Password').fill(TEST_PASSWORD);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(name).toHaveValue('typed-before');
  await expect(account(page)).toBeVisible();
});

test('after signing in again every tab is told what changes, also where nobody told them of it', async ({
  page,
  context,
  launch,
  problems,
}) => {
  problems.expect(/answer 401: /);
  problems.expect(/console error: Failed to load resource/);
  const { running, aws } = await ownConsole(launch);
  const stages = running.url + paths.stages('emulator');
  await page.goto(`${running.url}/sign-in?next=${encodeURIComponent(paths.stages('emulator'))}`);
  await signIn(page, 'test-operator', TEST_PASSWORD);
  await expect(account(page)).toBeVisible();
  const other = await context.newPage();
  await other.goto(stages);
  const tabs = [page, other];
  const appearsEverywhere = async (name: string): Promise<void> => {
    await aws.createStage({ name });
    for (const tab of tabs) {
      await tab.bringToFront();
      await tab.getByRole('searchbox').fill(name);
      await expect(tab.getByRole('link', { name })).toBeVisible();
    }
  };
  for (const tab of tabs) await expect(account(tab)).toBeVisible();
  await appearsEverywhere('before');

  await running.services.accounts.open.endAll({ personId: 'person-0000000000000003' });
  // The tab that is seen asks; the other one sleeps.
  const dialog = other.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.getByLabel('Password').fill(TEST_PASSWORD);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(dialog).toBeHidden();
  await appearsEverywhere('after-the-end');

  await running.services.accounts.open.endAll({ personId: 'person-0000000000000003' });
  await expect(dialog).toBeVisible();
  // As at the provider's page: no tab is told.
  await page.evaluate(async (password) => {
    const body = JSON.stringify({ name: 'test-operator', password });
    const headers = { 'Content-Type': 'application/json', 'X-Callboard': '1' };
    await fetch('/api/session', { method: 'POST', headers, body });
  }, TEST_PASSWORD);
  await other.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(dialog).toBeHidden();
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(page.getByRole('dialog')).toBeHidden();
  await appearsEverywhere('after-the-provider');
  await other.close();
});

test('who signs out is out in every tab, and Back shows nothing of it', async ({
  page,
  context,
  callboard,
  problems,
}) => {
  // What was asked at that moment.
  problems.expect(/answer 401: /);
  problems.expect(/console error: Failed to load resource/);
  await page.goto(`${callboard.url}/sign-in?next=%2Femulator%2Fjobs`);
  await signIn(page, 'test-support', TEST_PASSWORD);
  await expect(heading(page, 'Jobs')).toBeVisible();
  await page.goto(`${callboard.url}/emulator/capacity`);
  const other = await context.newPage();
  await other.goto(`${callboard.url}/emulator/stages`);
  await expect(heading(other, 'Stages')).toBeVisible();
  // Its page hears other tabs from when it knows who is signed in.
  await expect(account(other)).toBeVisible();
  await account(page).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(heading(page, 'Sign in')).toBeVisible();
  await expect(heading(other, 'Sign in')).toBeVisible();
  await page.goBack();
  await expect(heading(page, 'Sign in')).toBeVisible();
  await signIn(page, 'test-viewer', TEST_PASSWORD);
  // The other tab goes on by itself, as whoever signed in.
  await expect(heading(other, 'Stages')).toBeVisible();
  await expect(account(other)).toHaveAccessibleName('Account: test-viewer, viewer');
  await other.close();
});

test('fits on a phone', async ({ page, launch }) => {
  const running = await launch({ nobody: true, accounts: { oneClick: true } });
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 700 });
    for (const path of ['/sign-in', `/setup#${running.services.accounts.setUp.secret}`, '/display']) {
      await page.goto(running.url + path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectNoOverflow(page);
    }
  }
});
