import {
  type CompositionCircumstances,
  courseOf,
  type DestinationTurn,
  idleAfter,
  startedComposition,
} from '../simulation/composition-course.ts';
import type { DestinationRecipe } from '../simulation/composition-recipe.ts';
import { type CompositionScript, compositionsOf, isReadable } from '../simulation/compositions.ts';
import { DAY, MINUTE } from '../simulation/schedule.ts';
import type { Span } from '../simulation/span.ts';
import type { StageDefinition } from '../simulation/stage-definition.ts';
import { sessionIn } from '../simulation/timetable.ts';
import type { Courses } from './courses.ts';
import type { Intervention } from './interventions.ts';
import type { Ledger } from './ledger.ts';
import type { Seed } from './random.ts';

type Started = Extract<Intervention, { kind: 'composition-started' }>;

/** All compositions: those of the scenario and those that were started through the API. */
export interface CompositionCourses {
  /** Those that can be read at an instant, sorted by id. */
  at(instant: number): CompositionScript[];
  /** Those that exist at some time between two instants, also if they cannot be read any more. */
  between(from: number, to: number): CompositionScript[];
  /** The one that was started with an idempotency token, with the request it was started by. */
  startedWith(token: string): { id: string; request: string } | undefined;
  /** Must be told of every intervention after it has been added to the ledger. */
  note(intervention: Intervention): void;
}

export interface CompositionSources {
  ledger: Ledger;
  courses: Courses;
  /** The stages of the scenario. */
  stages: readonly StageDefinition[];
  /** The world's start instant. */
  startedAt: number;
  seed: Seed;
}

export function createCompositionCourses(sources: CompositionSources): CompositionCourses {
  const { ledger, courses, startedAt } = sources;
  const composing = sources.stages.filter((stage) => stage.compositions.length > 0);
  const started: Started[] = [];
  let scripts = new Map<string, CompositionScript>();
  /** Of those that have ended nothing changes any more. */
  const past = new Map<string, CompositionScript>();

  const note = (intervention: Intervention): void => {
    if (intervention.kind === 'composition-started') started.push(intervention);
    scripts = new Map();
  };
  for (const entry of ledger.entries) if (entry.kind === 'composition-started') started.push(entry);

  const circumstancesOf = (stageId: string, compositionId: string, createdAt: number) => {
    let stoppedAt = Infinity;
    let stageDeletedAt = Infinity;
    const turns: DestinationTurn[] = [];
    for (const entry of ledger.of(stageId)) {
      if (entry.kind === 'stage-deleted') stageDeletedAt = Math.min(stageDeletedAt, entry.at);
      if (!('compositionId' in entry) || entry.compositionId !== compositionId) continue;
      const { at } = entry;
      if (entry.kind === 'composition-stopped') stoppedAt = Math.min(stoppedAt, at);
      if (entry.kind === 'destination-failed') {
        const { destinationId, errorCode } = entry;
        turns.push({ at, destinationId, turn: 'failed', errorCode });
      }
      if (entry.kind === 'destination-reconnecting' || entry.kind === 'destination-recovered') {
        const turn = entry.kind === 'destination-reconnecting' ? 'reconnecting' : 'recovered';
        turns.push({ at, destinationId: entry.destinationId, turn });
      }
    }
    const idleAt = idleAfter(createdAt, publicationsFrom(stageId, createdAt));
    return { stoppedAt, stageDeletedAt, idleAt, turns } satisfies CompositionCircumstances;
  };

  /** When anybody publishes on a stage, one session after the other. */
  function* publicationsFrom(stageId: string, instant: number): Generator<Span> {
    for (const session of courses.until(stageId, instant + DAY)) {
      if (session.endsAt <= instant) continue;
      const { publishers } = courses.script(stageId, session);
      yield* publishers
        .flatMap(({ publications }) => publications)
        .filter(({ to }) => to > instant)
        .toSorted((one, other) => one.from - other.from);
    }
  }

  const memo = (id: string, make: () => CompositionScript): CompositionScript => {
    const known = past.get(id) ?? scripts.get(id);
    if (known) return known;
    const script = make();
    scripts.set(id, script);
    return script;
  };

  const ordered = (entry: Started): CompositionScript =>
    memo(entry.compositionId, () => {
      const { stageId, compositionId, at, layout, tags } = entry;
      const destinations = entry.destinations.map(({ id, ...rest }) => {
        const recipe: DestinationRecipe = {
          ...rest,
          encoderConfigurationId: rest.encoderConfigurationId ?? undefined,
          thumbnails: rest.thumbnails ?? undefined,
        };
        return { id, recipe };
      });
      const recipe = {
        layout: layout as CompositionScript['recipe']['layout'],
        destinations: destinations.map((destination) => destination.recipe),
        tags,
        fate: 'automatic' as const,
        atStart: undefined,
      };
      const plan = startedComposition(
        { id: compositionId, stageId, at, recipe, destinations },
        sources.seed.at('composition', compositionId),
      );
      return courseOf(plan, circumstancesOf(stageId, compositionId, at));
    });

  /** Those that the scenario has for a session of its own. */
  const scriptedIn = (stage: StageDefinition, slot: number): CompositionScript[] => {
    const plan = sessionIn(stage, slot);
    if (!plan) return [];
    const plans = compositionsOf(stage, plan, startedAt);
    if (ledger.of(stage.id).length === 0) return plans;
    const deletedAt = courses.deletedAt(stage.id) ?? Infinity;
    return plans.flatMap((script) => {
      const createdAt = script.transitions[0]?.at ?? Infinity;
      if (createdAt > deletedAt) return [];
      return [memo(script.id, () => courseOf(script, circumstancesOf(stage.id, script.id, createdAt)))];
    });
  };

  /** A composition lasts a day at most and is cleaned up some minutes later. */
  const orderedFrom = (from: number, to: number): CompositionScript[] =>
    started.filter(({ at }) => at <= to && from < at + DAY + 10 * MINUTE).map(ordered);

  const all = (instant: number): CompositionScript[] => [
    ...composing.flatMap((stage) => {
      // A composition is cleaned up before its session's slot is over, so no earlier session has any left.
      const slot = courses.latestScripted(stage.id, instant);
      return slot === undefined ? [] : scriptedIn(stage, slot);
    }),
    ...orderedFrom(instant, instant),
  ];

  const settle = (script: CompositionScript, instant: number): void => {
    const end = script.transitions.at(-1)?.at ?? Infinity;
    if (end <= instant && scripts.has(script.id)) past.set(script.id, script);
  };

  return {
    note,
    at(instant) {
      const found = all(instant);
      for (const script of found) settle(script, instant);
      return found
        .filter((script) => isReadable(script, instant))
        .toSorted((one, other) => (one.id < other.id ? -1 : 1));
    },
    between: (from, to) => [
      ...composing.flatMap((stage) =>
        courses
          .between(stage.id, from - 10 * MINUTE, to)
          .flatMap(({ slot }) => (slot === undefined ? [] : scriptedIn(stage, slot))),
      ),
      ...orderedFrom(from, to),
    ],
    startedWith(token) {
      const entry = started.findLast(({ idempotency }) => idempotency?.token === token);
      return entry?.idempotency ? { id: entry.compositionId, request: entry.idempotency.request } : undefined;
    },
  };
}
