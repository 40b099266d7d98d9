import { resourceId } from '../state/ids.ts';
import type { Random, Seed } from '../state/random.ts';
import type { CompositionRecipe, DestinationRecipe } from './composition-recipe.ts';
import type { DestinationFailure, SessionFailure } from './failure-reasons.ts';
import { MINUTE, SECOND, type SessionPlan, wholeSeconds } from './schedule.ts';
import type { StageDefinition } from './stage-definition.ts';

export type CompositionState = 'STARTING' | 'ACTIVE' | 'STOPPING' | 'FAILED' | 'STOPPED';
export type DestinationState = CompositionState | 'RECONNECTING';

/** From this instant on it is in this state. */
export interface Transition<State> {
  at: number;
  state: State;
}

export interface DestinationScript {
  id: string;
  recipe: DestinationRecipe;
  transitions: readonly Transition<DestinationState>[];
  /** Why it fails. */
  failure?: DestinationFailure;
}

export interface CompositionScript {
  id: string;
  stageId: string;
  recipe: CompositionRecipe;
  transitions: readonly Transition<CompositionState>[];
  destinations: readonly DestinationScript[];
  /** Why it fails. */
  failure?: SessionFailure;
}

/** A composition that has stopped or failed is cleaned up after five minutes (guide on server-side composition). */
const READABLE_AFTER_END = 5 * MINUTE;

/** Without anybody publishing for a minute a composition is finalised (same guide). */
const IDLE_LIMIT = 60 * SECOND;

interface Course {
  createdAt: number;
  activeAt: number;
  /** When it is told to stop, or when it breaks. */
  endAt: number;
  ends: 'STOPPED' | 'FAILED';
  /** When the first destination reconnects. */
  reconnects: { from: number; to: number } | undefined;
}

function ordinaryCourse(recipe: CompositionRecipe, plan: SessionPlan, random: Random): Course {
  const createdAt = plan.startsAt + random.integer(15, 60) * SECOND;
  const activeAt = createdAt + random.integer(4, 9) * SECOND;
  const told = Math.max(activeAt + 10 * SECOND, plan.offAirAt - random.integer(5, 30) * SECOND);
  const course: Course = { createdAt, activeAt, endAt: told, ends: 'STOPPED', reconnects: undefined };
  const middle = activeAt + wholeSeconds((told - activeAt) * (0.2 + 0.5 * random.next()));
  const happens = random.chance(0.35);
  switch (recipe.fate) {
    case 'stopped':
      return course;
    case 'automatic':
      return { ...course, endAt: plan.offAirAt + IDLE_LIMIT };
    case 'fails':
      return happens ? { ...course, endAt: middle, ends: 'FAILED' } : course;
    case 'reconnects': {
      const back = Math.min(middle + random.integer(20, 120) * SECOND, told - SECOND);
      return happens && back > middle ? { ...course, reconnects: { from: middle, to: back } } : course;
    }
  }
}

/** The course that brings a composition into the state the scenario wants at the world's start instant. */
function courseAtStart(course: Course, atStart: CompositionRecipe['atStart'], startedAt: number): Course {
  switch (atStart) {
    case undefined:
    case 'ACTIVE':
      return course;
    case 'STARTING':
      return { ...course, createdAt: startedAt - 3 * SECOND, activeAt: startedAt + 5 * SECOND };
    case 'RECONNECTING':
      return { ...course, reconnects: { from: startedAt - 40 * SECOND, to: startedAt + 150 * SECOND } };
    case 'STOPPING':
      return { ...course, endAt: startedAt - 3 * SECOND, ends: 'STOPPED' };
    case 'STOPPED':
      return { ...course, endAt: startedAt - 130 * SECOND, ends: 'STOPPED' };
    case 'FAILED':
      return { ...course, endAt: startedAt - 90 * SECOND, ends: 'FAILED' };
  }
}

function destination(
  recipe: DestinationRecipe,
  index: number,
  course: Course,
  seed: Seed,
): DestinationScript {
  const random = seed.random();
  const id = resourceId(random);
  // Destinations start and stop by themselves: AWS's sample has an active composition with a starting destination.
  const activeAt = course.activeAt + index * random.integer(2, 12) * SECOND;
  const transitions: Transition<DestinationState>[] = [{ at: course.createdAt, state: 'STARTING' }];
  const add = (at: number, state: DestinationState) => transitions.push({ at, state });
  if (activeAt < course.endAt) add(activeAt, 'ACTIVE');
  if (index === 0 && course.reconnects) {
    add(course.reconnects.from, 'RECONNECTING');
    add(course.reconnects.to, 'ACTIVE');
  }
  if (course.ends === 'FAILED') {
    add(course.endAt, 'FAILED');
  } else {
    add(course.endAt, 'STOPPING');
    add(course.endAt + random.integer(3, 6) * SECOND, 'STOPPED');
  }
  return { id, recipe, transitions };
}

function composition(
  stage: StageDefinition,
  plan: SessionPlan,
  recipe: CompositionRecipe,
  index: number,
  startedAt: number,
): CompositionScript {
  const seed = plan.seed.at('composition', index);
  const anchored = plan.slot === stage.rhythm?.anchor.slot;
  const ordinary = ordinaryCourse(recipe, plan, seed.at('course').random());
  const course = anchored ? courseAtStart(ordinary, recipe.atStart, startedAt) : ordinary;
  const transitions: Transition<CompositionState>[] = [
    { at: course.createdAt, state: 'STARTING' },
    { at: course.activeAt, state: 'ACTIVE' },
  ];
  if (course.ends === 'FAILED') {
    transitions.push({ at: course.endAt + SECOND, state: 'FAILED' });
  } else {
    transitions.push({ at: course.endAt, state: 'STOPPING' });
    // After the last of its destinations: Destination End comes before Session End (guide, EventBridge).
    transitions.push({ at: course.endAt + 9 * SECOND, state: 'STOPPED' });
  }
  return {
    id: resourceId(seed.at('id').random()),
    stageId: stage.id,
    recipe,
    transitions,
    destinations: recipe.destinations.map((one, position) =>
      destination(one, position, course, seed.at('destination', position)),
    ),
  };
}

/** The compositions of a session. `startedAt` is the world's start instant. */
export function compositionsOf(
  stage: StageDefinition,
  plan: SessionPlan,
  startedAt: number,
): CompositionScript[] {
  return stage.compositions.map((recipe, index) => composition(stage, plan, recipe, index, startedAt));
}

export interface Standing<State> {
  state: State;
  /** The first instant in the given state, if it has come. */
  since(state: State): number | undefined;
}

/** The state of a course of transitions at an instant; `undefined` before the first. */
export function standingAt<State>(
  transitions: readonly Transition<State>[],
  instant: number,
): Standing<State> | undefined {
  const passed = transitions.filter((transition) => transition.at <= instant);
  const last = passed.at(-1);
  return last && { state: last.state, since: (state) => passed.find((one) => one.state === state)?.at };
}

/** Whether Get and List answer it: from its creation until five minutes after its end. */
export function isReadable(script: CompositionScript, instant: number): boolean {
  const [created] = script.transitions;
  const ended = script.transitions.at(-1);
  if (!created || !ended) return false;
  return created.at <= instant && instant < ended.at + READABLE_AFTER_END;
}
