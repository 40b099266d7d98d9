import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { explainError } from '#shared/participants/error-explanations.ts';
import { paths } from '#web/nav/paths.ts';
import { expect, test } from '../fixtures/console.ts';
import { given, type LiveStage, liveStageNamed } from '../support/aws.ts';
import { expectAccessible } from '../support/axe.ts';
import { bodyRows, expectNoOverflow, expectSettled, panel } from '../support/page-parts.ts';
import { everyEvent } from '../support/session-state.ts';

const STAGE = 'show-morning-brief';
const FROM = '2026-11-20T13:00:00Z';
const TO = '2026-11-20T13:20:00Z';

async function open(page: Page, { id, sessionId }: LiveStage, query = ''): Promise<void> {
  await page.goto(`${paths.session('emulator', id, sessionId)}${query}`);
  await expectSettled(page);
  await expect(panel(page, 'Timeline').getByText(/^(\d+) of \1 loaded$/)).toBeVisible({ timeout: 30_000 });
  await expect(table(page)).toBeVisible();
}

const table = (page: Page) => page.getByRole('table', { name: 'Events in the window' });
const events = (page: Page) => panel(page, 'Events');

async function saved(page: Page, button: Locator): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test('lists every event of the session, and exactly those of the window', async ({ page, aws }) => {
  const stage = await liveStageNamed(aws, STAGE);
  const all = await everyEvent(aws, stage);
  await open(page, stage);
  await expect(events(page).getByText(`${all.length} of ${all.length}`, { exact: true })).toBeVisible();
  await expect(table(page)).toHaveAttribute('aria-rowcount', String(all.length + 1));

  const inside = all.filter(({ at }) => at >= Date.parse(FROM) && at <= Date.parse(TO));
  await open(page, stage, `?from=${FROM}&to=${TO}`);
  await expect(events(page).getByText(`${inside.length} of ${all.length}`, { exact: true })).toBeVisible();
  const first = bodyRows(table(page)).first();
  const expected = given(inside[0], 'event of the window');
  await expect(first).toContainText(expected.userId ?? expected.of);
  await expect(first).toContainText(expected.name ?? '');
  await expect(first.locator('time').first()).toHaveAttribute('title', /^2026-11-20 13:\d\d:\d\d UTC$/);
  await expect(events(page).getByRole('status', { name: 'Events shown' })).toHaveText(
    `${inside.length} of ${all.length} events, 14:00:00 to 14:20:00 CET`,
  );
});

test('is filtered by kind, error and person, in the address', async ({ page, aws }) => {
  const stage = await liveStageNamed(aws, STAGE);
  const all = await everyEvent(aws, stage);
  await open(page, stage);
  const shown = async (count: number) =>
    expect(events(page).getByText(`${count} of ${all.length}`, { exact: true })).toBeVisible();

  await events(page).getByRole('button', { name: 'Publishing', exact: true }).click();
  await shown(all.filter(({ name }) => name?.startsWith('PUBLISH')).length);
  await expect(page).toHaveURL(/kind=publishing/);
  await events(page).getByRole('button', { name: 'Publishing', exact: true }).click();

  await events(page).getByRole('button', { name: 'Errors only' }).click();
  const errors = all.filter(({ errorCode, name }) => errorCode ?? name?.endsWith('_ERROR'));
  await shown(errors.length);
  const code = given(errors[0]?.errorCode, 'error code');
  await expect(bodyRows(table(page)).first()).toContainText(explainError(code)?.title ?? code);
  await events(page).getByRole('button', { name: 'Errors only' }).click();

  const { of, userId } = given(
    all.find(({ name }) => name === 'PUBLISH_STARTED'),
    'publisher',
  );
  await events(page).getByRole('searchbox', { name: 'Person' }).fill(of);
  await shown(all.filter((event) => event.of === of || event.remoteParticipantId === of).length);
  await page.reload();
  await expect(events(page).getByRole('searchbox', { name: 'Person' })).toHaveValue(of);
  await expect(bodyRows(table(page)).first()).toContainText(userId ?? of);

  await events(page).getByRole('searchbox', { name: 'Person' }).fill('nobody of this name');
  await expect(events(page).getByText('No event in this window passes the filter')).toBeVisible();
  await events(page).getByRole('button', { name: 'Clear the filter' }).click();
  await shown(all.length);
});

test('follows the picture, and marks in it the row that is pointed at or has the focus', async ({
  page,
  aws,
}) => {
  await open(page, await liveStageNamed(aws, STAGE));
  const note = events(page).getByText(/^[\d,]+ of [\d,]+$/);
  // The table follows once the picture rests, each time: a row that is pointed at must not be another one by then.
  for (let step = 0; step < 2; step += 1) {
    const before = await note.innerText();
    await page.getByRole('button', { name: /More detail/ }).click();
    await expect(note).not.toHaveText(before);
  }
  await expectSettled(page);
  const row = bodyRows(table(page)).nth(1);
  await row.hover();
  const clock = given(/\d\d:\d\d:\d\d/.exec(await row.innerText())?.[0], 'time of the row');
  // The place of the row in the picture is where m marks.
  await page.keyboard.press('m');
  await expect(page.getByRole('heading', { name: `At ${clock} CET`, level: 2 })).toBeVisible();
});

test('closes what explains an error by Escape, and clears the marked moment by the next', async ({
  page,
  aws,
}) => {
  await open(page, await liveStageNamed(aws, STAGE), `?errors=only&at=${FROM}`);
  const moment = page.getByRole('heading', { name: 'At 14:00:00 CET', level: 2 });
  await expect(moment).toBeVisible();
  await bodyRows(table(page)).first().locator('[popovertarget]').click();
  const explained = page.locator(':popover-open');
  await expect(explained).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(explained).toHaveCount(0);
  await expect(moment).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(moment).toHaveCount(0);
});

test('is gone through from the keyboard alone, to its last row', async ({ page, aws }) => {
  await open(page, await liveStageNamed(aws, STAGE));
  const count = Number(await table(page).getAttribute('aria-rowcount')) - 1;
  const focused = () =>
    page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('aria-rowindex'));
  await page.getByRole('group', { name: 'Events', exact: true }).focus();
  await page.keyboard.press('Tab');
  await expect.poll(focused).toBe('2');
  await page.keyboard.press('ArrowDown');
  await expect.poll(focused).toBe('3');
  await page.keyboard.press('End');
  await expect.poll(focused).toBe(String(count + 1));
  await page.keyboard.press('Home');
  await expect.poll(focused).toBe('2');
  const clock = given(/\d\d:\d\d:\d\d/.exec(await bodyRows(table(page)).first().innerText())?.[0], 'time');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: `At ${clock} CET`, level: 2 })).toBeVisible();
});

test('is saved as CSV and as JSON, exactly as it is filtered', async ({ page, aws }) => {
  const stage = await liveStageNamed(aws, STAGE);
  const inside = (await everyEvent(aws, stage)).filter(
    ({ at, name }) => at >= Date.parse(FROM) && at <= Date.parse(TO) && name?.startsWith('SUBSCRIBE'),
  );
  await open(page, stage, `?from=${FROM}&to=${TO}&kind=subscribing`);
  await expect(table(page)).toHaveAttribute('aria-rowcount', String(inside.length + 1));
  const json = await saved(page, events(page).getByRole('button', { name: 'JSON' }));
  expect(json.name).toBe(`events-${stage.sessionId}-20261120T130000Z-20261120T132000Z.json`);
  const content = JSON.parse(json.text) as { stageArn: string; events: Record<string, string>[] };
  expect(content.stageArn).toBe(stage.arn);
  const asText = (event: {
    time?: string;
    participantId?: string;
    name?: string;
    remoteParticipantId?: string;
  }) => [event.time, event.participantId, event.name, event.remoteParticipantId].join(' ');
  expect(content.events.map(asText).toSorted()).toEqual(
    inside
      .map(({ at, of, name, remoteParticipantId }) =>
        [new Date(at).toISOString(), of, name, remoteParticipantId].join(' '),
      )
      .toSorted(),
  );
  const csv = await saved(page, events(page).getByRole('button', { name: 'CSV' }));
  expect(csv.name).toMatch(/\.csv$/);
  const lines = csv.text.trimEnd().split('\r\n');
  expect(lines).toHaveLength(inside.length + 1);
  expect(lines[1]).toContain(content.events[0]?.['participantId'] ?? 'no event');
});

test('copies a link to the view, the id and the CLI command of a row', async ({ page, aws, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const stage = await liveStageNamed(aws, STAGE);
  await open(page, stage, `?from=${FROM}&to=${TO}`);
  const copied = async (button: Locator) => {
    await button.click();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const row = bodyRows(table(page)).first();
  await row.hover();
  const link = new URL(await copied(row.getByRole('button', { name: /^Copy link/ })));
  expect(link.searchParams.get('from')).toBe(FROM);
  expect(link.searchParams.get('at')).toMatch(/^2026-11-20T13:0\d:\d\dZ$/);
  const id = await copied(row.getByRole('button', { name: /^Copy participant id/ }));
  const command = await copied(row.getByRole('button', { name: /^Copy AWS CLI command/ }));
  expect(command).toBe(
    `aws ivs-realtime list-participant-events --stage-arn ${stage.arn} --session-id ${stage.sessionId} --participant-id ${id} --region us-east-1`,
  );

  const lane = page.getByRole('list', { name: 'Lanes in view' }).getByRole('listitem').first();
  await lane.getByRole('link').focus();
  // What pins the person, the link and the id come before it.
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('Tab');
  await expect(lane.getByRole('button', { name: /^Copy AWS CLI command/ })).toBeFocused();
  await page.keyboard.press('Enter');
  const ofLane = await page.evaluate(() => navigator.clipboard.readText());
  expect(ofLane).toMatch(/^aws ivs-realtime get-participant --stage-arn arn:/);
});

test('can be used 390 and 320 pixels wide, in both themes', async ({ page, aws }) => {
  // A whole session is loaded, and looked at as a whole twice.
  test.slow();
  const stage = await liveStageNamed(aws, STAGE);
  await page.setViewportSize({ width: 390, height: 800 });
  await open(page, stage, '?errors=only');
  await expectNoOverflow(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNoOverflow(page);
  await bodyRows(table(page))
    .first()
    .getByRole('button', { name: /mark this moment/ })
    .focus();
  await expectAccessible(page);
});
