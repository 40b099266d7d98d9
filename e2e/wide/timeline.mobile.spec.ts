import type { CDPSession } from '@playwright/test';
import { expect, test } from '../fixtures/console.ts';
import { given, liveStageNamed } from '../support/aws.ts';
import { expectSettled, stretchShown, restingText } from '../support/page-parts.ts';
import {
  instantAt,
  lengthOf,
  minutesOf,
  type ShownWindow,
  shownWindow,
  windowSearch,
} from '../support/shown-window.ts';

interface Point {
  x: number;
  y: number;
}

async function touch(input: CDPSession, type: string, touchPoints: Point[]): Promise<void> {
  await input.send('Input.dispatchTouchEvent', {
    type: type as 'touchStart' | 'touchMove' | 'touchEnd',
    touchPoints: touchPoints.map((point, id) => ({ ...point, id })),
  });
}

test('two fingers zoom the timeline where they are', async ({ page, places, aws }) => {
  const begin = minutesOf(await liveStageNamed(aws, 'show-morning-brief'), 15, 55);
  const path = `/emulator/stages/${places.stageId}/sessions/${places.sessionId}`;
  await page.goto(`${path}?${windowSearch(begin)}&folds=open`);
  await expectSettled(page);
  const chart = page.getByRole('application');
  await chart.scrollIntoViewIfNeeded();
  const box = given((await chart.boundingBox()) ?? undefined, 'place of the chart');
  const [left, y] = [box.width * 0.55, box.y + 60];
  /** @param apart how far each finger is from the place between them */
  const fingers = (apart: number) => [
    { x: box.x + left - apart, y },
    { x: box.x + left + apart, y },
  ];
  const input = await page.context().newCDPSession(page);
  const pinch = async (first: number, ...others: number[]) => {
    await touch(input, 'touchStart', fingers(first));
    for (const apart of others) await touch(input, 'touchMove', fingers(apart));
    await touch(input, 'touchEnd', []);
  };
  /** What was under either finger is still under it, to a pixel or two. */
  const expectUnder = (was: ShownWindow, wasApart: number, now: ShownWindow, nowApart: number) => {
    const slack = (2 * lengthOf(now)) / box.width;
    for (const side of [-1, 1]) {
      const before = instantAt(was, left + side * wasApart, box.width);
      const after = instantAt(now, left + side * nowApart, box.width);
      expect(Math.abs(after - before)).toBeLessThanOrEqual(slack);
    }
  };

  await pinch(20, 30, 45, 60, 80);
  await expect.poll(async () => lengthOf(await shownWindow(page))).toBeLessThan(lengthOf(begin));
  const zoomed = await shownWindow(page);
  expect(lengthOf(begin) / lengthOf(zoomed)).toBeCloseTo(4, 1);
  expectUnder(begin, 20, zoomed, 80);

  await pinch(80, 60, 40);
  await expect.poll(async () => lengthOf(await shownWindow(page))).toBeGreaterThan(lengthOf(zoomed));
  const wider = await shownWindow(page);
  expect(lengthOf(wider) / lengthOf(zoomed)).toBeCloseTo(2, 1);
  expectUnder(zoomed, 80, wider, 40);
  await input.detach();
});

test('a finger drags the edges of the window in the minimap', async ({ page, places }) => {
  await page.goto(`/emulator/stages/${places.stageId}/sessions/${places.sessionId}`);
  await expectSettled(page);
  const shown = stretchShown(page);
  const whole = await restingText(shown);
  const handle = page.getByRole('slider', { name: 'End of the stretch shown' });
  await handle.scrollIntoViewIfNeeded();
  const box = given((await handle.boundingBox()) ?? undefined, 'place of the handle');
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const input = await page.context().newCDPSession(page);
  await touch(input, 'touchStart', [at]);
  for (const by of [20, 50, 90]) await touch(input, 'touchMove', [{ x: at.x - by, y: at.y }]);
  await touch(input, 'touchEnd', []);
  await input.detach();
  await expect(shown).not.toHaveText(whole);
});

test('a tap marks a lane, and offers to pin it', async ({ page, places }) => {
  await page.goto(`/emulator/stages/${places.stageId}/sessions/${places.sessionId}`);
  await expectSettled(page);
  const chart = page.getByRole('application');
  await chart.scrollIntoViewIfNeeded();
  await chart.tap({ position: { x: 60, y: 45 } });
  const lanes = page.getByRole('list', { name: 'Lanes in view' });
  const pin = lanes.getByRole('button', { name: /^Pin .* on top$/ });
  await expect(pin).toBeVisible();
  await pin.tap();
  await expect(
    lanes
      .getByRole('listitem')
      .first()
      .getByRole('button', { name: /^Unpin / }),
  ).toBeVisible();
});
