import { paths } from '#web/nav/paths.ts';
import { expect, test } from '../fixtures/console.ts';
import { expectAccessible } from '../support/axe.ts';
import { bodyRows, expectNoOverflow, expectSettled, panel } from '../support/page-parts.ts';

test('maps where people come from and go to, and follows one of them to the other stage and back', async ({
  page,
  places: { stageId, sessionId, participantId },
}) => {
  await page.goto(paths.participant('emulator', stageId, sessionId, participantId));
  await page.getByRole('link', { name: 'The whole way of this person' }).click();
  await expectSettled(page);
  const way = page.getByRole('region', { name: /^The way of / });
  const stays = way.getByRole('region');
  await expect(way.getByText('their own session')).toBeVisible();
  await expect(way.getByText('as a replica').first()).toBeVisible();
  await expect(way.getByText(/^publishing/).first()).toContainText('from 2026-11-20');
  expect(await stays.count()).toBeGreaterThanOrEqual(2);

  const map = panel(page, 'From where, and to where');
  await expect(map.getByRole('img', { name: /^Map of replication: \d+ (person|people) from/ })).toBeVisible();
  const table = map.getByRole('table', { name: 'Replication by person' });
  expect(await bodyRows(table).count()).toBeGreaterThanOrEqual(1);
  await expectAccessible(page);

  await way
    .getByRole('link', { name: / at that time$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/sessions\/st-\w+\?at=2026-11-20T/);
  await page.getByRole('link', { name: 'Replication', exact: true }).click();
  await expect(panel(page, 'From where, and to where').getByRole('table')).toBeVisible();
});

test('is usable 320 pixels wide, and by keyboard', async ({
  page,
  places: { stageId, sessionId, participantId },
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(paths.replication('emulator', stageId, sessionId));
  const table = page.getByRole('table', { name: 'Replication by person' });
  await table.locator(`a[href*="${participantId}"]`).first().focus();
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('region', { name: /^The way of / }).getByText('their own session'),
  ).toBeVisible();
  await expectNoOverflow(page);
  await expectAccessible(page);
});
