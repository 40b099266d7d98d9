import { paths } from '#web/nav/paths.ts';
import { expect, test } from '../fixtures/console.ts';
import { expectAccessible } from '../support/axe.ts';
import { expectNoOverflow, expectSettled, panel } from '../support/page-parts.ts';
import type { Places } from '../support/screens.ts';

test.use({ role: 'support' });

const AT = '2026-11-20T13:55:00.000Z';

function question({ stageId, sessionId, viewerId, participantId }: Places): string {
  const search = new URLSearchParams({ x: viewerId, y: participantId, at: AT, zone: 'Europe/Berlin' });
  return `${paths.investigateSession('emulator', stageId, sessionId)}?${search.toString()}`;
}

test('keeps an answer as it is, without asking AWS, shows it by its address, and deletes it', async ({
  page,
  places,
  launch,
}) => {
  test.slow();
  // Of its own: what other tests had loaded may still be under way in theirs.
  const { url, emulator } = await launch();
  await page.goto(url + question(places));
  await expectSettled(page);
  const words = await panel(page, 'Answer').getByRole('paragraph').first().innerText();
  const before = emulator.calls.total;
  await page.getByRole('button', { name: 'Keep as a finding' }).click();
  await page.getByRole('link', { name: 'Kept: open the finding' }).click();
  await expect(page).toHaveURL(/\/findings\/fin-[0-9a-f]{16}$/);
  const address = page.url();
  await page.reload();
  await expect(panel(page, 'Answer').getByText(words)).toBeVisible();
  await expect(panel(page, 'The checks, one after the other')).toBeVisible();
  await expect(page.getByText('nothing here changes any more')).toBeVisible();
  await expectSettled(page);
  expect(emulator.calls.list({ after: before, operation: 'ListParticipantEvents' })).toEqual([]);
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Findings', exact: true }).first().click();
  const list = page.getByRole('table', { name: 'Findings' });
  const row = page.locator(`a[href="${new URL(address).pathname}"]`);
  await expect(list.getByRole('row').filter({ has: row })).toContainText(words);
  await row.click();
  await expect(page).toHaveURL(address);

  await page.getByRole('button', { name: 'Delete…' }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByRole('button', { name: 'Delete…' }).click();
  await page.getByRole('button', { name: 'Delete it' }).click();
  await expect(page).toHaveURL(/\/findings$/);
  await expect(page.getByText('No answer is kept yet')).toBeVisible();
});

test('copies a text for a ticket with both times and the calls to repeat it', async ({
  page,
  places,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(question(places));
  await expectSettled(page);
  await page.getByRole('button', { name: 'Copy as Markdown for a ticket' }).click();
  await expect(page.getByText('Text for the ticket copied')).toBeAttached();
  const text = await page.evaluate(async () => navigator.clipboard.readText());
  expect(text).toContain('2026-11-20 13:55:00 UTC (2026-11-20 14:55:00 CET)');
  expect(text).toContain(places.viewerId);
  expect(text).toContain('### Evidence');
  expect(text).toContain('aws ivs-realtime list-participant-events --stage-arn arn:aws:ivs:');
});

test('keeps notes of a session and of a person, by keyboard, and shows them in both places', async ({
  page,
  places: { stageId, sessionId, viewerId },
}) => {
  test.slow();
  await page.goto(paths.participant('emulator', stageId, sessionId, viewerId));
  const notes = panel(page, 'Notes');
  await notes.getByRole('textbox', { name: 'A note on this participant' }).focus();
  await page.keyboard.type('Called back at noon.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(notes.getByRole('paragraph').filter({ hasText: 'Called back at noon.' })).toBeVisible();
  await expect(notes.getByRole('textbox', { name: 'A note on this participant' })).toHaveValue('');

  await notes.getByRole('button', { name: 'Change this note' }).click();
  await notes.getByRole('textbox', { name: 'The note' }).fill('   ');
  await notes.getByRole('button', { name: 'Save note' }).click();
  await expect(notes.getByRole('alert')).toHaveText('A note has to say something.');
  await notes.getByRole('textbox', { name: 'The note' }).fill('Called back at one.');
  await notes.getByRole('button', { name: 'Save note' }).click();
  await expect(notes.getByText('Called back at one.')).toBeVisible();
  await expectAccessible(page);

  await page.goto(paths.session('emulator', stageId, sessionId));
  await expect(panel(page, 'Notes').getByText('Called back at one.')).toBeVisible();
  await expect(panel(page, 'Notes').getByRole('link', { name: viewerId })).toBeVisible();
  await panel(page, 'Notes').getByRole('button', { name: 'Delete this note' }).click();
  await page.getByRole('button', { name: 'Delete it' }).click();
  await expect(
    panel(page, 'Notes').getByText('Nobody has written anything about this session'),
  ).toBeVisible();
});

test('is usable 320 pixels wide', async ({ page, places }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(question(places));
  await page.getByRole('button', { name: 'Keep as a finding' }).click();
  await page.getByRole('link', { name: 'Kept: open the finding' }).click();
  await expect(panel(page, 'Answer')).toBeVisible();
  await expectSettled(page);
  await expectNoOverflow(page);
  await page.goto(paths.findings('emulator'));
  await expect(page.getByRole('table', { name: 'Findings' })).toBeVisible();
  await expectNoOverflow(page);
});
