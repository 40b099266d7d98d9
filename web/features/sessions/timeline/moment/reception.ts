import type { Lane, TimelineStore } from '../data/store.ts';
import type { LaneAt, Received } from './lane-at.ts';
import type { StateAt } from './state-at.ts';

/** Publishers that one stage can have (service quota, fixed): more are only there together with what they feed. */
const COLUMNS = 12;

/** Somebody whom others could receive at a moment. */
export interface Publisher {
  readonly id: string;
  readonly lane: Lane | undefined;
  /**
   * How it is known: by its own events; only because others received it, its own events not being loaded; or only
   * because others still did, while its own events say that it was not publishing.
   */
  readonly by: 'own-events' | 'not-loaded' | 'received-only';
}

/** Somebody who was there, or may have been, and could receive. */
export interface Receiver {
  readonly id: string;
  readonly lane: Lane;
  /** By publisher; undefined while the receiver's events are not known at that moment. */
  readonly receives: ReadonlyMap<string, Received> | undefined;
}

export type Cell = 'received' | 'not-received' | 'unknown' | 'self';

/** Who received whom at one moment. */
export interface Reception {
  readonly publishers: readonly Publisher[];
  /** Publishers beyond those that a table has room for. */
  readonly further: readonly Publisher[];
  readonly receivers: readonly Receiver[];
  /** Encoders: they send into the stage and receive nobody. */
  readonly encoders: readonly Lane[];
  /** Encoders of redundant ingest, behind a participant that others receive in their place. */
  readonly behind: readonly Lane[];
}

/**
 * Of redundant ingest the list of participants does not tell the encoders from what they feed; others receive the
 * latter alone (IVS user guide, redundant ingest). So where one of a configuration is received, the others of it are
 * taken for encoders.
 */
export function receptionAt(state: StateAt, store: TimelineStore): Reception {
  const receivedIds = new Set<string>();
  const receivers: Receiver[] = [];
  const encoders: Lane[] = [];
  const candidates = [...state.in, ...state.unknown];
  for (const at of candidates) {
    const { lane } = at;
    if (lane.participant.ingestConfigurationArn) {
      encoders.push(lane);
      continue;
    }
    const receives = at.presence === 'unknown' ? undefined : receivedBy(at, store);
    for (const id of receives?.keys() ?? []) receivedIds.add(id);
    receivers.push({ id: lane.id, lane, receives });
  }

  const publishing = state.publishing.map(({ lane }) => lane);
  const fed = new Set(
    publishing
      .filter(({ id, participant }) => participant.redundantIngest && receivedIds.has(id))
      .map(({ participant }) => participant.ingestConfigurationArn),
  );
  const isBehind = ({ id, participant }: Lane) =>
    participant.redundantIngest === true &&
    !receivedIds.has(id) &&
    fed.has(participant.ingestConfigurationArn);
  const unknown = new Set(state.unknown.map(({ lane }) => lane.id));
  const own = publishing.filter((lane) => !isBehind(lane));
  const known = new Set(publishing.map(({ id }) => id));
  const others = [...receivedIds].filter((id) => !known.has(id)).sort();
  const publishers: Publisher[] = [
    ...own.map((lane): Publisher => ({ id: lane.id, lane, by: 'own-events' })),
    ...others.map((id): Publisher => {
      const lane = store.lane(id);
      return { id, lane, by: lane && !unknown.has(id) ? 'received-only' : 'not-loaded' };
    }),
  ];
  return {
    publishers: publishers.slice(0, COLUMNS),
    further: publishers.slice(COLUMNS),
    receivers,
    encoders,
    behind: publishing.filter(isBehind),
  };
}

function receivedBy({ receives }: LaneAt, store: TimelineStore): ReadonlyMap<string, Received> {
  return new Map(receives.map((received) => [store.subjects.text(received.subject), received]));
}

export function cellOf({ id, receives }: Receiver, publisher: Publisher): Cell {
  if (id === publisher.id) return 'self';
  if (!receives) return 'unknown';
  return receives.has(publisher.id) ? 'received' : 'not-received';
}

/** How a publisher was received by many. */
export interface ReceptionOf {
  readonly publisher: Publisher;
  readonly received: number;
  readonly notBy: readonly Receiver[];
  readonly unknown: readonly Receiver[];
}

export function receptionOf(publisher: Publisher, receivers: readonly Receiver[]): ReceptionOf {
  const byCell = (cell: Cell) => receivers.filter((receiver) => cellOf(receiver, publisher) === cell);
  return {
    publisher,
    received: byCell('received').length,
    notBy: byCell('not-received'),
    unknown: byCell('unknown'),
  };
}
