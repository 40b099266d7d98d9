import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { breachesIn, lanesAt, mostPublishers, presencesOf, publicationsOf } from '../testing/event-rules.ts';
import {
  CAMPAIGN_SCALE,
  CAMPAIGN_TIMEOUT,
  type SessionSample,
  sessionsOf,
  START,
  worldAt,
} from '../testing/worlds.ts';
import { eventsUntil } from './project-session.ts';
import { sessionsUntil } from './timetable.ts';

vi.setConfig({ testTimeout: CAMPAIGN_TIMEOUT });

function campaign(runs: number, check: (sample: SessionSample) => void): void {
  for (const scenario of ['showtime', 'thousand'] as const) {
    fc.assert(fc.property(sessionsOf(scenario), check), {
      seed: 1,
      numRuns: Math.ceil(runs * CAMPAIGN_SCALE),
    });
  }
}

describe('the events of a session', () => {
  it('break no rule of the service at any instant, nor in the end', () => {
    campaign(60, ({ script, plan, instant }) => {
      expect(breachesIn(lanesAt(script, instant))).toEqual([]);
      expect(breachesIn(lanesAt(script, plan.endsAt))).toEqual([]);
    });
  });

  it('never have more than twelve publishing, and often enough all twelve', () => {
    const world = worldAt('showtime');
    const classroom = world.resources.stages.find((stage) => stage.name === 'classroom-algebra-2');
    if (!classroom) throw new Error('no classroom');
    const most = sessionsUntil(classroom, START).map((plan) =>
      mostPublishers(lanesAt(world.script(classroom, plan), plan.endsAt)),
    );
    expect(Math.max(...most)).toBe(12);
    expect(most.filter((count) => count === 12).length).toBeGreaterThan(5);
  });

  it('begin with the first JOINED, at the start of the session, and end with the last LEFT', () => {
    campaign(20, ({ script, plan, instant }) => {
      const events = [...lanesAt(script, plan.endsAt).values()].flatMap((lane) => lane.events);
      const first = events.filter((event) => event.at === plan.startsAt).map((event) => event.name);
      expect(first).toContain('JOINED');
      expect(Math.min(...events.map((event) => event.at))).toBe(plan.startsAt);
      const last = events.filter((event) => event.at === plan.lastLeaveAt).map((event) => event.name);
      expect(last).toContain('LEFT');
      expect(Math.max(...events.map((event) => event.at))).toBe(plan.lastLeaveAt);
      if (instant < plan.startsAt) expect(lanesAt(script, instant).size).toBe(0);
    });
  });

  it('only grow: nothing shown is ever changed, and nothing new appears in the past', () => {
    campaign(25, ({ script, instant }) => {
      const later = lanesAt(script, instant + 600_000);
      for (const [participantId, lane] of lanesAt(script, instant)) {
        const past = later
          .get(participantId)
          ?.events.filter(({ at, name }) => at < instant || (at === instant && name !== 'SUBSCRIBE_STARTED'));
        expect(past).toEqual(lane.events);
      }
    });
  });

  it('are over when the session has ended', () => {
    campaign(20, ({ script, plan }) => {
      for (const lane of lanesAt(script, plan.endsAt).values()) {
        expect(presencesOf(lane).every(([, to]) => to <= plan.lastLeaveAt)).toBe(true);
        expect(publicationsOf(lane).every(([, to]) => to <= plan.offAirAt)).toBe(true);
      }
    });
  });

  it('are the same in another world of the same seed, whatever was asked before', () => {
    const one = worldAt('showtime', 7);
    const other = worldAt('showtime', 7);
    for (const stage of one.resources.stages) {
      const twin = other.stage(stage.id);
      const plans = sessionsUntil(stage, START).slice(-2);
      // The other world is asked the other way round.
      for (const plan of plans.toReversed()) if (twin) other.script(twin, plan).participants.at(-1);
      for (const plan of plans) {
        const script = one.script(stage, plan);
        const again = twin && other.script(twin, plan);
        expect(again?.participants).toEqual(script.participants);
        const [participant] = script.participants;
        const same = participant && again?.participant(participant.participantId);
        expect(again && same && eventsUntil(again, same, plan.endsAt)).toEqual(
          participant && eventsUntil(script, participant, plan.endsAt),
        );
      }
    }
  });

  it('come in whole seconds of which some hold several', () => {
    const world = worldAt('showtime');
    const stage = world.resources.stages.find((candidate) => candidate.name === 'town-hall-q4');
    const plan = stage && sessionsUntil(stage, START).at(-1);
    if (!stage || !plan) throw new Error('no town hall');
    const lanes = [...lanesAt(world.script(stage, plan), START).values()];
    const crowded = lanes.filter(
      (lane) => new Set(lane.events.map((event) => event.at)).size < lane.events.length,
    );
    expect(crowded.length).toBeGreaterThan(lanes.length / 2);
  });
});
