import { expect, test } from '../fixtures/console.ts';
import {
  type AwsReader,
  everyItem,
  eventsOf,
  given,
  type LiveStage,
  liveStageNamed,
  participantsOf,
  stageNamed,
} from '../support/aws.ts';
import { expectSettled } from '../support/page-parts.ts';
import { quietSession } from '../support/quiet-session.ts';
import { instantAt, lengthOf, minutesOf, shownWindow, windowSearch } from '../support/shown-window.ts';
import {
  addressOf,
  boxOf,
  chart,
  lanes,
  names,
  openLoaded,
  param,
  readout,
} from '../support/timeline-parts.ts';

const SECOND = 1000;

/** The first of some people who came once and have left, with their events. */
async function whoLeft(aws: AwsReader, stage: LiveStage, people: readonly string[]) {
  const everybody = await participantsOf(aws, stage);
  for (const name of people) {
    const [only, ...more] = everybody.filter(({ userId }) => userId === name);
    if (only?.state !== 'DISCONNECTED' || more.length > 0) continue;
    return { name, events: await eventsOf(aws, stage, given(only.participantId, 'participant id')) };
  }
  throw new Error('Nobody of these came once and has left.');
}

const apart = (a: number, b: number) => Math.abs(a - b);

test('goes to a time that is typed, and says why it cannot', async ({ page, places }) => {
  await openLoaded(page, `/emulator/stages/${places.stageId}/sessions/${places.sessionId}`);
  await page.keyboard.press('w');
  await page.keyboard.press('w');
  await page.getByRole('button', { name: 'Go to a time (t)' }).click();
  const dialog = page.getByRole('dialog', { name: 'Go to a time' });
  const field = dialog.getByRole('textbox', { name: 'Time (CET)' });
  await expect(field).toBeFocused();
  await page.keyboard.type('25:00');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText(
    '25:00 is no time of day: hours go to 23, minutes and seconds to 59.',
  );
  await field.fill('04:00');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText(/before the session began \(.* CET\)\.$/);
  await field.fill('14:50:30');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/at=2026-11-20T13%3A50%3A30Z/);
});

test('steps from error to error with E, and back with Shift', async ({ page, launch }) => {
  const own = await launch({ scenario: 'empty' });
  await openLoaded(page, own.url + addressOf(await quietSession(own)));
  await page.keyboard.press('e');
  await expect(readout(page)).toContainText('ben');
  await expect(readout(page)).toContainText(/PUBLISH_ERROR at .*QUOTA_EXCEEDED/);
  await page.keyboard.press('e');
  await expect(page.getByText('No later error in the loaded lanes')).toBeAttached();
  await page.keyboard.press('Shift+E');
  await expect(page.getByText('No earlier error in the loaded lanes')).toBeAttached();
});

test('goes to the sessions before and after with [ and ]', async ({ page, aws }) => {
  const { id, arn } = await stageNamed(aws, 'auction-room-1');
  const sessions = (
    await everyItem(aws.paginateListStageSessions({ stageArn: arn }), 'stageSessions')
  ).toSorted((a, b) => Number(a.startTime) - Number(b.startTime));
  expect(sessions.length).toBeGreaterThan(1);
  const [older, newer] = sessions.slice(-2).map(({ sessionId }) => given(sessionId, 'session'));
  await page.goto(`/emulator/stages/${id}/sessions/${newer}`);
  await expectSettled(page);
  await page.keyboard.press(']');
  await expect(page.getByText('There is no later session of this stage')).toBeAttached();
  await page.keyboard.press('[');
  await expect(page.getByRole('heading', { name: `Session ${older}`, level: 1 })).toBeVisible();
  // The keys are the timeline's: before it is there, nobody listens.
  await expectSettled(page);
  await page.keyboard.press(']');
  await expect(page.getByRole('heading', { name: `Session ${newer}`, level: 1 })).toBeVisible();
});

test('centres what is marked with F, then fits its lane', async ({ page, places, aws }) => {
  const stage = await liveStageNamed(aws, 'show-morning-brief');
  const begin = minutesOf(stage, 15, 55);
  await openLoaded(page, `${addressOf(places)}?${windowSearch(begin)}&folds=open`);
  // Somebody whose lane has a beginning and an end.
  const shown = await names(page).allInnerTexts();
  const { name, events } = await whoLeft(aws, stage, shown);
  const box = await boxOf(chart(page));
  const { y, height } = await boxOf(lanes(page).getByRole('link', { name, exact: true }));
  const x = Math.round(box.width * 0.7);
  await page.mouse.click(box.x + x, y + height / 2);
  const marked = instantAt(begin, x, box.width);
  expect(apart(Date.parse(param(page, 'at') ?? ''), marked)).toBeLessThanOrEqual(2 * SECOND);
  await page.keyboard.press('f');
  await expect.poll(() => param(page, 'from')).not.toBe(new Date(begin.from).toISOString());
  const centred = await shownWindow(page);
  expect(lengthOf(centred)).toBe(lengthOf(begin));
  expect(apart((centred.from + centred.to) / 2, marked)).toBeLessThanOrEqual(2 * SECOND);

  await page.keyboard.press('f');
  await expect.poll(async () => (await shownWindow(page)).from).not.toBe(centred.from);
  const fitted = await shownWindow(page);
  const times = events.map(({ eventTime }) => Number(eventTime));
  const whole = { from: Math.min(...times), to: Math.max(...times) };
  // A twentieth of room on each side.
  const room = lengthOf(whole) / 20;
  expect(apart(fitted.from, whole.from - room)).toBeLessThanOrEqual(SECOND);
  expect(apart(fitted.to, whole.to + room)).toBeLessThanOrEqual(SECOND);
});

test('with the wheel: Ctrl zooms where the pointer is, Shift moves in time', async ({
  page,
  places,
  aws,
}) => {
  const whole = minutesOf(await liveStageNamed(aws, 'show-morning-brief'), 15, 55);
  await openLoaded(page, `${addressOf(places)}?${windowSearch(whole)}&folds=open`);
  const box = await boxOf(chart(page));
  const x = 300;
  await page.mouse.move(box.x + x, box.y + 45);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -400);
  await page.keyboard.up('Control');
  await expect.poll(async () => lengthOf(await shownWindow(page))).toBeLessThan(lengthOf(whole));
  const zoomed = await shownWindow(page);
  // The address names whole seconds.
  expect(apart(lengthOf(zoomed), lengthOf(whole) / Math.exp(0.88))).toBeLessThanOrEqual(SECOND);
  expect(apart(instantAt(zoomed, x, box.width), instantAt(whole, x, box.width))).toBeLessThanOrEqual(SECOND);

  await page.keyboard.down('Shift');
  await page.mouse.wheel(0, 200);
  await page.keyboard.up('Shift');
  await expect.poll(async () => (await shownWindow(page)).from).not.toBe(zoomed.from);
  const moved = await shownWindow(page);
  expect(apart(lengthOf(moved), lengthOf(zoomed))).toBeLessThanOrEqual(SECOND);
  expect(apart(moved.from, instantAt(zoomed, 200, box.width))).toBeLessThanOrEqual(SECOND);

  const first = names(page).first();
  const { y } = await boxOf(first);
  await page.mouse.wheel(0, 120);
  await expect.poll(async () => (await first.boundingBox())?.y).not.toBe(y);
  expect(await shownWindow(page)).toEqual(moved);
});
