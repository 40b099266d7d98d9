import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures/console.ts';
import { panel } from '../support/page-parts.ts';
import { paths } from '#web/nav/paths.ts';

/** Pixels of a canvas that are not those of the ground: something was painted. */
async function painted(canvas: Locator): Promise<number> {
  return canvas.evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement)) throw new Error('no canvas');
    const context = element.getContext('2d');
    const { data } = context?.getImageData(0, 0, element.width, element.height) ?? { data: [] };
    let count = 0;
    for (let index = 3; index < data.length; index += 4) if (data[index] !== 0) count += 1;
    return count;
  });
}

test.describe('metrics', () => {
  test('are charts of a stage, read by keys, and a table of the same', async ({ page, places }) => {
    await page.goto(paths.stage('emulator', places.stageId));
    const charts = panel(page, 'Metrics of this session');
    await expect(charts.getByText(/^CloudWatch, one value a minute/)).toBeVisible();
    const people = charts.getByRole('listitem').filter({ hasText: 'People' });
    await expect(people.getByText('Publishers')).toBeVisible();
    await expect.poll(async () => painted(people.locator('canvas'))).toBeGreaterThan(200);

    const slider = charts.getByRole('slider');
    await slider.focus();
    const last = await slider.getAttribute('aria-valuetext');
    await page.keyboard.press('ArrowLeft');
    await expect(slider).not.toHaveAttribute('aria-valuetext', last ?? '');
    await expect(slider).toHaveAttribute('aria-valuetext', /People, Publishers: \d+/);
    await expect(charts.getByText(/^\d\d:\d\d [A-Z]+$/)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(charts.getByText('Last measured')).toBeVisible();

    await charts.getByRole('radio', { name: 'Table' }).click();
    const table = charts.getByRole('table', { name: 'Metrics of this stage' });
    await expect(table.getByRole('columnheader', { name: 'People: Publishers' })).toBeVisible();
    await page.reload();
    await expect(charts.getByRole('table')).toBeVisible();
  });

  test('stand on the axis of the session, and are of one who published', async ({ page, places }) => {
    const { stageId, sessionId, participantId } = places;
    await page.goto(paths.session('emulator', stageId, sessionId));
    const stage = panel(page, 'Metrics of the stage');
    await expect(stage.getByRole('slider')).toHaveAttribute('aria-valuetext', /Bitrate, Sent:/);
    await page
      .getByRole('combobox', { name: 'Participant whose metrics are shown' })
      .selectOption(participantId);
    const one = panel(page, 'Metrics of a participant');
    await expect(
      one.getByRole('listitem').filter({ hasText: 'Frame rate' }).getByText(/fps$/).first(),
    ).toBeVisible();
    // The picture is painted anew when the timeline moves, on the same axis.
    const times = async () => (await stage.getByRole('slider').getAttribute('min')) ?? '';
    const before = await times();
    await page.keyboard.press('w');
    await page.keyboard.press('w');
    await expect.poll(times).not.toBe(before);
    expect(page.url()).toContain(`metricsOf=${participantId}`);
  });

  test('of a participant say what is measured only while they publish', async ({ page, places }) => {
    const { stageId, sessionId, viewerId, participantId } = places;
    await page.goto(paths.participant('emulator', stageId, sessionId, participantId));
    const charts = panel(page, 'Metrics');
    await expect(
      charts
        .getByRole('listitem')
        .filter({ hasText: 'Sent' })
        .getByText(/bit\/s$/)
        .first(),
    ).toBeVisible();
    await page.goto(paths.participant('emulator', stageId, sessionId, viewerId));
    await expect(charts.getByText('Nothing was measured of this participant in this time')).toBeVisible();
    await charts.getByText('What is not measured').click();
    await expect(charts.getByText(/only while it publishes too/)).toBeVisible();
  });

  test('name the permission that is missing, and come once it is given', async ({
    page,
    callboard,
    places,
    problems,
  }) => {
    problems.expect(/\b403\b/);
    const { faults } = callboard.emulator;
    faults.add({ operation: 'GetMetricData', kind: 'error', errorType: 'AccessDeniedException' });
    await page.goto(paths.stage('emulator', places.stageId));
    const charts = panel(page, 'Metrics of this session');
    await expect(charts.getByText('cloudwatch:GetMetricData', { exact: true })).toBeVisible();
    faults.clear();
    await charts.getByRole('button', { name: 'Try again' }).click();
    await expect(charts.getByRole('slider')).toBeAttached();
  });

  test('are what the capacity page counts, beside the quotas of the account', async ({
    page,
    launch,
    problems,
  }) => {
    const { url, emulator } = await launch({ quotas: { stages: 2_500 } });
    await page.goto(`${url}/emulator/capacity`);
    const resources = panel(page, 'Resources');
    const row = resources.getByRole('row').filter({ hasText: 'Publishers at a time' });
    await expect(row.getByText('of this account')).toBeVisible();
    await expect(row.getByText('Room')).toBeVisible();
    const stages = resources.getByRole('row').filter({ hasText: 'L-47F0B706' });
    await expect(stages.getByRole('cell', { name: '2,500' })).toBeVisible();

    problems.expect(/\b403\b/);
    emulator.faults.add({
      operation: 'ListServiceQuotas',
      kind: 'error',
      errorType: 'AccessDeniedException',
    });
    await page.reload();
    await expect(
      resources.getByText(/These are AWS’s defaults.*servicequotas:ListServiceQuotas/),
    ).toBeVisible();
    await expect(stages.getByRole('cell', { name: '1,000' })).toBeVisible();
  });
});
