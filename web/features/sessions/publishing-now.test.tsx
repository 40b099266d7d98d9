import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { eventbridge } from '#shared/eventbridge/contract.ts';
import { participants } from '#shared/participants/contract.ts';
import { sessions } from '#shared/sessions/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { answer } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const asOf = '2026-11-20T14:00:00.000Z';
const startTime = '2026-11-20T12:00:00.000Z';
const AT = '/emulated/stages/AbCdEfGhIjKl/sessions/st-LIVELIVELIVE1';

const world = (flowing: boolean, endTime?: string) => [
  answer(stages.get, () => ({
    item: { arn: 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl', name: 'show' },
    asOf,
  })),
  answer(sessions.get, ({ sessionId }) => ({ item: { sessionId, startTime, endTime }, asOf })),
  answer(participants.list, () => ({
    items: [{ participantId: 'p1', state: 'CONNECTED', firstJoinTime: startTime, published: true }],
    asOf,
  })),
  answer(eventbridge.publishers, () => ({
    items: [
      { participantId: 'p1', userId: 'ana', since: startTime },
      { participantId: 'p2', since: startTime },
    ],
    feed: { on: true, flowing },
  })),
];
const publishers = async () => (await screen.findByText('Publishers')).nextElementSibling;

describe('the publishers of a live session', () => {
  it('are counted as EventBridge tells it while its events come, with their names', async () => {
    drawPage(AT, world(true));
    const now = await screen.findByText('at least 2 now');
    expect(now.title).toMatch(/Told by EventBridge.*\nana\np2$/);
    expect((await publishers())?.textContent).toContain('at least 2 now');
  });

  it.each([
    ['where no events come', world(false)],
    ['once it has ended', world(true, asOf)],
  ])('are not %s', async (_when, answers) => {
    drawPage(AT, answers);
    await waitFor(async () => expect((await publishers())?.textContent).toBe('1'));
    expect(screen.queryByText(/^at least/)).toBeNull();
  });
});
