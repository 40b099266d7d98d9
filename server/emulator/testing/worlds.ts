import fc from 'fast-check';
import type { ScenarioName } from '../scenarios/scenario-names.ts';
import { DAY, type SessionPlan } from '../simulation/schedule.ts';
import type { SessionScript } from '../simulation/script.ts';
import type { StageDefinition } from '../simulation/stage-definition.ts';
import { sessionsUntil } from '../simulation/timetable.ts';
import { createWorld, type World, type WorldOptions } from '../state/world.ts';

/** Worlds and sessions for tests. */

export const START = Date.parse('2026-11-20T14:00:00Z');

/** Multiplied onto every property's number of runs; the deep tier sets it high. */
export const CAMPAIGN_SCALE = Number(process.env['CAMPAIGN_SCALE'] ?? 1);

/** Time for one test, in milliseconds, however large the campaign. */
export const CAMPAIGN_TIMEOUT = 10_000 * Math.max(1, CAMPAIGN_SCALE);

/** A world and the hands of its clock. */
export function worldAt(
  scenario: ScenarioName,
  seed = 1,
  now = START,
  more: Pick<WorldOptions, 'ledger' | 'quotas'> = {},
): World & { setNow(instant: number): void } {
  let present = now;
  const clock = { now: () => present };
  const world = createWorld({ scenario, seed, startedAt: START, region: 'us-east-1', clock, ...more });
  return {
    ...world,
    setNow(instant) {
      present = instant;
    },
  };
}

export interface SessionSample {
  world: World;
  stage: StageDefinition;
  plan: SessionPlan;
  script: SessionScript;
  /** Some instant from before the session's start to after its end, in whole seconds. */
  instant: number;
}

/** The chosen stage, or the next that has ever been used, and one of its sessions. */
function pickSession(
  stages: readonly StageDefinition[],
  stageAt: number,
  session: number,
): { stage: StageDefinition; plan: SessionPlan } {
  for (let step = 0; step < stages.length; step += 1) {
    const stage = stages[(stageAt + step) % stages.length];
    const plans = stage ? sessionsUntil(stage, START + 2 * DAY) : [];
    const plan = plans[session % plans.length];
    if (stage && plan) return { stage, plan };
  }
  throw new Error('no stage of the scenario has ever been used');
}

/** Any session of any stage of a scenario, in its history or in the two days after its start. */
export function sessionsOf(scenario: ScenarioName): fc.Arbitrary<SessionSample> {
  return fc
    .record({
      seed: fc.nat(50),
      stage: fc.nat(),
      session: fc.nat(),
      when: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ seed, stage: stageAt, session, when }) => {
      const world = worldAt(scenario, seed);
      const { stage, plan } = pickSession(world.resources.stages, stageAt, session);
      const length = plan.endsAt - plan.startsAt + 120_000;
      const instant = Math.floor((plan.startsAt - 60_000 + when * length) / 1_000) * 1_000;
      return { world, stage, plan, script: world.script(stage, plan), instant };
    });
}
