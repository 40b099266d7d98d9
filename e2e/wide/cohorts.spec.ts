import { paths } from '#web/nav/paths.ts';
import { expect, test } from '../fixtures/console.ts';
import { expectAccessible } from '../support/axe.ts';
import { bodyRows, expectNoOverflow, expectSettled, panel } from '../support/page-parts.ts';

test('asks for the devices of a session on request, and leads into its timeline', async ({
  page,
  launch,
  places: { stageId, sessionId },
}) => {
  test.slow();
  // What is asked is kept for good: a console of its own, so that this one knows no device yet.
  const running = await launch();
  await page.goto(`${running.url}${paths.session('emulator', stageId, sessionId)}`);
  await page.getByRole('link', { name: 'Cohorts' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Cohorts' })).toBeVisible();
  await expect(page.getByText(/^0 of \d+ people asked/)).toBeVisible();
  const before = running.emulator.calls.total;
  await page.getByRole('button', { name: 'Ask for their devices' }).focus();
  await page.keyboard.press('Enter');
  const progress = page.getByText(/^(\d+) of \1 people asked, \d+ of \d+ with errors/);
  // A call for each person, and one for their events.
  await expect(progress).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('button', { name: 'Ask again' })).toBeVisible();
  const asked = running.emulator.calls.list({ after: before, operation: 'GetParticipant' });
  const people = Number(/^\d+/.exec(await progress.innerText())?.[0]);
  expect(asked).toHaveLength(people);
  await expectAccessible(page);

  const table = page.getByRole('table', { name: 'People by device' });
  await table.getByRole('button', { name: 'People', exact: true }).click();
  const value = await bodyRows(table).first().getByRole('link').innerText();
  // By its name: rows may still be going to their places.
  await table.getByRole('link', { name: value, exact: true }).first().click();
  await expect(page).toHaveURL(/cohort=/);
  await expect(page.getByText(/^The timeline shows \d+ of them/)).toContainText(value);
  await page.getByRole('button', { name: 'Show everybody' }).click();
  await expect(page).not.toHaveURL(/cohort=/);
  await expect(panel(page, 'Timeline')).toBeVisible();
});

test('is usable 320 pixels wide', async ({ page, places: { stageId, sessionId } }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(paths.cohorts('emulator', stageId, sessionId));
  await expectSettled(page);
  await expectNoOverflow(page);
  await expectAccessible(page);
});
