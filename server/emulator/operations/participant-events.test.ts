import { describe, expect, it } from 'vitest';
import { fail } from '../people/act.ts';
import { smallWorld } from '../testing/small-world.ts';
import { everyPage } from '../testing/walk.ts';

describe('events of one second that nothing tells apart', () => {
  it('come each once, page by page, also while more are added', () => {
    const { world, api, arnOfStage, join, step, again } = smallWorld();
    const alice = join();
    step(10);
    const trouble = { name: 'PUBLISH_ERROR', remoteParticipantId: null } as const;
    const refuse = () => fail(world, again(alice), { ...trouble, errorCode: 'INTERNAL_SERVER_EXCEPTION' });
    for (let time = 0; time < 12; time += 1) refuse();
    const { sessionId } = alice.session;
    const { participantId } = alice.participant;
    const input = { stageArn: arnOfStage(0), sessionId, participantId, maxResults: 5 };
    let pages = 0;
    const events = everyPage((nextToken) => {
      const page = api.ListParticipantEvents({ ...input, nextToken });
      pages += 1;
      // Behind those that have been read: as old as they are, and the last of them.
      if (pages === 1) refuse();
      return { items: page.events, nextToken: page.nextToken };
    });
    expect(events.map(({ name }) => name)).toEqual([
      ...Array.from({ length: 13 }, () => 'PUBLISH_ERROR'),
      'JOINED',
    ]);
  });
});
