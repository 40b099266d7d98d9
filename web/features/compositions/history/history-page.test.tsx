import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { recorder } from '#shared/recorder/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { type Asked, answer } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const row = (compositionId: string, state = 'STOPPED') => ({
  compositionId,
  stageId: 'stagestages1',
  stageName: 'show-morning',
  state,
  startTime: '2026-11-20T12:00:00.000Z',
  endTime: '2026-11-20T12:30:00.000Z',
  seenAt: '2026-11-20T12:31:00.000Z',
  destinations: 2,
  failedDestinations: state === 'FAILED' ? 1 : 0,
  ...(state === 'FAILED' ? { failureReason: 'One or more outputs failed' } : {}),
});

const noStages = answer(stages.list, () => ({ items: [], asOf: '2026-11-20T14:00:00.000Z' }));

describe('the history of compositions', () => {
  it('comes page by page, says that there is more, and why one failed', async () => {
    const { user } = drawPage('/emulated/compositions/history', [
      noStages,
      answer(recorder.compositions, ({ nextToken }) =>
        nextToken === undefined
          ? { items: [row('compositionA', 'FAILED')], nextToken: '1.a' }
          : { items: [row('compositionB')] },
      ),
    ]);
    const table = within(await screen.findByRole('table', { name: 'Compositions seen' }));
    expect(table.getByText('One or more outputs failed')).toBeDefined();
    expect(screen.getByText('the newest 1')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Show older ones' }));
    expect(await table.findByRole('link', { name: 'compositionB' })).toBeDefined();
    expect(screen.getByText('2 in all')).toBeDefined();
  });

  it('is narrowed by what stands in the address, and refuses days that are none', async () => {
    const asked: Asked[] = [];
    drawPage('/emulated/compositions/history?stage=stagestages1&state=FAILED&from=2026-11-19&to=2026-11-20', [
      noStages,
      answer(recorder.compositions, (of) => {
        asked.push(of);
        return { items: [] };
      }),
    ]);
    expect(await screen.findByText('No composition that was seen is like this')).toBeDefined();
    expect(asked[0]).toMatchObject({
      stageId: 'stagestages1',
      state: 'FAILED',
      from: '2026-11-19T00:00:00.000Z',
      to: '2026-11-21T00:00:00.000Z',
    });
  });

  it('says of days the wrong way round that they are so, and asks for nothing', async () => {
    const { calls } = drawPage('/emulated/compositions/history?from=2026-11-21&to=2026-11-20', [noStages]);
    expect((await screen.findByRole('alert')).textContent).toContain('later than the last one');
    expect(calls.asked.some(({ id }) => id === recorder.compositions.id)).toBe(false);
  });
});
