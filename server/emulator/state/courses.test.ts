import { describe, expect, it } from 'vitest';
import { leave, publish, unpublish } from '../people/act.ts';
import { joinAsNewcomer } from '../people/join.ts';
import { personNow } from '../people/person.ts';
import { hasJoined, isPublishing, recordingState } from '../simulation/project-session.ts';
import { HOUR, MINUTE, SECOND } from '../simulation/schedule.ts';
import { sessionsUntil } from '../simulation/timetable.ts';
import { apiOf } from '../testing/api.ts';
import { smallWorld } from '../testing/small-world.ts';
import { START, worldAt } from '../testing/worlds.ts';

function showtime(name: string) {
  const world = worldAt('showtime');
  const api = apiOf(world);
  const stage = world.resources.stages.find((candidate) => candidate.name === name);
  if (!stage) throw new Error(`no stage ${name}`);
  const stageArn = `arn:aws:ivs:us-east-1:${world.accountId}:stage/${stage.id}`;
  const join = () =>
    joinAsNewcomer(world, {
      stageId: stage.id,
      token: {
        userId: 'alice',
        attributes: {},
        capabilities: ['PUBLISH', 'SUBSCRIBE'],
        expiresAt: START + 14 * 24 * HOUR,
      },
      selfSigned: false,
      device: 'web',
      watches: true,
    });
  return { world, api, stage, stageArn, join };
}

describe('a session of the scenario', () => {
  it('is extended by whoever was made to come, and ends when they go', () => {
    const { world, stage, join } = showtime('show-morning-brief');
    const plan = sessionsUntil(stage, START).at(-1);
    if (!plan) throw new Error('no session');
    const alice = join();
    expect(alice.session.sessionId).toBe(plan.sessionId);
    const late = plan.endsAt + 10 * MINUTE;
    world.setNow(late);
    expect(world.courses.active(stage.id, late)?.sessionId).toBe(plan.sessionId);
    leave(world, personNow(world, alice.participant.participantId), false);
    expect(world.courses.active(stage.id, late + MINUTE)?.sessionId).toBe(plan.sessionId);
    expect(world.courses.active(stage.id, late + 6 * MINUTE)?.sessionId).not.toBe(plan.sessionId);
    const ended = world.courses.byId(stage.id, plan.sessionId, late);
    expect(ended?.endsAt).toBe(Math.floor(late / SECOND) * SECOND + (plan.endsAt - plan.lastLeaveAt));
  });

  it('does not take place while somebody keeps another going, and the next after that does', () => {
    const { world, stage, join } = showtime('show-morning-brief');
    const plans = sessionsUntil(stage, START + 96 * HOUR).filter((plan) => plan.startsAt > START);
    const [first, second, third] = plans;
    if (!first || !second || !third) throw new Error('too few sessions');
    const alice = join();
    world.setNow(second.startsAt + MINUTE);
    const listed = world.courses.until(stage.id, second.startsAt + MINUTE).map(({ sessionId }) => sessionId);
    expect(listed).not.toContain(first.sessionId);
    expect(listed).not.toContain(second.sessionId);
    leave(world, personNow(world, alice.participant.participantId), false);
    expect(world.courses.active(stage.id, third.startsAt)?.sessionId).toBe(third.sessionId);
    expect(world.courses.byId(stage.id, first.sessionId, third.startsAt)).toBeUndefined();
  });

  it('has people who follow no script once they were told what to do', () => {
    const { world, stage } = showtime('show-morning-brief');
    const session = world.courses.active(stage.id, START);
    const host = session && world.script(stage, session).publishers.find((one) => isPublishing(one, START));
    if (!host) throw new Error('no host');
    const before = host.publications.filter(({ from }) => from <= START);
    unpublish(world, personNow(world, host.participantId, stage.id));
    const now = world.script(stage, session).participant(host.participantId);
    expect(now?.publications).toEqual(before.map(({ from, to }) => ({ from, to: Math.min(to, START) })));
    expect(now?.presences.at(-1)?.to).toBe(Infinity);
    world.setNow(START + MINUTE);
    publish(world, personNow(world, host.participantId, stage.id));
    expect(isPublishing(personNow(world, host.participantId).participant, START + MINUTE)).toBe(true);
  });

  it('loses its people, its replicas elsewhere and its compositions with its stage', () => {
    const { world, api, stage, stageArn } = showtime('show-morning-brief');
    const [follower] = world.followers(stage);
    if (!follower) throw new Error('no follower');
    const there = () => {
      const session = world.courses.active(follower.id, world.clock.now());
      const { publishers } = session ? world.script(follower, session) : { publishers: [] };
      return publishers.filter(
        (one) => one.replication.type === 'REPLICA' && isPublishing(one, world.clock.now()),
      );
    };
    expect(there().length).toBeGreaterThan(0);
    api.DeleteStage({ arn: stageArn });
    expect(there()).toEqual([]);
    world.setNow(START + 15 * SECOND);
    const { compositions = [] } = api.ListCompositions({ filterByStageArn: stageArn });
    expect(new Set(compositions.map(({ state }) => state))).toEqual(new Set(['FAILED', 'STOPPED']));
  });

  it('refuses a scripted publisher whose seat somebody has taken', () => {
    const { world, stage } = showtime('classroom-algebra-2');
    // The fullest moment to come, in some session of the next days.
    const sessions = sessionsUntil(stage, START + 72 * HOUR).filter(({ startsAt }) => startsAt > START);
    const full = sessions
      .flatMap((plan) => {
        const { publishers } = world.script(stage, plan);
        const spans = publishers.flatMap(({ publications }) => publications);
        return spans.map(({ from }) => ({
          plan,
          from,
          count: spans.filter((span) => span.from <= from && from <= span.to).length,
        }));
      })
      .find(({ count }) => count === 12);
    if (!full) throw new Error('never full');
    world.setNow(full.from - SECOND);
    const alice = joinAsNewcomer(world, {
      stageId: stage.id,
      token: { userId: 'alice', attributes: {}, capabilities: ['PUBLISH'], expiresAt: full.from + HOUR },
      selfSigned: false,
      device: 'web',
      watches: false,
    });
    expect(publish(world, alice).refusal).toBeNull();
    const { publishers, participants } = world.script(stage, full.plan);
    const refused = participants.filter(({ failures }) =>
      failures.some(({ at, errorCode }) => errorCode === 'QUOTA_EXCEEDED' && at === full.from),
    );
    expect(refused).toHaveLength(1);
    const spans = publishers.flatMap(({ publications }) => publications);
    expect(spans.filter((span) => span.from <= full.from && full.from <= span.to).length).toBe(12);
  });
});

describe('recording', () => {
  it('follows the set-up in force when a publication began', () => {
    const { world, api, arnOfStage, join, step, again } = smallWorld();
    const arn = arnOfStage(0);
    const storages = ['one', 'two'].map(
      (bucketName) =>
        api.CreateStorageConfiguration({ s3: { bucketName: `bucket-${bucketName}` } }).storageConfiguration
          ?.arn,
    );
    const record = (storageConfigurationArn = '') =>
      api.UpdateStage({ arn, autoParticipantRecordingConfiguration: { storageConfigurationArn } });
    const alice = join();
    const state = () => recordingState(again(alice).participant, world.clock.now());
    const place = () => {
      const { sessionId } = alice.session;
      const { participantId } = alice.participant;
      const { participant } = api.GetParticipant({ stageArn: arn, sessionId, participantId });
      return [participant?.recordingS3BucketName, participant?.recordingS3Prefix];
    };
    publish(world, again(alice));
    step(10);
    expect([state(), ...place()]).toEqual(['DISABLED', '', '']);
    record(storages[0]);
    step(10);
    expect(state()).toBe('DISABLED');
    unpublish(world, again(alice));
    step(10);
    publish(world, again(alice));
    expect(state()).toBe('STARTING');
    step(10);
    expect(state()).toBe('ACTIVE');
    expect(place()).toEqual(['bucket-one', expect.stringMatching(/\/2026-11-20T14-00-30Z$/)]);
    expect(() => record(storages[1])).toThrow(/Recording is active/);
    unpublish(world, again(alice));
    expect(state()).toBe('STOPPING');
    step(10);
    expect(state()).toBe('STOPPED');
    record(storages[1]);
    publish(world, again(alice));
    step(10);
    expect(place()).toEqual(['bucket-two', expect.stringMatching(/\/2026-11-20T14-00-50Z$/)]);
  });
});

describe('a second that goes on', () => {
  it('keeps what was seen in it', () => {
    const { world, join, again } = smallWorld();
    const alice = join();
    publish(world, again(alice));
    leave(world, again(alice), false);
    const there = again(alice).participant;
    expect(hasJoined(there, START)).toBe(true);
    expect(there.presences).toEqual([{ from: START, to: START + SECOND }]);
    expect(there.publications).toEqual([{ from: START, to: START + SECOND }]);
  });
});
