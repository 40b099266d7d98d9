import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { recorder } from '#shared/recorder/contract.ts';
import { sessions } from '#shared/sessions/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const AS_OF = '2026-11-20T14:00:00.000Z';
const gone = [
  answer(stages.get, () => refusal('aws_not_found', 'Resource not found.')),
  answer(sessions.list, () => refusal('aws_not_found', 'Resource not found.')),
];

it('shows the name and the sessions of a stage that was deleted', async () => {
  drawPage('/emulated/stages/stagestages1', [
    ...gone,
    answer(recorder.stage, () => ({
      item: {
        arn: 'arn:aws:ivs:us-east-1:123456789012:stage/stagestages1',
        name: 'show-morning',
        tags: { room: '4' },
      },
      seenAt: AS_OF,
      firstSeenAt: AS_OF,
      goneAt: AS_OF,
      sessions: [{ sessionId: 'st-AAAAAAAAAAAAA', startTime: AS_OF, endTime: '2026-11-20T15:00:00.000Z' }],
      sessionCount: 1,
    })),
  ]);
  expect(
    await screen.findByText(/Gone from AWS\. This is the stage as the console recorded it/),
  ).toBeDefined();
  expect(screen.getByText('show-morning')).toBeDefined();
  const table = within(screen.getByRole('table', { name: 'Recorded sessions' }));
  expect(table.getAllByRole('link')[0]?.getAttribute('href')).toBe(
    '/emulated/stages/stagestages1/sessions/st-AAAAAAAAAAAAA',
  );
});

it('says that a stage is not there which was never seen', async () => {
  drawPage('/emulated/stages/stagestages1', [
    ...gone,
    answer(recorder.stage, () => refusal('not_found', 'The console has not seen a stage stagestages1.')),
  ]);
  expect(await screen.findByText('AWS does not know it')).toBeDefined();
  expect(screen.queryByText(/Gone from AWS/)).toBeNull();
});
