import { uuid } from '../state/ids.ts';
import { seedOf } from '../state/random.ts';
import type { World } from '../state/world.ts';

/** An event as EventBridge delivers it (User Guide, "Using Amazon EventBridge with IVS Real-Time Streaming"). */
export interface BusEvent {
  version: '0';
  id: string;
  'detail-type':
    'IVS Stage Update' | 'IVS Composition State Change' | 'IVS Participant Recording State Change';
  source: 'aws.ivs';
  account: string;
  /** Whole seconds. */
  time: string;
  region: string;
  resources: string[];
  detail: { event_name: string } & Record<string, unknown>;
}

/** An event with the world's instant at which it happens, milliseconds since 1970. */
export interface TimedEvent {
  at: number;
  event: BusEvent;
}

export function wholeSecond(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** Makes the events of a stretch of time, and nothing of those before and after it. */
export interface EventMaker {
  world: World;
  isWanted: (at: number) => boolean;
}

/** None, if it is not wanted. The same event has the same id whenever it is made, so that it can be known again. */
export function busEvent(
  { world, isWanted }: EventMaker,
  at: number,
  type: BusEvent['detail-type'],
  resource: string,
  detail: () => BusEvent['detail'],
): TimedEvent[] {
  if (!isWanted(at)) return [];
  const members = detail();
  const seed = seedOf('event', world.accountId, type, resource, at, JSON.stringify(members));
  const event: BusEvent = {
    version: '0',
    id: uuid(seed.random()),
    'detail-type': type,
    source: 'aws.ivs',
    account: world.accountId,
    time: wholeSecond(at),
    region: world.region,
    resources: [resource],
    detail: members,
  };
  return [{ at, event }];
}
