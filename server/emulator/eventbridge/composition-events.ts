import type { CompositionScript, DestinationScript } from '../simulation/compositions.ts';
import { DESTINATION_FAILURE_REASONS, SESSION_FAILURE_REASONS } from '../simulation/failure-reasons.ts';
import { arnOf } from '../state/arn.ts';
import { busEvent, type EventMaker, type TimedEvent } from './event.ts';

type Named = [name: string, more: Record<string, unknown>];

function destinationEvent(
  { failure = 'InternalServerException', transitions }: DestinationScript,
  index: number,
): Named | undefined {
  const started = transitions.slice(0, index).some(({ state }) => state === 'ACTIVE');
  switch (transitions[index]?.state) {
    case 'ACTIVE':
      // UNCONFIRMED: no event is described for a destination that has recovered; it has started again.
      return ['Destination Start', {}];
    case 'RECONNECTING':
      return ['Destination Reconnecting', {}];
    case 'STOPPED':
      return started ? ['Destination End', {}] : undefined;
    case 'FAILED':
      return ['Destination Failure', { error_code: failure, reason: DESTINATION_FAILURE_REASONS[failure] }];
    default:
      return undefined;
  }
}

function sessionEvent(
  { failure = 'InternalServerException', transitions }: CompositionScript,
  index: number,
): Named | undefined {
  switch (transitions[index]?.state) {
    case 'ACTIVE':
      return ['Session Start', {}];
    case 'STOPPED':
      return ['Session End', {}];
    case 'FAILED':
      return ['Session Failure', { error_code: failure, reason: SESSION_FAILURE_REASONS[failure] }];
    default:
      return undefined;
  }
}

/** The `IVS Composition State Change` events of a composition that are wanted. They have no time but the envelope's. */
export function compositionEvents(maker: EventMaker, script: CompositionScript): TimedEvent[] {
  const { world } = maker;
  const arn = arnOf(world, 'composition', script.id);
  const stage = { stage_arn: arnOf(world, 'stage', script.stageId) };
  const change = (at: number, named: Named | undefined, id?: string): TimedEvent[] => {
    if (!named) return [];
    const [name, more] = named;
    const detail = { event_name: name, ...stage, ...(id === undefined ? {} : { id }), ...more };
    return busEvent(maker, at, 'IVS Composition State Change', arn, () => detail);
  };
  return [
    ...script.transitions.flatMap(({ at }, index) => change(at, sessionEvent(script, index))),
    ...script.destinations.flatMap((destination) =>
      destination.transitions.flatMap(({ at }, index) =>
        change(at, destinationEvent(destination, index), destination.id),
      ),
    ),
  ];
}
