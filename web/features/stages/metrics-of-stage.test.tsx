import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { compositions } from '#shared/compositions/contract.ts';
import { ingest } from '#shared/ingest/contract.ts';
import { metrics } from '#shared/metrics/contract.ts';
import { sessions } from '#shared/sessions/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { type Answer, answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const AS_OF = '2026-11-20T14:00:00.000Z';
const STAGE = 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl';
const AT = '/emulated/stages/AbCdEfGhIjKl';

const around: readonly Answer[] = [
  answer(stages.get, () => ({ item: { arn: STAGE, name: 'show' }, asOf: AS_OF })),
  answer(sessions.list, () => ({
    items: [
      {
        sessionId: 'st-aaaaaaaaaaaaa',
        startTime: '2026-11-20T13:00:00Z',
        endTime: '2026-11-20T13:03:00Z',
      },
    ],
    asOf: AS_OF,
  })),
  answer(compositions.list, () => ({ items: [], asOf: AS_OF })),
  answer(ingest.list, () => ({ items: [], asOf: AS_OF })),
];

const set = {
  from: '2026-11-20T13:00:00.000Z',
  to: '2026-11-20T13:03:00.000Z',
  period: 60,
  series: [
    { metric: 'Publishers', statistic: 'Maximum', values: [2, null, 3] },
    { metric: 'SubscribeBitrate', statistic: 'Average', values: [1_500_000, null, 1_840_000] },
    { metric: 'DownloadPacketLoss', statistic: 'Average', values: [] },
  ],
  tooOld: false,
} as const;
const measured = answer(metrics.stage, () => ({
  item: { ...set, series: set.series.map((one) => ({ ...one, values: [...one.values] })) },
  asOf: AS_OF,
}));

/** The panel once its code is there: until then another one holds its place. */
async function panel(): Promise<HTMLElement> {
  await screen.findByText('What is not measured');
  return screen.getByRole('region', { name: 'Metrics of the last session' });
}

describe('the metrics of a stage', () => {
  it('are those of its last session, with what was measured last beside each line', async () => {
    const { calls } = drawPage(AT, [measured, ...around]);
    const charts = within(await panel());
    expect(await charts.findByText('1.84 Mbit/s')).toBeDefined();
    expect(charts.getByText('CloudWatch, one value a minute')).toBeDefined();
    expect(charts.getAllByText('Nothing was received.')).toHaveLength(2);
    expect(charts.getByText(/Viewers who only receive are measured only together/)).toBeDefined();
    expect(calls.asked.find(({ id }) => id === 'metrics.stage')?.asked).toMatchObject({
      from: '2026-11-20T13:00:00.000Z',
      to: '2026-11-20T13:03:00.000Z',
    });
  });

  it('are read by a slider, which says what was not measured', async () => {
    drawPage(AT, [measured, ...around]);
    const slider = await within(await panel()).findByRole('slider');
    expect(slider.getAttribute('aria-valuetext')).toContain('People, Publishers: 3');
    expect(slider.getAttribute('aria-valuetext')).toContain('Bitrate, Received: 1.84 Mbit/s');
  });

  it('are told by the slider as they stand beside the lines, where the newest minute is still missing', async () => {
    const series = [
      { metric: 'Publishers', statistic: 'Maximum', values: [2, 3, null] },
      { metric: 'SubscribeBitrate', statistic: 'Average', values: [1_500_000, null, 1_840_000] },
    ] as const;
    const late = answer(metrics.stage, () => ({
      item: { ...set, series: series.map((one) => ({ ...one, values: [...one.values] })) },
      asOf: AS_OF,
    }));
    const { user } = drawPage(AT, [late, ...around]);
    const charts = within(await panel());
    const slider = await charts.findByRole('slider');
    const beside = () => charts.getAllByRole('definition').map((value) => value.textContent);
    expect(beside()).toEqual(['3', '1.84 Mbit/s']);
    expect(slider.getAttribute('aria-valuetext')).toBe(
      'Last measured. People, Publishers: 3. Bitrate, Received: 1.84 Mbit/s',
    );
    fireEvent.change(slider, { target: { value: '1' } });
    expect(beside()).toEqual(['3', 'not measured']);
    expect(slider.getAttribute('aria-valuetext')).toMatch(
      /^.+ .+ .+\. People, Publishers: 3\. Bitrate, Received: not measured$/,
    );
    slider.focus();
    await user.keyboard('{Escape}');
    expect(beside()).toEqual(['3', '1.84 Mbit/s']);
  });

  it('are a table of the same, gaps among them', async () => {
    const { user, address } = drawPage(AT, [measured, ...around]);
    await user.click(await within(await panel()).findByRole('radio', { name: 'Table' }));
    const table = await within(await panel()).findByRole('table', { name: 'Metrics of this stage' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringMatching(/:00(2)(1\.5 Mbit\/s)$/),
      expect.stringMatching(/:01––$/),
      expect.stringMatching(/:0231\.84 Mbit\/s$/),
    ]);
    expect(address()).toContain('metrics=table');
  });

  it('name the permission that is missing, and leave the rest of the page as it is', async () => {
    drawPage(AT, [answer(metrics.stage, () => refusal('aws_access_denied', 'not authorized')), ...around]);
    expect(await within(await panel()).findByText('cloudwatch:GetMetricData')).toBeDefined();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('show');
  });

  it('tell when nothing was measured, and when nothing is kept any more', async () => {
    const { unmount } = drawPage(AT, around);
    expect(
      await within(await panel()).findByText('Nothing was measured of this stage in this time'),
    ).toBeDefined();
    unmount();
    drawPage(AT, [
      answer(metrics.stage, () => ({ item: { ...set, series: [], tooOld: true }, asOf: AS_OF })),
      ...around,
    ]);
    expect(await within(await panel()).findByText('Nothing is kept of that time any more')).toBeDefined();
  });
});
