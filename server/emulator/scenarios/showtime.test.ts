import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createHandlers } from '../operations/handlers.ts';
import { standingAt } from '../simulation/compositions.ts';
import { ERROR_CODES } from '../simulation/event-names.ts';
import { hasJoined, isPublishing } from '../simulation/project-session.ts';
import { activeSession, sessionsUntil } from '../simulation/timetable.ts';
import { CAMPAIGN_SCALE, CAMPAIGN_TIMEOUT, START, worldAt } from '../testing/worlds.ts';

vi.setConfig({ testTimeout: CAMPAIGN_TIMEOUT });

const HOUR = 3_600_000;

function forSeeds(runs: number, check: (seed: number) => void): void {
  fc.assert(fc.property(fc.nat(10_000), check), {
    seed: 1,
    numRuns: Math.ceil(runs * CAMPAIGN_SCALE),
    examples: [[1]],
  });
}

describe('showtime at its start', () => {
  it('has forty stages, eight of them live and two of those off air already', () => {
    forSeeds(20, (seed) => {
      const world = worldAt('showtime', seed);
      const { stages } = createHandlers(world).ListStages({ maxResults: 100 });
      expect(stages).toHaveLength(40);
      const live = world.resources.stages.filter((stage) => activeSession(stage, START));
      expect(live).toHaveLength(8);
      const onAir = live.filter((stage) => {
        const session = activeSession(stage, START);
        return session && world.script(stage, session).publishers.some((one) => isPublishing(one, START));
      });
      expect(onAir).toHaveLength(6);
    });
  });

  it('shows a composition in every state, and a destination that reconnects', () => {
    forSeeds(10, (seed) => {
      const { compositions } = createHandlers(worldAt('showtime', seed)).ListCompositions({});
      const states = new Set(compositions?.map((composition) => composition.state));
      for (const state of ['STARTING', 'ACTIVE', 'STOPPING', 'STOPPED', 'FAILED'])
        expect(states).toContain(state);
      const destinations = compositions?.flatMap((composition) => composition.destinations ?? []);
      expect(destinations?.map((destination) => destination.state)).toContain('RECONNECTING');
    });
  });

  it('replicates participants between live stages, of which the replicas know', () => {
    forSeeds(10, (seed) => {
      const world = worldAt('showtime', seed);
      const handlers = createHandlers(world);
      const active = world.resources.stages.flatMap((stage) => {
        const session = activeSession(stage, START);
        return session ? [{ stage, session, script: world.script(stage, session) }] : [];
      });
      const sources = active.filter(({ script }) =>
        script.publishers.some(({ replication }) => replication.type === 'SOURCE'),
      );
      expect(sources).toHaveLength(2);
      for (const { stage, session, script } of sources) {
        const stageArn = `arn:aws:ivs:us-east-1:${world.accountId}:stage/${stage.id}`;
        const [participantId] = script.publishers
          .filter(
            ({ replication }) =>
              replication.type === 'SOURCE' &&
              replication.spans.some((span) => span.from <= START && START < span.to),
          )
          .map((participant) => participant.participantId);
        const { replicas } = handlers.ListParticipantReplicas({ sourceStageArn: stageArn, participantId });
        const replica = replicas?.find((row) => row.sourceSessionId === session.sessionId);
        expect(replica?.replicationState).toBe('ACTIVE');
        const { participant } = handlers.GetParticipant({
          stageArn: replica?.destinationStageArn,
          sessionId: replica?.destinationSessionId,
          participantId,
        });
        expect(participant).toMatchObject({
          participantId,
          replicationType: 'REPLICA',
          replicationState: 'ACTIVE',
          sourceStageArn: stageArn,
          sourceSessionId: session.sessionId,
          state: 'CONNECTED',
          published: true,
        });
      }
    });
  });

  it('has ingest configurations of every kind, active where their encoder publishes', () => {
    const handlers = createHandlers(worldAt('showtime'));
    const all = handlers.ListIngestConfigurations({}).ingestConfigurations ?? [];
    expect(all).toHaveLength(8);
    expect(new Set(all.map((one) => one.ingestProtocol))).toEqual(new Set(['RTMP', 'RTMPS']));
    expect(all.filter((one) => one.stageArn === '').length).toBeGreaterThanOrEqual(2);
    const active = all.filter((one) => one.state === 'ACTIVE');
    expect(active.map((one) => one.name ?? '').toSorted((one, other) => (one < other ? -1 : 1))).toEqual([
      'league-final-iso-cam',
      'league-final-programme',
      'news-247-redundant',
    ]);
  });

  it('shows people who came back with the same token and with a new one, and people who were refused', () => {
    forSeeds(5, (seed) => {
      const world = worldAt('showtime', seed);
      const everybody = world.resources.stages.flatMap((stage) => {
        const session = activeSession(stage, START);
        return session ? [...world.script(stage, session).participants] : [];
      });
      const here = everybody.filter((one) => hasJoined(one, START));
      expect(here.some((one) => one.presences.filter((span) => span.from <= START).length > 1)).toBe(true);
      const userIds = here.map((one) => one.person.userId).filter((userId) => userId !== '');
      expect(new Set(userIds).size).toBeLessThan(userIds.length);
      const refused = here.flatMap((one) => one.failures.filter((failure) => failure.at <= START));
      expect(new Set(refused.map((failure) => failure.errorCode)).size).toBeGreaterThanOrEqual(2);
      expect(here.some((one) => one.exchanges.some((exchange) => exchange.at <= START))).toBe(true);
    });
  });

  it('has the awkward cases that user interfaces trip over', () => {
    const { stages = [] } = createHandlers(worldAt('showtime')).ListStages({ maxResults: 100 });
    expect(stages.filter((stage) => stage.name === '').length).toBeGreaterThanOrEqual(2);
    expect(Math.max(...stages.map((stage) => stage.name?.length ?? 0))).toBe(128);
    expect(Math.max(...stages.map((stage) => Object.keys(stage.tags ?? {}).length))).toBe(50);
    expect(Math.min(...stages.map((stage) => Object.keys(stage.tags ?? {}).length))).toBe(0);
    const values = stages.flatMap((stage) => Object.values(stage.tags ?? {}));
    expect(Math.max(...values.map((value) => value.length))).toBe(256);
    expect(values.some((value) => value.includes('<b>'))).toBe(true);
    for (const stage of stages) expect(stage.name).toMatch(/^[a-zA-Z0-9_-]{0,128}$/);
  });
});

describe('showtime over time', () => {
  it('stays about as busy as at the start', () => {
    forSeeds(5, (seed) => {
      const { stages } = worldAt('showtime', seed).resources;
      const counts = Array.from(
        { length: 96 },
        (_, quarter) => stages.filter((stage) => activeSession(stage, START + (quarter * HOUR) / 4)).length,
      );
      const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
      expect(mean).toBeGreaterThan(5);
      expect(mean).toBeLessThan(11);
      expect(Math.min(...counts)).toBeGreaterThanOrEqual(1);
    });
  });

  it('has met each of the fourteen error codes within its week of history', () => {
    forSeeds(3, (seed) => {
      const world = worldAt('showtime', seed);
      const met = new Set<string>();
      for (const stage of world.resources.stages) {
        for (const plan of sessionsUntil(stage, START)) {
          for (const participant of world.script(stage, plan).participants) {
            for (const failure of participant.failures) if (failure.at <= START) met.add(failure.errorCode);
          }
        }
      }
      expect([...ERROR_CODES].filter((code) => !met.has(code))).toEqual([]);
    });
  });

  it('keeps within the quotas on compositions: twenty in the account, five on a stage', () => {
    const world = worldAt('showtime');
    const seen = new Set<string>();
    for (let minute = -1_440; minute < 1_440; minute += 7) {
      const instant = START + minute * 60_000;
      const running = world
        .compositionsAt(instant)
        .filter((one) =>
          ['STARTING', 'ACTIVE', 'STOPPING'].includes(standingAt(one.transitions, instant)?.state ?? ''),
        );
      expect(running.length).toBeLessThanOrEqual(20);
      const perStage = new Map<string, number>();
      for (const one of running) perStage.set(one.stageId, (perStage.get(one.stageId) ?? 0) + 1);
      expect(Math.max(0, ...perStage.values())).toBeLessThanOrEqual(5);
      for (const one of world.compositionsAt(instant)) seen.add(one.id);
    }
    expect(seen.size).toBeGreaterThan(15);
  });

  it('starts no composition before its session and leaves none readable after the session of the next slot', () => {
    const world = worldAt('showtime');
    for (let minute = -720; minute < 720; minute += 3) {
      const instant = START + minute * 60_000;
      for (const one of world.compositionsAt(instant)) {
        const [created] = one.transitions;
        const stage = world.stage(one.stageId);
        const session = stage && sessionsUntil(stage, instant).at(-1);
        expect(session && created && created.at >= session.startsAt).toBe(true);
        const order = one.transitions.map((transition) => transition.at);
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }
    }
  });
});
