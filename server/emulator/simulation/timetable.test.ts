import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { SCENARIO_NAMES } from '../scenarios/scenario-names.ts';
import { CAMPAIGN_SCALE, CAMPAIGN_TIMEOUT, START, worldAt } from '../testing/worlds.ts';
import { DAY, MINUTE, type SessionPlan } from './schedule.ts';
import { activeSession, sessionById, sessionsUntil } from './timetable.ts';

const LATER = START + 3 * DAY;

vi.setConfig({ testTimeout: CAMPAIGN_TIMEOUT });

/** What is wrong with the sessions of a stage, if anything. */
function faultsOf(plans: readonly SessionPlan[]): string[] {
  let freeFrom = START - 7 * DAY;
  return plans.flatMap((plan) => {
    const lingering = plan.endsAt - plan.lastLeaveAt;
    const faults: [boolean, string][] = [
      [plan.startsAt < freeFrom, 'starts before its time'],
      [plan.offAirAt <= plan.startsAt, 'is never on air'],
      [plan.lastLeaveAt < plan.offAirAt, 'is left before it is off air'],
      [
        lingering < 2 * MINUTE || lingering > 5 * MINUTE,
        'does not end 2 to 5 minutes after the last has left',
      ],
      [
        [plan.startsAt, plan.offAirAt, plan.lastLeaveAt, plan.endsAt].some((at) => at % 1_000 !== 0),
        'has fractions',
      ],
    ];
    freeFrom = plan.endsAt;
    return faults.flatMap(([present, fault]) => (present ? [`session ${plan.slot} ${fault}`] : []));
  });
}

describe.each(SCENARIO_NAMES)('the timetable of %s', (scenario) => {
  it('has sessions of a week, one after the other, that end minutes after the last has left', () => {
    fc.assert(
      fc.property(fc.nat(1_000), (seed) => {
        for (const stage of worldAt(scenario, seed).resources.stages) {
          expect(faultsOf(sessionsUntil(stage, LATER)), stage.name).toEqual([]);
        }
      }),
      { seed: 1, numRuns: Math.ceil(3 * CAMPAIGN_SCALE) },
    );
  });

  it('names the session that is active at an instant, and no other', () => {
    const stages = worldAt(scenario).resources.stages.slice(0, 60);
    fc.assert(
      fc.property(fc.integer({ min: START - 8 * DAY, max: LATER }), (instant) => {
        for (const stage of stages) {
          const running = sessionsUntil(stage, LATER).filter(
            (plan) => plan.startsAt <= instant && instant < plan.endsAt,
          );
          expect(activeSession(stage, instant)?.sessionId).toBe(running[0]?.sessionId);
          expect(running.length).toBeLessThanOrEqual(1);
        }
      }),
      { seed: 1, numRuns: Math.ceil(20 * CAMPAIGN_SCALE) },
    );
  });
});

describe('sessions', () => {
  it('are found by their id once they have begun', () => {
    for (const stage of worldAt('showtime').resources.stages) {
      for (const plan of sessionsUntil(stage, START).slice(0, 6)) {
        expect(sessionById(stage, plan.sessionId, START)).toEqual(plan);
        expect(sessionById(stage, plan.sessionId, plan.startsAt)).toEqual(plan);
        expect(sessionById(stage, plan.sessionId, plan.startsAt - 1_000)).toBeUndefined();
      }
      expect(sessionById(stage, 'st-abcdefghijklm', START)).toBeUndefined();
    }
  });

  it('have ids of their own in a whole world', () => {
    const ids = worldAt('thousand').resources.stages.flatMap((stage) =>
      sessionsUntil(stage, START).map((plan) => plan.sessionId),
    );
    expect(ids.length).toBeGreaterThan(5_000);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
