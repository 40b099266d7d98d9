import { describe, expect, it } from 'vitest';
import type { MetricSeriesSet } from '#shared/metrics/contract.ts';
import { participantCharts, stageCharts } from './charts-of.ts';

const set = (series: MetricSeriesSet['series']): MetricSeriesSet => ({
  from: '2026-11-20T13:00:00Z',
  to: '2026-11-20T13:03:00Z',
  period: 60,
  series,
  tooOld: false,
});

describe('the charts of a stage', () => {
  it('put lines of one unit together, and say what there is nothing of', () => {
    const charts = stageCharts(
      set([
        { metric: 'Publishers', statistic: 'Maximum', values: [1, null, 2] },
        { metric: 'Subscribers', statistic: 'Maximum', values: [4, null, 5] },
        { metric: 'DownloadPacketLoss', statistic: 'Average', values: [0.2, null, 0.3] },
        { metric: 'DownloadPacketLoss', statistic: 'Maximum', values: [4, null, 9] },
        { metric: 'DroppedFrames', statistic: 'Average', values: [] },
      ]),
    );
    expect(
      charts.map(({ title, lines }) => [title, lines.map(({ name, look }) => `${name}, ${look}`)]),
    ).toEqual([
      ['People', ['Publishers, first', 'Subscribers, second']],
      ['Bitrate', []],
      ['Packet loss', ['Average, first', 'Worst, second']],
      ['Dropped frames', []],
    ]);
    expect(charts[1]?.note).toBe('Nothing was sent or received.');
  });
});

describe('the charts of a participant', () => {
  it('have a line for each stream that was sent, and none for the layers that were not', () => {
    const of = { metric: 'PublishBitrate', statistic: 'Average', participantId: 'p' } as const;
    const [sent, frames, , received] = participantCharts(
      set([
        { ...of, mediaType: 'video', layer: 'hi', values: [1_000_000] },
        { ...of, mediaType: 'video', layer: 'low', values: [100_000] },
        { ...of, mediaType: 'video', layer: 'none', values: [] },
        { ...of, mediaType: 'audio', layer: 'none', values: [40_000] },
        { ...of, participantId: 'q', mediaType: 'audio', layer: 'none', values: [40_000] },
      ]),
      'p',
    );
    expect(sent?.lines.map(({ name }) => name)).toEqual(['Video, high', 'Video, low', 'Audio']);
    expect(frames?.note).toBe('No video was sent.');
    expect(received?.note).toMatch(/only while it publishes/);
  });
});
