import { idOf } from '#shared/contract/ids.ts';
import { expect, test } from '../fixtures/console.ts';
import { askEmulator, everyItem } from '../support/aws.ts';

test.use({ role: 'operator' });

const SECONDS_TO_TAKE_IT_BACK = 5_000;

test('stages are chosen, tagged and deleted in jobs that are paused and read again', async ({
  page,
  launch,
}) => {
  test.setTimeout(60_000);
  const { url, emulator } = await launch({ bulk: { settleMs: 50, backOffMs: [50] } });
  const aws = askEmulator(emulator);
  const classrooms = async () =>
    (await everyItem(aws.paginateListStages({}), 'stages')).filter(({ name }) =>
      name?.startsWith('classroom'),
    );
  const before = await classrooms();
  expect(before.length).toBeGreaterThan(1);

  await page.goto(`${url}/emulator/stages?q=${encodeURIComponent('name:^classroom')}`);
  const tools = page.getByRole('group', { name: 'Tools of the list' });
  await tools.getByRole('button', { name: /Recording failed/ }).waitFor();
  // By the keyboard alone: to the first row, choose it, then all that match.
  await page.keyboard.press('j');
  await expect(page.getByRole('row').nth(1).getByRole('link').first()).toBeFocused();
  await page.keyboard.press('x');
  await tools.getByRole('button', { name: `Select all ${before.length} that match` }).click();
  await expect(tools.getByText(`${before.length} selected`)).toBeVisible();

  await tools.getByRole('button', { name: 'Tag…' }).click();
  const tagging = page.getByRole('dialog', { name: `Tag ${before.length} stages` });
  await tagging.getByRole('textbox', { name: 'Key of tag 1' }).fill('season');
  await tagging.getByRole('textbox', { name: 'Value of tag 1' }).fill('winter');
  await tagging.getByRole('button', { name: `Tag ${before.length} stages` }).click();
  await expect(page.getByRole('heading', { name: 'Tag stages' })).toBeVisible();
  await expect(page.getByText(`${before.length} of ${before.length} tagged`)).toBeVisible();
  for (const { tags } of await classrooms()) expect(tags?.['season']).toBe('winter');

  await page.goto(`${url}/emulator/stages?q=${encodeURIComponent('tag:season=winter')}`);
  await page
    .getByRole('checkbox', { name: /^Select / })
    .first()
    .click();
  await tools.getByRole('button', { name: `Select all ${before.length} that match` }).click();
  await tools.getByRole('button', { name: 'Delete…' }).click();
  const deleting = page.getByRole('dialog', { name: `Delete ${before.length} stages?` });
  const act = deleting.getByRole('button', { name: `Delete ${before.length} stages` });
  await expect(act).toBeDisabled();
  // All that is said has its place in the dialog, over as many lines as it takes.
  const says = deleting.getByText(/^A job deletes/);
  expect(await says.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  await deleting.getByRole('textbox', { name: /^Reason/ }).fill('the season is over');
  const number = deleting.getByRole('textbox', { name: /number of stages/ });
  if (await number.isVisible()) await number.fill(String(before.length));
  // Each answer takes its time, so that the job can be stopped in the middle; one is lost.
  emulator.faults.add(
    { operation: 'DeleteStage', kind: 'latency', ms: 400 },
    { operation: 'DeleteStage', kind: 'reset', carriedOut: true, times: 1 },
  );
  await act.click();
  await expect(deleting.getByText(/Nothing has been sent yet/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Delete stages' })).toBeVisible({
    timeout: SECONDS_TO_TAKE_IT_BACK + 5_000,
  });
  await page.reload();
  await expect(page.getByText('the season is over')).toBeVisible();
  await expect(page.getByText(`${before.length} of ${before.length} deleted`)).toBeVisible({
    timeout: 15_000,
  });
  expect(await classrooms()).toEqual([]);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Log as CSV' }).click();
  const file = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of file) chunks.push(chunk as Buffer);
  const lines = Buffer.concat(chunks).toString().trim().split('\r\n');
  for (const { arn } of before)
    expect(lines.filter((line) => line.includes(idOf(arn ?? ''))).length).toBeGreaterThan(1);
  aws.destroy();
});

test('many stages are created from CSV, and people of a session disconnected', async ({ page, launch }) => {
  test.setTimeout(60_000);
  const { url, emulator } = await launch({ bulk: { settleMs: 50, backOffMs: [50] } });
  const aws = askEmulator(emulator);
  await page.goto(`${url}/emulator/bulk/create`);
  await page.getByRole('radio', { name: 'From CSV' }).check();
  await page.getByRole('textbox', { name: 'Stages as CSV' }).fill('name,env\nlesson-1,prod\nlesson 2,dev');
  await page.getByRole('button', { name: 'Create 2 stages' }).click();
  await expect(page.getByText(/in line 3: the name must hold only letters/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Stages as CSV' }).fill('name,env\nlesson-1,prod\nlesson-2,dev');
  await page.getByRole('button', { name: 'Create 2 stages' }).click();
  await expect(page.getByText('2 of 2 created')).toBeVisible();
  const made = (await everyItem(aws.paginateListStages({}), 'stages')).filter(({ name }) =>
    name?.startsWith('lesson-'),
  );
  expect(new Set(made.map(({ name, tags }) => `${name} ${tags?.['env']}`))).toEqual(
    new Set(['lesson-1 prod', 'lesson-2 dev']),
  );

  const live = (await everyItem(aws.paginateListStages({}), 'stages')).find(
    ({ name }) => name === 'show-morning-brief',
  );
  const sessionId = live?.activeSessionId ?? '';
  await page.goto(`${url}/emulator/stages/${idOf(live?.arn ?? '')}/sessions/${sessionId}/disconnect`);
  const boxes = page.getByRole('checkbox', { name: /^Select / });
  await boxes.nth(0).click();
  await boxes.nth(1).click();
  await page.getByRole('button', { name: 'Disconnect…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Disconnect 2 participants?' });
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('house rules');
  await dialog.getByRole('button', { name: 'Disconnect 2 participants' }).click();
  await expect(page.getByText('2 of 2 disconnected')).toBeVisible({
    timeout: SECONDS_TO_TAKE_IT_BACK + 10_000,
  });
  const told = emulator.calls.list({ operation: 'DisconnectParticipant' });
  expect(told.map(({ input }) => input['reason'])).toEqual(['house rules', 'house rules']);
  aws.destroy();
});
