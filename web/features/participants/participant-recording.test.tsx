import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { eventbridge } from '#shared/eventbridge/contract.ts';
import { participants } from '#shared/participants/contract.ts';
import { replication } from '#shared/replication/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { answer } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const asOf = '2026-11-20T14:00:00.000Z';
const AT = '/emulated/stages/AbCdEfGhIjKl/sessions/st-LIVELIVELIVE1/participants/PaRtIcIpAnT1';

function world(recordingState: string) {
  return [
    answer(participants.get, () => ({
      item: { participantId: 'PaRtIcIpAnT1', state: 'DISCONNECTED', published: true, recordingState },
      asOf,
    })),
    answer(participants.events, () => ({ items: [], asOf })),
    answer(replication.list, () => ({ items: [], asOf })),
    answer(stages.get, () => ({
      item: { arn: 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl', name: 'show' },
      asOf,
    })),
    answer(eventbridge.list, ({ participantId, sessionId }) => ({
      items:
        participantId === 'PaRtIcIpAnT1' && sessionId === 'st-LIVELIVELIVE1'
          ? [
              {
                id: 'e1',
                detailType: 'IVS Participant Recording State Change',
                eventName: 'Recording End Failure',
                happenedAt: '2026-11-20T12:40:00.000Z',
                errorCode: 'ResourceNotFoundException',
                reason: 'S3 bucket not found. Please verify your bucket exists.',
              },
            ]
          : [],
      more: false,
      feed: { on: true, flowing: true },
    })),
  ];
}

describe('the recording of a participant', () => {
  it('that failed says why, where EventBridge has told it', async () => {
    drawPage(AT, world('FAILED'));
    expect(await screen.findByText('S3 bucket not found. Please verify your bucket exists.')).toBeDefined();
    const panel = within(screen.getByRole('region', { name: 'Recording' }));
    expect(panel.getByText(/Whether the bucket still exists/)).toBeDefined();
  });

  it('that did not fail asks for no reason', async () => {
    const { calls } = drawPage(AT, world('STOPPED'));
    expect(await screen.findAllByText('Stopped')).not.toEqual([]);
    expect(calls.asked.map(({ id }) => id)).not.toContain('eventbridge.list');
  });
});
