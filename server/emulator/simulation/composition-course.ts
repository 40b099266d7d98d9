import type { Seed } from '../state/random.ts';
import type { CompositionRecipe, DestinationRecipe } from './composition-recipe.ts';
import {
  type CompositionScript,
  type CompositionState,
  type DestinationScript,
  type DestinationState,
  type Transition,
} from './compositions.ts';
import type { DestinationFailure, SessionFailure } from './failure-reasons.ts';
import { DAY, MINUTE, SECOND } from './schedule.ts';
import type { Span } from './span.ts';

/** Without anybody publishing for a minute a composition is finalised (guide on server-side composition). */
const IDLE_LIMIT = MINUTE;

/** Service quotas. */
const LONGEST = DAY;

/** Something that happens to an output. */
export interface DestinationTurn {
  at: number;
  destinationId: string;
  turn: 'failed' | 'reconnecting' | 'recovered';
  errorCode?: DestinationFailure;
}

/** What decides the course of a composition beside its own start. Instants are milliseconds since 1970. */
export interface CompositionCircumstances {
  stoppedAt: number;
  stageDeletedAt: number;
  /** When nobody has published for a minute. */
  idleAt: number;
  turns: readonly DestinationTurn[];
}

/** The first instant from which on nobody has published for a minute. `publications` must begin by `from` or later. */
export function idleAfter(from: number, publications: Iterable<Span>): number {
  let end = from;
  for (const span of publications) {
    if (span.from - end >= IDLE_LIMIT) break;
    end = Math.max(end, span.to);
  }
  return end + IDLE_LIMIT;
}

export interface StartedComposition {
  id: string;
  stageId: string;
  at: number;
  recipe: CompositionRecipe;
  destinations: readonly { id: string; recipe: DestinationRecipe }[];
}

/** The name of a destination that never starts, and its composition with it: what a client does then can be tried so. */
const STAYS_STARTING = 'fault-stays-starting';

/** A composition that was started through the API, as if nothing ever ended it. */
export function startedComposition(started: StartedComposition, seed: Seed): CompositionScript {
  const { id, stageId, at, recipe, destinations } = started;
  const random = seed.random();
  const activeAt = at + random.integer(3, 6) * SECOND;
  if (destinations.some(({ recipe: { name } }) => name === STAYS_STARTING)) {
    const transitions = [{ at, state: 'STARTING' as const }];
    return {
      id,
      stageId,
      recipe,
      transitions,
      destinations: destinations.map((one) => ({ ...one, transitions })),
    };
  }
  return {
    id,
    stageId,
    recipe,
    transitions: [
      { at, state: 'STARTING' },
      { at: activeAt, state: 'ACTIVE' },
    ],
    // Destinations start by themselves: AWS's sample has an active composition with a starting destination.
    destinations: destinations.map((destination, index) => ({
      ...destination,
      transitions: [
        { at, state: 'STARTING' },
        { at: activeAt + index * random.integer(1, 5) * SECOND, state: 'ACTIVE' },
      ],
    })),
  };
}

interface Ending {
  at: number;
  state: 'STOPPED' | 'FAILED';
  cause: SessionFailure | undefined;
}

const ENDED: ReadonlySet<DestinationState> = new Set(['STOPPING', 'STOPPED', 'FAILED']);

function plannedEnd({ transitions }: CompositionScript): Ending | undefined {
  const first = transitions.find(({ state }) => ENDED.has(state));
  if (!first) return undefined;
  return first.state === 'FAILED'
    ? { at: first.at, state: 'FAILED', cause: 'DestinationFailure' }
    : { at: first.at, state: 'STOPPED', cause: undefined };
}

/** A destination with what happened to it, until it fails. */
function turned(script: DestinationScript, turns: readonly DestinationTurn[]): DestinationScript {
  let { transitions, failure } = script;
  for (const { at, destinationId, turn, errorCode } of turns) {
    if (destinationId !== script.id) continue;
    const before = transitions.filter((transition) => transition.at <= at);
    const state = before.at(-1)?.state;
    if (state === undefined || ENDED.has(state)) continue;
    if (turn === 'failed') {
      failure = errorCode;
      transitions = [...before, { at, state: 'FAILED' }];
    } else {
      const next = turn === 'reconnecting' ? ('RECONNECTING' as const) : ('ACTIVE' as const);
      const end = transitions.filter((transition) => transition.at > at && ENDED.has(transition.state));
      transitions = [...before, ...(state === next ? [] : [{ at, state: next }]), ...end];
    }
  }
  return { ...script, transitions, ...(failure === undefined ? {} : { failure }) };
}

/** A course that ends at an instant, whatever it would have been later. */
function until<State extends DestinationState>(
  transitions: readonly Transition<State>[],
  at: number,
  end: readonly Transition<State>[],
): readonly Transition<State>[] {
  const before = transitions.filter((transition) => transition.at <= at && !ENDED.has(transition.state));
  return [...before, ...end];
}

const MARGIN = 9 * SECOND;

function ended(script: CompositionScript, ending: Ending): CompositionScript {
  const { at, state, cause } = ending;
  const stillRuns = ({ transitions }: DestinationScript) =>
    !transitions.some((transition) => transition.state === 'FAILED' && transition.at <= at);
  const destinations = script.destinations.map((destination, index) => {
    if (!stillRuns(destination)) return destination;
    const end: Transition<DestinationState>[] = [
      { at, state: 'STOPPING' },
      { at: at + (3 + (index % 3)) * SECOND, state: 'STOPPED' },
    ];
    return { ...destination, transitions: until(destination.transitions, at, end) };
  });
  // After the last of its destinations: Destination End comes before Session End (guide, EventBridge).
  const end: Transition<CompositionState>[] =
    cause === 'DestinationFailure'
      ? [{ at: at + SECOND, state }]
      : [
          { at, state: 'STOPPING' },
          { at: at + MARGIN, state },
        ];
  return {
    ...script,
    destinations,
    transitions: until(script.transitions, at, end),
    ...(cause === undefined ? {} : { failure: cause }),
  };
}

/**
 * The course of a composition, its own plan cut short by whatever comes first: StopComposition, a minute without anybody
 * publishing, the end of its 24 hours, the failure of all its destinations, or the deletion of its stage. UNCONFIRMED:
 * what it is in the end when its stage is deleted; FAILED, because EventBridge has a Session Failure for that.
 */
export function courseOf(
  script: CompositionScript,
  circumstances: CompositionCircumstances,
): CompositionScript {
  const createdAt = script.transitions[0]?.at ?? 0;
  const planned = plannedEnd(script);
  const destinations = script.destinations.map((one) => turned(one, circumstances.turns));
  const failures = destinations.map(
    ({ transitions }) => transitions.find(({ state }) => state === 'FAILED')?.at ?? Infinity,
  );
  const endings: Ending[] = [
    { at: circumstances.stoppedAt, state: 'STOPPED', cause: undefined },
    { at: circumstances.stageDeletedAt, state: 'FAILED', cause: 'StageDeleted' },
    { at: circumstances.idleAt, state: 'STOPPED', cause: undefined },
    { at: createdAt + LONGEST, state: 'STOPPED', cause: undefined },
    { at: Math.max(...failures), state: 'FAILED', cause: 'DestinationFailure' },
  ];
  const first = endings.reduce((best, one) => (one.at < best.at ? one : best));
  const changed = { ...script, destinations };
  return planned && planned.at <= first.at ? changed : ended(changed, first);
}
