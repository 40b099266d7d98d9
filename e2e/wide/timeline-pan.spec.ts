import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/console.ts';
import { liveStageNamed } from '../support/aws.ts';
import { pauseLive } from '../support/page-parts.ts';
import { quietSession } from '../support/quiet-session.ts';
import { addressOf, chart, openLoaded, timeline } from '../support/timeline-parts.ts';
import { type PicturesOfPan, picturesOfPan } from '../support/timeline-picture.ts';

/** Half of the widest time on the axis, CSS pixels. */
const HALF_A_TIME = 40;

function expectSame({ differing, values }: PicturesOfPan): void {
  expect(values.lanes, 'there is a picture').toBeGreaterThan(8);
  expect(values.axis).toBeGreaterThan(8);
  expect(differing).toEqual({ axis: 0, lanes: 0 });
}

async function zoomIn(page: Page, times: number): Promise<void> {
  await chart(page).focus();
  for (let time = 0; time < times; time += 1) await page.keyboard.press('w');
}

test.describe('while somebody pans', () => {
  test('what is moved is what would be painted there, with its folds and the marked moment', async ({
    page,
    launch,
  }) => {
    const own = await launch({ scenario: 'empty' });
    const session = await quietSession(own);
    const at = new Date(session.gap.to.getTime() + 60_000).toISOString().replace(/\.\d+Z/, 'Z');
    await openLoaded(page, `${own.url}${addressOf(session)}?at=${at}`);
    await zoomIn(page, 2);
    for (const steps of [
      [12, 25, 31, 18, 7],
      [-9, -22, -30, -14],
      [20, 20, -6, -6],
    ]) {
      const pictures = await picturesOfPan(page, steps, HALF_A_TIME);
      expect(pictures.wasMoved).toBe(true);
      expectSame(pictures);
      const [moving, resting] = pictures.moment;
      expect(resting).toBeDefined();
      expect(moving).toBe(resting);
    }
    // Another detail is another picture, wherever the last one was.
    await zoomIn(page, 1);
    expectSame(await picturesOfPan(page, [10, 10, 10], HALF_A_TIME));
  });

  test('words in a lane stay where they are read, so they are not moved along', async ({
    page,
    aws,
    launch,
    problems,
  }) => {
    problems.expect(/\b502\b/);
    const stage = await liveStageNamed(aws, 'auction-room-3');
    const own = await launch();
    own.emulator.faults.add({ operation: 'ListParticipantEvents', kind: 'status', status: 500 });
    await page.goto(own.url + addressOf({ ...stage, stageId: stage.id }));
    await expect(timeline(page).getByText(', 40 failed')).toBeVisible();
    await pauseLive(page);
    await zoomIn(page, 4);
    const pictures = await picturesOfPan(page, [-12, -25, -31], HALF_A_TIME);
    expect(pictures.wasMoved).toBe(false);
    expectSame(pictures);
  });
});
