import type { ToldEvent } from './told-event.ts';

/** What has changed its state, by an event. */
export interface ChangeOfState {
  kind: 'recording' | 'composition' | 'destination';
  resourceId: string;
  toState: string;
}

/** The state that the API shows after each event (User Guide, "Using Amazon EventBridge with IVS Real-Time"). */
const STATES: Readonly<Record<string, [kind: ChangeOfState['kind'], state: string]>> = {
  'Session Start': ['composition', 'ACTIVE'],
  'Session End': ['composition', 'STOPPED'],
  'Session Failure': ['composition', 'FAILED'],
  'Destination Start': ['destination', 'ACTIVE'],
  'Destination End': ['destination', 'STOPPED'],
  'Destination Reconnecting': ['destination', 'RECONNECTING'],
  'Destination Failure': ['destination', 'FAILED'],
  'Recording Start': ['recording', 'ACTIVE'],
  'Recording End': ['recording', 'STOPPED'],
  'Recording Start Failure': ['recording', 'FAILED'],
  'Recording End Failure': ['recording', 'FAILED'],
};

/** Undefined where the event tells of no state that the API has. */
export function changeOfState(event: ToldEvent): ChangeOfState | undefined {
  const { eventName = '' } = event;
  const [kind, toState] = Object.hasOwn(STATES, eventName) ? STATES[eventName]! : [];
  if (kind === undefined || toState === undefined) return undefined;
  const resourceId = {
    composition: event.compositionId,
    destination: event.destinationId,
    recording: event.participantId,
  }[kind];
  return resourceId === undefined ? undefined : { kind, resourceId, toState };
}
