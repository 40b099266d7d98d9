import { readFileSync } from 'node:fs';
import { paths } from '#web/nav/paths.ts';
import { expect, test } from '../fixtures/console.ts';
import { given, participantsOf } from '../support/aws.ts';
import { expectAccessible } from '../support/axe.ts';
import { ownLiveStage } from '../support/own-console.ts';
import { bodyRows, expectSettled, panel } from '../support/page-parts.ts';

const connection = 'emulator';

test.use({ role: 'support' });

test('what was done is told on the object, in the session and in the log, and saved from there', async ({
  page,
  launch,
}) => {
  const { running, aws, stage } = await ownLiveStage(launch, 'show-morning-brief');
  const viewer = given(
    (await participantsOf(aws, stage)).find(
      ({ state, published, userId }) => state === 'CONNECTED' && published === false && userId,
    ),
    'viewer',
  );
  const [name, id] = [viewer.userId ?? '', viewer.participantId ?? ''];
  await page.goto(running.url + paths.session(connection, stage.id, stage.sessionId));
  await expectSettled(page);
  await page
    .getByRole('table', { name: 'Participants' })
    .getByRole('button', { name: `Disconnect ${name}…` })
    .press('Enter');
  const dialog = page.getByRole('dialog', { name: `Disconnect ${name}?` });
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('=language');
  await dialog.getByRole('button', { name: 'Disconnect', exact: true }).press('Enter');
  await expect(dialog).toBeHidden({ timeout: 15_000 });

  await page.reload();
  await expect(page.getByRole('region', { name: 'Done through this console' })).toContainText('1 change');

  await page.goto(running.url + paths.participant(connection, stage.id, stage.sessionId, id));
  const activity = panel(page, 'Activity');
  await expect(activity).toContainText('Disconnected, and the token revoked');
  await expect(activity).toContainText('“=language”');
  await activity.getByRole('link', { name: 'All of it in the audit log' }).click();

  await expect(page.getByRole('heading', { name: 'Audit', level: 1 })).toBeVisible();
  const rows = bodyRows(page.getByRole('table', { name: 'Audit log' }));
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Done');
  await rows.getByRole('button', { name: 'Disconnected, and the token revoked' }).click();
  const entry = page.getByRole('dialog', { name: 'Disconnected, and the token revoked' });
  await expect(entry).toContainText('participants.disconnect');
  await expect(entry).toContainText('127.0.0.1');
  await expectAccessible(page);
  await entry.getByRole('button', { name: 'Close' }).click();

  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save as CSV' }).click();
  const file = await (await saving).path();
  expect(readFileSync(file, 'utf8')).toContain(`,'=language,`);

  await page.getByLabel('Outcome').selectOption('Failed');
  await expect(page.getByText('Nothing in the log is like this')).toBeVisible();
  await expect(page).toHaveURL(/outcome=failed/);
});
