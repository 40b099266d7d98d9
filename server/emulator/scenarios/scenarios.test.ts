import { describe, expect, it } from 'vitest';
import { createHandlers } from '../operations/handlers.ts';
import { isConnected, isPublishing } from '../simulation/project-session.ts';
import { activeSession, sessionsUntil } from '../simulation/timetable.ts';
import { breachesIn, lanesAt, mostPublishers } from '../testing/event-rules.ts';
import { START, worldAt } from '../testing/worlds.ts';
import { everyPage } from '../testing/walk.ts';
import { isScenarioName, SCENARIO_NAMES } from './scenario-names.ts';

describe('the catalogue', () => {
  it('knows its scenarios by name', () => {
    expect(SCENARIO_NAMES.toSorted()).toEqual(['arena', 'empty', 'showtime', 'thousand']);
    expect(isScenarioName('arena')).toBe(true);
    expect(isScenarioName('toString')).toBe(false);
  });
});

describe('empty', () => {
  it('has nothing of any kind', () => {
    const handlers = createHandlers(worldAt('empty'));
    expect(handlers.ListStages({})).toEqual({ stages: [] });
    expect(handlers.ListCompositions({})).toEqual({ compositions: [] });
    expect(handlers.ListPublicKeys({})).toEqual({ publicKeys: [] });
    expect(handlers.ListIngestConfigurations({})).toEqual({ ingestConfigurations: [] });
  });
});

describe('thousand', () => {
  it('has a thousand stages, sixty of them live, and about as many later', () => {
    const world = worldAt('thousand');
    const handlers = createHandlers(world);
    const stages = everyPage((nextToken) => {
      const page = handlers.ListStages({ maxResults: 100, nextToken });
      return { items: page.stages, nextToken: page.nextToken };
    });
    expect(new Set(stages.map((stage) => stage.arn)).size).toBe(1_000);
    expect(stages.filter((stage) => stage.activeSessionId !== '')).toHaveLength(60);
    for (let hour = 1; hour <= 24; hour += 1) {
      const live = world.resources.stages.filter((stage) => activeSession(stage, START + hour * 3_600_000));
      expect(live.length).toBeGreaterThan(25);
      expect(live.length).toBeLessThan(110);
    }
  });
});

describe('arena', () => {
  const world = worldAt('arena');
  const main = world.resources.stages.find((stage) => stage.name === 'arena-main');
  if (!main) throw new Error('no arena');
  const plan = activeSession(main, START);
  if (!plan) throw new Error('the arena is not live');
  const script = world.script(main, plan);

  it('has ten thousand participants in its live session, twelve of whom publish', () => {
    const handlers = createHandlers(world);
    const stageArn = `arn:aws:ivs:us-east-1:${world.accountId}:stage/${main.id}`;
    const all = everyPage((nextToken) => {
      const page = handlers.ListParticipants({
        stageArn,
        sessionId: plan.sessionId,
        maxResults: 100,
        nextToken,
      });
      return { items: page.participants, nextToken: page.nextToken };
    });
    expect(new Set(all.map((participant) => participant.participantId)).size).toBe(10_000);
    expect(all.filter((participant) => participant.published)).toHaveLength(12);
    expect(script.participants.filter((one) => isConnected(one, START)).length).toBeGreaterThan(4_000);
    expect(script.publishers.filter((one) => isPublishing(one, START)).length).toBeGreaterThan(2);
  });

  it('has a million events, a hundred or two for each of many, and breaks no rule', () => {
    const audience = script.participants.filter((_, index) => index % 20 === 0);
    const sample = { ...script, participants: [...script.publishers, ...audience] };
    const lanes = lanesAt(sample, START);
    expect(breachesIn(lanes)).toEqual([]);
    expect(mostPublishers(lanes)).toBeLessThanOrEqual(12);
    const counts = [...lanes.values()]
      .map((lane) => lane.events.length)
      .toSorted((one, other) => other - one);
    // Of 10,000 participants this is one in twenty. The benchmark of the emulator counts them all.
    const events = audience.reduce((sum, one) => sum + (lanes.get(one.participantId)?.events.length ?? 0), 0);
    expect(events * 20).toBeGreaterThan(1_000_000);
    expect(counts[0]).toBeGreaterThan(180);
    expect(counts.filter((count) => count > 100).length).toBeGreaterThan(200);
    expect(counts.filter((count) => count < 20).length).toBeGreaterThan(10);
  });

  it('has ended sessions of two hundred', () => {
    const ended = sessionsUntil(main, START).filter((session) => session.endsAt <= START);
    expect(ended.length).toBeGreaterThan(0);
    for (const session of ended) expect(world.script(main, session).participants).toHaveLength(200);
  });
});
