import { describe, expect, it } from 'vitest';
import { refusalOf } from '../testing/refusal.ts';
import { smallWorld } from '../testing/small-world.ts';
import { START } from '../testing/worlds.ts';
import { fail, leave, publish, subscribe, unpublish, unsubscribe } from './act.ts';
import { exchangeFor } from './exchange-token.ts';
import { rejoin } from './join.ts';
import { RefusedAct } from './refused-act.ts';

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof RefusedAct) return error.code;
    throw error;
  }
  return 'nothing was refused';
}

describe('a session begun by hand', () => {
  it('starts with the first join and ends some minutes after the last has left', () => {
    const { world, api, arnOfStage, join, step, again } = smallWorld();
    const stageArn = arnOfStage(0);
    expect(api.GetStage({ arn: stageArn }).stage?.activeSessionId).toBe('');
    step(10);
    const alice = join();
    const { sessionId } = alice.session;
    expect(api.GetStage({ arn: stageArn }).stage?.activeSessionId).toBe(sessionId);
    step(600);
    const { stageSession } = api.GetStageSession({ stageArn, sessionId });
    expect(stageSession).toEqual({ sessionId, startTime: new Date(START + 10_000) });
    leave(world, again(alice), false);
    step(100);
    expect(api.GetStage({ arn: stageArn }).stage?.activeSessionId).toBe(sessionId);
    step(210);
    expect(api.GetStage({ arn: stageArn }).stage?.activeSessionId).toBe('');
    const { endTime } = api.GetStageSession({ stageArn, sessionId }).stageSession ?? {};
    expect(endTime?.getTime()).toBeGreaterThanOrEqual(START + 610_000 + 120_000);
    expect(endTime?.getTime()).toBeLessThanOrEqual(START + 610_000 + 300_000);
    const bob = join();
    expect(bob.session.sessionId).not.toBe(sessionId);
    expect(api.ListStageSessions({ stageArn }).stageSessions).toHaveLength(2);
  });

  it('goes on when somebody comes back while it lingers, with the same token as the same participant', () => {
    const { world, join, step, again, eventsOf } = smallWorld();
    const alice = join();
    step(20);
    leave(world, again(alice), false);
    step(30);
    const same = rejoin(world, alice.participant.participantId, { newToken: false });
    expect(same.session.sessionId).toBe(alice.session.sessionId);
    expect(same.participant.participantId).toBe(alice.participant.participantId);
    const other = rejoin(world, alice.participant.participantId, { newToken: true });
    expect(other.participant.participantId).not.toBe(alice.participant.participantId);
    expect(other.participant.person.userId).toBe('somebody');
    expect(eventsOf(alice)).toEqual(['0 JOINED', '20 LEFT', '50 JOINED']);
  });
});

describe('publishing and receiving', () => {
  it('is seen in the events of both, and ends for all when the publisher goes', () => {
    const { world, join, step, again, eventsOf } = smallWorld();
    const [alice, bob] = [join(), join()];
    step(10);
    expect(publish(world, again(alice))).toEqual({ refusal: null });
    step(10);
    leave(world, again(alice), false);
    step(10);
    expect(eventsOf(alice)).toEqual(['0 JOINED', '10 PUBLISH_STARTED', '20 LEFT', '20 PUBLISH_STOPPED']);
    const events = eventsOf(bob);
    expect(events).toHaveLength(3);
    expect(events[0]).toBe('0 JOINED');
    expect(events[1]).toMatch(/^1[0-2] SUBSCRIBE_STARTED$/);
    expect(events[2]).toBe('20 SUBSCRIBE_STOPPED');
  });

  it('happens one publisher at a time where that is asked for', () => {
    const { world, join, step, again, eventsOf } = smallWorld();
    const bob = join({ watches: false });
    const [alice, carol] = [join({ watches: false }), join({ watches: false })];
    publish(world, again(alice));
    publish(world, again(carol));
    step(10);
    subscribe(world, again(bob), alice.participant.participantId);
    step(10);
    unsubscribe(world, again(bob), alice.participant.participantId);
    step(10);
    const remotes = new Set(eventsOf(bob).filter((event) => event.includes('SUBSCRIBE')));
    expect([...remotes].map((event) => event.split(' ')[1])).toEqual([
      'SUBSCRIBE_STARTED',
      'SUBSCRIBE_STOPPED',
    ]);
    subscribe(world, again(bob), null);
    step(10);
    expect(eventsOf(bob).filter((event) => event.endsWith('SUBSCRIBE_STARTED'))).toHaveLength(3);
    unsubscribe(world, again(bob), null);
    step(10);
    expect(eventsOf(bob).filter((event) => event.endsWith('SUBSCRIBE_STOPPED'))).toHaveLength(3);
  });

  it('finds no seat for a thirteenth publisher until one stops', () => {
    const { world, join, step, again, eventsOf } = smallWorld();
    const people = Array.from({ length: 13 }, () => join());
    const outcomes = people.map((person) => publish(world, again(person)).refusal);
    expect(outcomes).toEqual([...Array.from({ length: 12 }, () => null), 'QUOTA_EXCEEDED']);
    const [first, last] = [people[0], people[12]];
    if (!first || !last) throw new Error('nobody');
    expect(eventsOf(last)).toContain('0 PUBLISH_ERROR QUOTA_EXCEEDED');
    step(5);
    unpublish(world, again(first));
    step(1);
    expect(publish(world, again(last)).refusal).toBeNull();
  });

  it('needs the capability, which an exchange can give and take', () => {
    const { world, join, step, again, eventsOf } = smallWorld();
    const alice = join({ capabilities: ['SUBSCRIBE'], selfSigned: true });
    expect(publish(world, again(alice))).toEqual({ refusal: 'INSUFFICIENT_CAPABILITIES' });
    step(5);
    exchangeFor(world, again(alice), { capabilities: ['PUBLISH'], minutes: 60 });
    expect(publish(world, again(alice))).toEqual({ refusal: null });
    const bob = join({ watches: false });
    publish(world, again(bob));
    expect(subscribe(world, again(alice), bob.participant.participantId)).toEqual({
      refusal: 'INSUFFICIENT_CAPABILITIES',
    });
    step(5);
    exchangeFor(world, again(alice), { capabilities: ['SUBSCRIBE'], userId: 'alice', minutes: 60 });
    expect(eventsOf(alice)).toEqual([
      '0 JOINED',
      '0 PUBLISH_ERROR INSUFFICIENT_CAPABILITIES',
      '5 PUBLISH_STARTED',
      '5 SUBSCRIBE_ERROR INSUFFICIENT_CAPABILITIES',
      '5 TOKEN_EXCHANGED',
      '10 PUBLISH_STOPPED',
      '10 TOKEN_EXCHANGED',
    ]);
    const other = join();
    expect(codeOf(() => exchangeFor(world, again(other), { minutes: 1 }))).toBe('TOKEN_NOT_EXCHANGEABLE');
  });

  it('is cut off by an error, and by the 24 hours that it may last', () => {
    const { world, join, step, again, eventsOf } = smallWorld();
    const alice = join({ expiresAt: START + 14 * 86_400_000 });
    publish(world, again(alice));
    step(10);
    const trouble = { name: 'PUBLISH_ERROR', remoteParticipantId: null } as const;
    fail(world, again(alice), { ...trouble, errorCode: 'BITRATE_EXCEEDED' });
    step(10);
    publish(world, again(alice));
    step(86_400);
    expect(eventsOf(alice)).toEqual([
      '0 JOINED',
      '0 PUBLISH_STARTED',
      '10 PUBLISH_ERROR BITRATE_EXCEEDED',
      '10 PUBLISH_STOPPED',
      '20 PUBLISH_STARTED',
      '86420 PUBLISH_ERROR STREAM_DURATION_EXCEEDED',
      '86420 PUBLISH_STOPPED',
    ]);
    expect(again(alice).participant.presences.at(-1)?.to).toBe(Infinity);
  });

  it('refuses what does not fit, and leaves the world as it was', () => {
    const { world, join, step, again } = smallWorld();
    const alice = join();
    step(1);
    const before = world.ledger.entries.length;
    const { participantId } = alice.participant;
    expect(codeOf(() => unpublish(world, again(alice)))).toBe('NOT_PUBLISHING');
    expect(codeOf(() => subscribe(world, again(alice), 'nobody'))).toBe('PARTICIPANT_NOT_FOUND');
    expect(codeOf(() => subscribe(world, again(alice), participantId))).toBe('PARTICIPANT_NOT_FOUND');
    expect(codeOf(() => rejoin(world, participantId, { newToken: false }))).toBe('ALREADY_CONNECTED');
    const wish = {
      name: 'JOIN_ERROR',
      errorCode: 'INTERNAL_SERVER_EXCEPTION',
      remoteParticipantId: null,
    } as const;
    expect(codeOf(() => fail(world, again(alice), wish))).toBe('ALREADY_CONNECTED');
    expect(world.ledger.entries).toHaveLength(before);
    publish(world, again(alice));
    expect(codeOf(() => publish(world, again(alice)))).toBe('ALREADY_PUBLISHING');
    step(1);
    leave(world, again(alice), false);
    expect(codeOf(() => publish(world, again(alice)))).toBe('NOT_CONNECTED');
  });
});

describe('a connection that breaks off', () => {
  it('is believed to be there for five seconds', () => {
    const { world, join, step, again, eventsOf } = smallWorld();
    const alice = join();
    publish(world, again(alice));
    step(10);
    leave(world, again(alice), true);
    expect(codeOf(() => unpublish(world, again(alice)))).toBe('NOT_CONNECTED');
    step(20);
    expect(eventsOf(alice)).toEqual(['0 JOINED', '0 PUBLISH_STARTED', '15 LEFT', '15 PUBLISH_STOPPED']);
  });

  it('ends at once when its owner comes back', () => {
    const { world, join, step, again, eventsOf } = smallWorld();
    const alice = join();
    step(10);
    leave(world, again(alice), true);
    step(2);
    rejoin(world, alice.participant.participantId, { newToken: false });
    step(20);
    expect(eventsOf(alice)).toEqual(['0 JOINED', '12 JOINED', '12 LEFT']);
  });
});

describe('DisconnectParticipant', () => {
  it('puts somebody out and bars the token, not its bearer', () => {
    const { world, api, arnOfStage, join, step, again, eventsOf } = smallWorld();
    const alice = join();
    const { participantId } = alice.participant;
    publish(world, again(alice));
    step(10);
    expect(api.DisconnectParticipant({ stageArn: arnOfStage(0), participantId, reason: 'spam' })).toEqual({});
    expect(eventsOf(alice).slice(2)).toEqual(['10 LEFT', '10 PUBLISH_STOPPED']);
    expect(codeOf(() => rejoin(world, participantId, { newToken: false }))).toBe('PARTICIPANT_DISCONNECTED');
    expect(rejoin(world, participantId, { newToken: true }).participant.person.userId).toBe('somebody');
  });

  it('does not find who has never been there', () => {
    const { api, arnOfStage } = smallWorld();
    const input = { stageArn: arnOfStage(0), participantId: 'Nobody123456' };
    expect(refusalOf(() => api.DisconnectParticipant(input)).name).toBe('ResourceNotFoundException');
  });
});

describe('DeleteStage', () => {
  it('puts everybody out', () => {
    const { world, api, arnOfStage, join, step, again, stageId } = smallWorld();
    const alice = join();
    publish(world, again(alice));
    step(10);
    api.DeleteStage({ arn: arnOfStage(0) });
    const [session] = world.courses.until(stageId(0), START + 60_000);
    expect(session?.endsAt).toBe(START + 10_000);
    const script = world.script({ id: stageId(0) }, alice.session);
    expect(script.participants[0]?.publications).toEqual([{ from: START, to: START + 10_000 }]);
    expect(codeOf(() => rejoin(world, alice.participant.participantId, { newToken: true }))).toBe(
      'STAGE_NOT_FOUND',
    );
  });
});
