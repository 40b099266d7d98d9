import { populate } from '../scenarios/catalogue.ts';
import type { ScenarioName } from '../scenarios/scenario-names.ts';
import type { CompositionScript } from '../simulation/compositions.ts';
import { formatOf } from '../simulation/draft.ts';
import type { SessionPlan } from '../simulation/schedule.ts';
import type { SessionScript } from '../simulation/script.ts';
import { type Surroundings, writeScript } from '../simulation/session-script.ts';
import type { StageDefinition } from '../simulation/stage-definition.ts';
import { sessionIn } from '../simulation/timetable.ts';
import type { Realm } from './arn.ts';
import { BoundedCache } from './bounded-cache.ts';
import { type CompositionCourses, createCompositionCourses } from './composition-courses.ts';
import { type Courses, createCourses, type Session } from './courses.ts';
import { accountIdOf, hexadecimal } from './ids.ts';
import type { Change, Intervention } from './interventions.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { madeStage } from './made-stage.ts';
import { DEFAULT_QUOTAS, type Quotas } from './quotas.ts';
import { type Random, seedOf } from './random.ts';
import { createRegistry, type Registry } from './registry.ts';

/** The world's time. It may stand, step and run at any speed. */
export interface WorldClock {
  /** Milliseconds since 1970. */
  now(): number;
}

export interface WorldOptions {
  scenario: ScenarioName;
  seed: number;
  /** The instant the scenario is made for, in milliseconds since 1970. */
  startedAt: number;
  region: string;
  clock: WorldClock;
  /** What has been done to the world so far, and where what is done from now on goes; an empty one unless given. */
  ledger?: Ledger | undefined;
  /** Quotas other than AWS's defaults. */
  quotas?: Partial<Quotas> | undefined;
}

/**
 * One account in one Region. It is a pure function of seed, scenario, start instant and the ledger of what was done to
 * it, looked at from the clock's present: nothing runs and nothing else changes, so a restart with the same options and
 * the same ledger continues the same world.
 */
export interface World extends Realm {
  clock: WorldClock;
  quotas: Quotas;
  /** The resources as they are now; each list sorted by id, which says nothing about age. */
  resources: Registry;
  ledger: Ledger;
  /**
   * Does something to the world, now: all of the changes or, when the ledger cannot keep them and throws, none. That
   * they fit the present is for the caller to make sure.
   */
  perform(...changes: readonly Change[]): void;
  /** Dice for what the next intervention draws, such as ids: the same after the same past. */
  dice(label: string): Random;
  stage(id: string): StageDefinition | undefined;
  /** The stages as the scenario made them, also those that have been changed or deleted since. */
  scenarioStages: readonly StageDefinition[];
  /** The ids of all stages there ever were. */
  everyStageId(): Iterable<string>;
  /** The stages that publishers of this one are replicated to, as the scenario made them. */
  followers(stage: StageDefinition): readonly StageDefinition[];
  /** The sessions of all stages, also of those that are deleted. */
  courses: Courses;
  /** The whole course of a session. */
  script(stage: Pick<StageDefinition, 'id'>, session: Pick<Session, 'sessionId' | 'slot'>): SessionScript;
  compositions: CompositionCourses;
  /** The compositions that can be read at an instant, sorted by id. */
  compositionsAt(instant: number): CompositionScript[];
  /** The bucket of a storage configuration, also of one that is deleted. */
  bucketOf(storageConfigurationId: string): string | undefined;
  /** The host labels of the account's endpoints. */
  endpointLabels: { whip: string; rtmp: string };
}

/** Scripts are kept up to this many participants; one of the arena is a third of it. */
const PARTICIPANTS_KEPT = 30_000;

function followersOf(stages: readonly StageDefinition[]): World['followers'] {
  const followers = new Map<string, StageDefinition[]>();
  for (const stage of stages) {
    if (stage.follows) followers.set(stage.follows.id, [...(followers.get(stage.follows.id) ?? []), stage]);
  }
  return (stage) => followers.get(stage.id) ?? [];
}

/** Writes scripts once and keeps the latest. */
function scripts(
  followers: World['followers'],
): (stage: StageDefinition, plan: SessionPlan) => SessionScript {
  const cache = new BoundedCache<SessionScript>(PARTICIPANTS_KEPT);
  const script = (stage: StageDefinition, plan: SessionPlan): SessionScript => {
    // Sessions differ by stage and slot; ids are unique in a world, so the session's own id will do.
    const weight = 40 + formatOf(stage, plan).audience[1];
    return cache.get(plan.sessionId, weight, () => writeScript(stage, plan, surroundings(stage, plan)));
  };
  const surroundings = (stage: StageDefinition, plan: SessionPlan): Surroundings => {
    const leader = stage.follows;
    const leading = leader && sessionIn(leader, plan.slot);
    return {
      destinations: followers(stage).flatMap((follower) => {
        const following = sessionIn(follower, plan.slot);
        return following ? [{ stage: follower, plan: following }] : [];
      }),
      source: leader && leading && { stage: leader, script: script(leader, leading) },
    };
  };
  return script;
}

export function createWorld(options: WorldOptions): World {
  const { scenario, seed: number, region, clock, ledger = createLedger() } = options;
  const startedAt = Math.floor(options.startedAt / 1_000) * 1_000;
  const seed = seedOf('world', scenario, number);
  const accountId = accountIdOf(number, scenario, startedAt);
  const made = populate(scenario, { seed, realm: { accountId, region }, startedAt });
  const resources = createRegistry(made, seed);
  for (const intervention of ledger.entries) resources.apply(intervention);
  const followers = followersOf(made.stages);
  const stages = new Map(made.stages.map((stage) => [stage.id, stage]));
  const buckets = new Map(made.storageConfigurations.map(({ id, bucketName }) => [id, bucketName]));
  const remember = (intervention: Intervention): void => {
    if (intervention.kind === 'stage-created') {
      stages.set(intervention.stageId, madeStage(seed, intervention));
    } else if (intervention.kind === 'storage-configuration-created') {
      buckets.set(intervention.record.id, intervention.record.bucketName);
    }
  };
  for (const intervention of ledger.entries) remember(intervention);
  // A scripted session follows from the stage as it was made: a later change must not rewrite its past.
  const sources = { ledger, followers, made: (id: string) => stages.get(id), scripted: scripts(followers) };
  const courses = createCourses(sources);
  const compositions = createCompositionCourses({ ledger, courses, stages: made.stages, startedAt, seed });
  return {
    accountId,
    region,
    clock,
    quotas: { ...DEFAULT_QUOTAS, ...options.quotas },
    resources,
    ledger,
    perform(...changes) {
      const at = clock.now();
      const interventions = changes.map((change) => ({ ...change, at }));
      ledger.append(interventions);
      for (const intervention of interventions) {
        resources.apply(intervention);
        remember(intervention);
        courses.note(intervention);
        compositions.note(intervention);
      }
    },
    dice: (label) => seed.at('intervention', ledger.entries.length, label).random(),
    stage: (id) => resources.find('stage', id),
    scenarioStages: made.stages,
    everyStageId: () => stages.keys(),
    followers,
    courses,
    script: (stage, session) => courses.script(stage.id, session),
    compositions,
    compositionsAt: (instant) => compositions.at(instant).map((script) => retagged(script, resources)),
    bucketOf: (id) => buckets.get(id),
    endpointLabels: {
      whip: hexadecimal(seed.at('whip').random(), 12),
      rtmp: hexadecimal(seed.at('rtmp').random(), 12),
    },
  };
}

function retagged(composition: CompositionScript, resources: Registry): CompositionScript {
  const tags = resources.changedCompositionTags(composition.id);
  return tags ? { ...composition, recipe: { ...composition.recipe, tags } } : composition;
}
