import {
  type CompositionScript,
  type DestinationScript,
  type DestinationState,
  standingAt,
} from '../simulation/compositions.ts';
import type { DestinationFailure } from '../simulation/failure-reasons.ts';
import type { World } from '../state/world.ts';
import { RefusedAct } from './refused-act.ts';

/** What befalls the output of a composition. */

interface Output {
  composition: CompositionScript;
  destination: DestinationScript;
}

function outputOf(world: World, compositionId: string, destinationId: string): Output {
  const composition = world.compositionsAt(world.clock.now()).find(({ id }) => id === compositionId);
  if (!composition) {
    throw new RefusedAct('COMPOSITION_NOT_FOUND', `There is no composition ${compositionId}.`);
  }
  const destination = composition.destinations.find(({ id }) => id === destinationId);
  if (!destination) {
    throw new RefusedAct(
      'DESTINATION_NOT_FOUND',
      `Composition ${compositionId} has no destination ${destinationId}.`,
    );
  }
  return { composition, destination };
}

function requireState(world: World, { destination }: Output, states: readonly DestinationState[]): void {
  const state = standingAt(destination.transitions, world.clock.now())?.state;
  if (state === undefined || !states.includes(state)) {
    throw new RefusedAct('WRONG_STATE', `Destination ${destination.id} is ${state}.`);
  }
}

/** @returns the destination's state after it */
export function befall(
  world: World,
  compositionId: string,
  destinationId: string,
  what: { kind: 'fail'; errorCode: DestinationFailure } | { kind: 'reconnect' | 'recover' },
): DestinationState | undefined {
  const output = outputOf(world, compositionId, destinationId);
  const { stageId } = output.composition;
  const which = { stageId, compositionId, destinationId };
  switch (what.kind) {
    case 'fail':
      requireState(world, output, ['STARTING', 'ACTIVE', 'RECONNECTING']);
      world.perform({ kind: 'destination-failed', ...which, errorCode: what.errorCode });
      break;
    case 'reconnect':
      requireState(world, output, ['ACTIVE']);
      world.perform({ kind: 'destination-reconnecting', ...which });
      break;
    case 'recover':
      requireState(world, output, ['RECONNECTING']);
      world.perform({ kind: 'destination-recovered', ...which });
      break;
  }
  const { destination } = outputOf(world, compositionId, destinationId);
  return standingAt(destination.transitions, world.clock.now())?.state;
}
