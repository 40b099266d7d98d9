import { participants } from '#shared/participants/contract.ts';
import { search } from '#shared/search/contract.ts';
import { call } from '#server/testing/call-endpoint.ts';
import { generatedAccount, writeAccount } from '#server/testing/generated-account.ts';
import type { RunningConsole } from '#server/testing/start-console.ts';
import { expect, test } from '../fixtures/console.ts';
import { expectAccessible } from '../support/axe.ts';
import { bodyRows, expectSettled } from '../support/page-parts.ts';

test.use({ role: 'viewer' });

const connection = 'emulator';
const account = generatedAccount(connection, { stages: 60, sessions: 900, participants: 3_000 });

/** A console that has seen an account with a history. */
async function withHistory(launch: () => Promise<RunningConsole>): Promise<RunningConsole> {
  const own = await launch();
  await writeAccount(own.services.store.db, account);
  return own;
}

test('finds a person from anywhere with the keyboard alone', async ({ page, launch }) => {
  const own = await withHistory(launch);
  await page.goto(`${own.url}/emulator/capacity`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search, paste or do anything' })).toBeFocused();
  await page.keyboard.type('eva');
  await expect(page.getByRole('option', { name: 'Search everything that was seen for “eva”' })).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  const field = page.getByRole('searchbox');
  await expect(field).toBeFocused();
  await page.keyboard.press('Control+a');
  const { people } = await call(own, search.find, { connection, q: 'user:eva-' });
  const [first, second] = people?.items ?? [];
  await page.keyboard.type('user:eva-');
  await expect(page.getByText('user id that begins with eva-')).toBeVisible();
  const results = page.getByRole('region', { name: 'People' }).getByRole('link');
  await expect(results.first()).toContainText(first?.participantId ?? '');
  await expect(page).toHaveURL(/search\?q=user%3Aeva-$/);
  await page.keyboard.press('ArrowDown');
  await expect(results.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(results.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(field).toBeFocused();
  expect(await results.nth(1).getAttribute('href')).toBe(
    `/emulator/stages/${second?.stageId}/sessions/${second?.sessionId}/participants/${second?.participantId}`,
  );
});

test('shows more of a kind when asked, and says how it read the line', async ({ page, launch }) => {
  const own = await withHistory(launch);
  await page.goto(`${own.url}/emulator/search?q=guest`);
  const people = page.getByRole('region', { name: 'People' });
  await expect(people.getByRole('link')).toHaveCount(20);
  await people.getByRole('button', { name: 'More people' }).click();
  await expect(people.getByRole('link')).toHaveCount(40);
  await expectAccessible(page);
});

test('reads an event that is pasted whole', async ({ page, launch }) => {
  const own = await withHistory(launch);
  const { people } = await call(own, search.find, { connection, q: 'user:ana' });
  const one = people?.items[0];
  await page.goto(`${own.url}/emulator/search`);
  const event = { detail: { session_id: one?.sessionId, participant_id: one?.participantId } };
  await page.getByRole('searchbox').fill(JSON.stringify(event));
  await expect(page.getByText('Found in an event of EventBridge')).toBeVisible();
  await expect(page.getByRole('region', { name: 'People' }).getByRole('link')).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Sessions' }).getByRole('link')).toHaveCount(1);
});

test('says that only what is indexed can be found', async ({ page, launch }) => {
  const own = await withHistory(launch);
  await page.goto(`${own.url}/emulator/search?q=nobody-like-this`);
  await expect(page.getByText('Nothing that is indexed answers to this')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Index' })).toContainText('0 of 60 stages');
  await expectAccessible(page);
});

test('lists the sessions of all stages as far as one scrolls, to the last', async ({ page, launch }) => {
  const own = await withHistory(launch);
  await page.goto(`${own.url}/emulator/sessions`);
  const table = page.getByRole('table', { name: 'Sessions' });
  await expect(bodyRows(table).first()).toBeVisible();
  await expect(page.getByText(/sessions so far$/)).toBeVisible();
  const region = page.getByRole('region', { name: 'Sessions', exact: true });
  await region.focus();
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(page.getByText('900 sessions', { exact: true })).toBeVisible({ timeout: 500 });
  }).toPass();
  const oldest = account.sessions.reduce((a, b) => (Number(a.started_at) < Number(b.started_at) ? a : b));
  await page.keyboard.press('End');
  await expect(table.locator(`a[href$="${oldest.session_id}"]`)).toBeInViewport();
});

test('keeps what the sessions are narrowed to in the address', async ({ page, launch }) => {
  const own = await withHistory(launch);
  await page.goto(`${own.url}/emulator/sessions`);
  await page.getByRole('button', { name: 'live' }).click();
  await page.getByLabel('Stage').fill('morning');
  const names = new Map(account.stages.map(({ stage_id, name }) => [stage_id, name]));
  const expected = account.sessions.filter(
    ({ stage_id, ended_at }) => ended_at === null && names.get(stage_id)?.includes('morning'),
  );
  await expect(
    page.getByText(`${expected.length} session${expected.length === 1 ? '' : 's'}`, { exact: true }),
  ).toBeVisible();
  await expect(page).toHaveURL(/state=live&stage=morning$/);
  await page.reload();
  await expect(bodyRows(page.getByRole('table', { name: 'Sessions' }))).toHaveCount(expected.length);
  expect(expected).not.toEqual([]);
  await page.getByLabel('Stage').fill('no such stage');
  await page.getByRole('main').getByText('Clear the filter').click();
  await expect(page).toHaveURL(`${own.url}/emulator/sessions`);
  await expectSettled(page);
  await expectAccessible(page);
});

test.describe('by an administrator', () => {
  test.use({ role: 'administrator' });
  test('is indexed by itself once that is switched on', async ({ page, launch }) => {
    const own = await launch();
    await page.goto(`${own.url}/emulator/sessions`);
    await expect(page.getByText('No session is indexed yet')).toBeVisible();
    await page.getByRole('button', { name: 'Index in the background' }).click();
    await expect(page.getByRole('region', { name: 'Index' })).toContainText('40 of 40 stages', {
      timeout: 20_000,
    });
    await page.getByRole('button', { name: 'Stop indexing' }).click();
    await expect(page.getByRole('button', { name: 'Index in the background' })).toBeVisible();
    await page.getByRole('button', { name: /Refresh/ }).click();
    await expect(bodyRows(page.getByRole('table', { name: 'Sessions' })).first()).toBeVisible();
  });
});

test.describe('by support', () => {
  test.use({ role: 'support' });
  test('looks in AWS for somebody who is not indexed, and finds them', async ({
    page,
    callboard,
    places,
    launch,
  }) => {
    const { stageId, sessionId } = places;
    const { items } = await call(callboard, participants.list, { connection, stageId, sessionId });
    const { userId = '', participantId } = items.find((each) => each.userId) ?? {};
    const own = await launch();
    await page.goto(
      `${own.url}/emulator/search?q=${encodeURIComponent(`user:${userId} stage:show-morning-brief from:2026-11-20T13:55`)}`,
    );
    await expect(page.getByText('Nothing that is indexed answers to this')).toBeVisible();
    const look = page.getByRole('region', { name: 'Look in AWS' });
    await look.getByRole('button', { name: 'What would it take?' }).click();
    await expect(look.getByText(/^About \d+ calls? of AWS/)).toBeVisible();
    await expectAccessible(page);
    await look.getByRole('button', { name: 'Look in AWS' }).click();
    const people = page.getByRole('region', { name: 'People' });
    await expect(people.getByRole('link').filter({ hasText: participantId })).toBeVisible({
      timeout: 20_000,
    });
    await expect(look.getByText(/1 of 1 stages/)).toBeVisible();
  });
});
