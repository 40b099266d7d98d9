import { describe, expect, it } from 'vitest';
import { leave, publish, unpublish } from '../people/act.ts';
import { rejoin } from '../people/join.ts';
import { refusalOf } from '../testing/refusal.ts';
import { smallWorld } from '../testing/small-world.ts';

function replicating(stages = 2) {
  const small = smallWorld(stages);
  const { api, world, arnOfStage, join, again } = small;
  const alice = join({ attributes: { role: 'host', seat: '1' } });
  const { participantId } = alice.participant;
  publish(world, again(alice));
  const pair = (destination = 1) => ({
    sourceStageArn: arnOfStage(0),
    destinationStageArn: arnOfStage(destination),
    participantId,
  });
  const seenIn = (stage: number) => {
    const stageArn = arnOfStage(stage);
    const sessionId = api.GetStage({ arn: stageArn }).stage?.activeSessionId ?? '';
    return api.GetParticipant({ stageArn, sessionId, participantId }).participant;
  };
  const replicas = () =>
    api.ListParticipantReplicas({ sourceStageArn: arnOfStage(0), participantId }).replicas ?? [];
  return { ...small, alice, participantId, pair, seenIn, replicas };
}

describe('StartParticipantReplication', () => {
  it('shows a publisher in another stage, with merged attributes, and begins a session there', () => {
    const { api, pair, seenIn, replicas, alice, arnOfStage, eventsOf } = replicating();
    expect(api.StartParticipantReplication({ ...pair(), attributes: { seat: '7', order: '1' } })).toEqual({});
    expect(seenIn(0)).toMatchObject({ replicationType: 'SOURCE', replicationState: 'ACTIVE' });
    expect(seenIn(1)).toMatchObject({
      state: 'CONNECTED',
      published: true,
      userId: 'somebody',
      attributes: { role: 'host', seat: '7', order: '1' },
      replicationType: 'REPLICA',
      replicationState: 'ACTIVE',
      sourceStageArn: arnOfStage(0),
      sourceSessionId: alice.session.sessionId,
    });
    expect(replicas()).toMatchObject([{ destinationStageArn: arnOfStage(1), replicationState: 'ACTIVE' }]);
    expect(eventsOf(alice)).toContain('0 REPLICATION_STARTED');
  });

  it('needs a publisher, who is no replica, and stages that are there', () => {
    const { api, pair, participantId, world, arnOfStage, again, alice, step, stageId } = replicating(3);
    const unknown = arnOfStage(0).replace(/\w+$/, 'Unknown12345');
    const start = (more: object) =>
      refusalOf(() => api.StartParticipantReplication({ ...pair(), ...more })).name;
    expect(start({ sourceStageArn: unknown })).toBe('ResourceNotFoundException');
    expect(start({ destinationStageArn: unknown })).toBe('ResourceNotFoundException');
    expect(start({ participantId: 'Nobody123456' })).toBe('ResourceNotFoundException');
    expect(start({ destinationStageArn: arnOfStage(0) })).toBe('ValidationException');
    api.StartParticipantReplication(pair());
    expect(start({})).toBe('ConflictException');
    expect(start({ sourceStageArn: arnOfStage(1), destinationStageArn: arnOfStage(2) })).toBe(
      'ValidationException',
    );
    step(1);
    unpublish(world, again(alice));
    expect(start({ destinationStageArn: arnOfStage(2) })).toBe('ConflictException');
    expect(world.ledger.of(stageId(2)).some(({ kind }) => kind === 'replication-started')).toBe(false);
    expect(participantId).toBe(alice.participant.participantId);
  });

  it('goes to five stages at a time', () => {
    const { api, pair, step } = replicating(7);
    for (const stage of [1, 2, 3, 4, 5]) api.StartParticipantReplication(pair(stage));
    expect(refusalOf(() => api.StartParticipantReplication(pair(6))).name).toBe(
      'ServiceQuotaExceededException',
    );
    step(1);
    api.StopParticipantReplication(pair(3));
    expect(api.StartParticipantReplication(pair(6))).toEqual({});
  });
});

describe('a replication', () => {
  it('ends when it is told to, and can begin again', () => {
    const { api, pair, seenIn, replicas, step } = replicating();
    expect(refusalOf(() => api.StopParticipantReplication(pair())).name).toBe('ResourceNotFoundException');
    api.StartParticipantReplication(pair());
    step(10);
    expect(api.StopParticipantReplication(pair())).toEqual({});
    expect(seenIn(1)).toMatchObject({ state: 'DISCONNECTED', replicationState: 'STOPPED' });
    expect(seenIn(0)).toMatchObject({ replicationType: 'SOURCE', replicationState: 'STOPPED' });
    api.StartParticipantReplication(pair());
    expect(seenIn(1)).toMatchObject({ state: 'CONNECTED', replicationState: 'ACTIVE' });
    expect(
      replicas()
        .map(({ replicationState }) => replicationState)
        .toSorted((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1)),
    ).toEqual(['ACTIVE', 'STOPPED']);
  });

  it('ends with the publishing where there is no window', () => {
    const { api, pair, seenIn, world, again, alice, step } = replicating();
    api.StartParticipantReplication(pair());
    step(10);
    unpublish(world, again(alice));
    expect(seenIn(1)).toMatchObject({ state: 'DISCONNECTED', replicationState: 'STOPPED' });
  });

  it('waits for its publisher as long as the window says', () => {
    const { api, pair, seenIn, world, again, alice, step, participantId } = replicating();
    api.StartParticipantReplication({ ...pair(), reconnectWindowSeconds: 60 });
    step(10);
    leave(world, again(alice), false);
    expect(seenIn(1)).toMatchObject({ state: 'DISCONNECTED', replicationState: 'ACTIVE' });
    step(50);
    rejoin(world, participantId, { newToken: false });
    publish(world, again(alice));
    expect(seenIn(1)).toMatchObject({ state: 'CONNECTED', replicationState: 'ACTIVE' });
    step(10);
    unpublish(world, again(alice));
    step(60);
    expect(seenIn(1)).toMatchObject({ state: 'DISCONNECTED', replicationState: 'STOPPED' });
    publish(world, again(alice));
    expect(seenIn(1)?.state).toBe('DISCONNECTED');
  });

  it('ends with the session of its source, though its publisher might still come back', () => {
    const { api, pair, replicas, alice, again, world, step, eventsOf, arnOfStage } = replicating();
    api.StartParticipantReplication({ ...pair(), reconnectWindowSeconds: 300 });
    step(10);
    leave(world, again(alice), false);
    // A session lingers for two to five minutes, and the window is five.
    step(299);
    const session = { stageArn: arnOfStage(0), sessionId: alice.session.sessionId };
    const { endTime } = api.GetStageSession(session).stageSession ?? {};
    expect(endTime).toBeDefined();
    expect(replicas()).toMatchObject([{ replicationState: 'STOPPED' }]);
    const stopped = eventsOf(alice).find((event) => event.endsWith('REPLICATION_STOPPED'));
    expect(stopped).toBeDefined();
    expect(Number(stopped?.split(' ')[0])).toBeLessThan(310);
  });

  it('ends with either stage, and when the replica is put out', () => {
    for (const end of [
      ({ api, arnOfStage }: ReturnType<typeof replicating>) => api.DeleteStage({ arn: arnOfStage(1) }),
      ({ api, arnOfStage, participantId }: ReturnType<typeof replicating>) =>
        api.DisconnectParticipant({ stageArn: arnOfStage(1), participantId }),
    ]) {
      const world = replicating();
      world.api.StartParticipantReplication(world.pair());
      world.step(10);
      end(world);
      expect(world.seenIn(0)).toMatchObject({ replicationType: 'SOURCE', replicationState: 'STOPPED' });
      expect(world.eventsOf(world.alice)).toContain('10 REPLICATION_STOPPED');
    }
  });
});
