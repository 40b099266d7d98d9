import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { recorder, type RecorderState } from '#shared/recorder/contract.ts';
import { answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const STATE: RecorderState = {
  database: 'sqlite',
  bytes: 12_345_678,
  keep: { days: 90, megabytes: 2048 },
  rows: {
    stages: 41,
    stagesGone: 2,
    sessions: 310,
    participants: 10_432,
    errors: 17,
    eventSessions: 3,
    events: 2_345,
    eventBytes: 51_200,
    compositions: 9,
    compositionsGone: 7,
    stateChanges: 60,
    bridgeEvents: 0,
  },
  keptUntil: '2026-11-20T14:00:00.000Z',
  waiting: 0,
  lost: 0,
};

const drawn = (more: Partial<RecorderState> = {}) =>
  drawPage('/emulated/recorder', [
    answer(recorder.get, () => ({ ...STATE, ...more })),
    answer(recorder.compositions, () => ({
      items: [
        {
          compositionId: 'compositionA',
          stageId: 'stagestages1',
          stageName: 'show-morning',
          state: 'FAILED',
          seenAt: '2026-11-20T13:00:00.000Z',
          goneAt: '2026-11-20T13:10:00.000Z',
          destinations: 1,
          failedDestinations: 1,
          failureReason: 'The stage had no publisher.',
        },
      ],
    })),
  ]);

const detail = async (label: string) =>
  (await screen.findByText(label, { selector: 'dt' })).nextElementSibling?.textContent;

describe('the recorder page', () => {
  it('tells how much is kept, for how long, and what is gone from AWS', async () => {
    drawn();
    expect(await screen.findByText('41, 2 of them gone from AWS')).toBeDefined();
    expect(await detail('Events')).toBe('2,345 of 3 sessions, 51.2 kB');
    expect(await detail('Size')).toBe('12.3 MB');
    expect(await detail('Kept for')).toBe('90 days after the end');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('leads to compositions that AWS has forgotten', async () => {
    drawn();
    const table = within(await screen.findByRole('table', { name: 'Compositions seen' }));
    const link = table.getByRole('link', { name: 'compositionA' });
    expect(link.getAttribute('href')).toBe('/emulated/compositions/compositionA');
    expect(table.getByRole('link', { name: 'show-morning' })).toBeDefined();
  });

  it('says that nothing can be written, and what was lost', async () => {
    drawn({ failure: 'the disk is full.', waiting: 40, lost: 1_200 });
    const [first, second] = await screen.findAllByRole('alert');
    expect(first?.textContent).toContain('the disk is full');
    expect(second?.textContent).toContain('1,200 things');
  });

  it('says why it cannot tell', async () => {
    drawPage('/emulated/recorder', [
      answer(recorder.get, () => refusal('internal', 'The database failed.')),
      answer(recorder.compositions, () => ({ items: [] })),
    ]);
    expect(await screen.findByText('The database failed.')).toBeDefined();
  });
});
