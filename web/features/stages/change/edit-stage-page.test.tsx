import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { participants } from '#shared/participants/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const AS_OF = '2026-11-20T14:00:00.000Z';
const AT = '/emulated/stages/AbCdEfGhIjKl/edit';
const stage = answer(stages.get, () => ({
  item: {
    arn: 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl',
    name: 'show',
    activeSessionId: 'st-LIVELIVELIVE1',
  },
  asOf: AS_OF,
}));
const ana = { participantId: 'PaRtIcIpAnT1', userId: 'ana', published: true };

describe('what is said of recordings before a stage is changed', () => {
  it('is who is being recorded now', async () => {
    drawPage(AT, [
      stage,
      answer(participants.list, () => ({
        items: [{ ...ana, recordingState: 'ACTIVE' as const }],
        asOf: AS_OF,
      })),
    ]);
    expect(await screen.findByText(/^ana is being recorded now: /)).toBeDefined();
  });

  it.each([
    [
      'the list stopped on the way',
      answer(participants.list, ({ nextToken }) =>
        nextToken === undefined
          ? { items: [ana], nextToken: 'more', asOf: AS_OF }
          : refusal('aws_throttled', 'Rate exceeded'),
      ),
      /could not be found out: AWS asked for fewer requests\. While/,
    ],
    [
      'the list is one of before',
      answer(participants.list, () => ({
        items: [ana],
        asOf: AS_OF,
        stale: { code: 'aws_timeout' as const, message: 'no answer' },
      })),
      /could not be found out: AWS did not answer in time\. While/,
    ],
  ])('is why it is not known, where %s', async (_, list, says) => {
    drawPage(AT, [stage, list]);
    expect(await screen.findByText(says)).toBeDefined();
    expect(screen.queryByText(/^Looking whether/)).toBeNull();
  });
});
