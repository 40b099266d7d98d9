import type { PersonAct } from '../simulation/acted-person.ts';
import { wholeSeconds } from '../simulation/schedule.ts';
import type { RecordingSetup, StageDefinition } from '../simulation/stage-definition.ts';
import type { Intervention } from './interventions.ts';

export type ReplicationStart = Extract<Intervention, { kind: 'replication-started' }>;
export type Acts = readonly [PersonAct, ...PersonAct[]];

/** What the ledger says of one stage, sorted by what it concerns. Instants are whole seconds. */
export interface StageBook {
  stage: StageDefinition;
  /** The first instant at which anything was done to it; Infinity for a stage that is as the scenario made it. */
  firstAt: number;
  deletedAt: number | undefined;
  /** By session and participant, in order. */
  acts: ReadonlyMap<string, ReadonlyMap<string, Acts>>;
  /** By the session that the replica comes to. */
  arrivals: ReadonlyMap<string, readonly ReplicationStart[]>;
  /** By the session that the publisher is in. */
  departures: ReadonlyMap<string, readonly ReplicationStart[]>;
  /** When an ingest configuration first no longer led to the stage: the scenario's encoder does not come back. */
  detached: ReadonlyMap<string, number>;
  /** Recording as it was set up, latest last. */
  setups: readonly { from: number; setup: RecordingSetup | undefined }[];
  /** When a replication to this stage or from it was told to stop, or could not go on. */
  stops: readonly Stop[];
  /** The place of each replication to this stage among its entries. */
  places: ReadonlyMap<ReplicationStart, number>;
}

interface Stop {
  place: number;
  at: number;
  participantId: string;
  /** Absent: replications from whatever stage. */
  sourceStageId?: string;
}

function put<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Reads the interventions of one stage. `stage` is how it was made. */
export function readStageBook(stage: StageDefinition, entries: readonly Intervention[]): StageBook {
  const acts = new Map<string, Map<string, [PersonAct, ...PersonAct[]]>>();
  const arrivals = new Map<string, ReplicationStart[]>();
  const departures = new Map<string, ReplicationStart[]>();
  const detached = new Map<string, number>();
  const setups = [{ from: -Infinity, setup: stage.recording }];
  const stops: Stop[] = [];
  const places = new Map<ReplicationStart, number>();
  let deletedAt: number | undefined;
  const act = (one: PersonAct): void => {
    const session = acts.get(one.sessionId) ?? new Map<string, [PersonAct, ...PersonAct[]]>();
    acts.set(one.sessionId, session);
    const earlier = session.get(one.participantId);
    if (earlier) earlier.push(one);
    else session.set(one.participantId, [one]);
  };
  /** The participants of each ingest configuration. */
  const tied = new Map(
    stage.ingest.map(({ configurationId, participantId, physicalParticipantIds }) => [
      configurationId,
      new Set([participantId, ...physicalParticipantIds]),
    ]),
  );
  /** Whoever publishes through it is put out, and may come again once it is attached again. */
  const detach = (configurationId: string, at: number): void => {
    if (!detached.has(configurationId)) detached.set(configurationId, wholeSeconds(at));
    for (const [sessionId, people] of acts) {
      for (const participantId of people.keys()) {
        if (tied.get(configurationId)?.has(participantId) !== true) continue;
        act({ kind: 'person-left', at, stageId: stage.id, sessionId, participantId, lost: false });
      }
    }
  };
  for (const [place, entry] of entries.entries()) {
    const at = wholeSeconds(entry.at);
    switch (entry.kind) {
      case 'person-joined':
        if (entry.ingest) {
          const { configurationId } = entry.ingest;
          tied.set(configurationId, (tied.get(configurationId) ?? new Set()).add(entry.participantId));
        }
        act(entry);
        break;
      case 'person-left':
      case 'person-published':
      case 'person-unpublished':
      case 'person-subscribed':
      case 'person-unsubscribed':
      case 'person-failed':
      case 'token-exchanged':
        act(entry);
        break;
      case 'participant-disconnected':
        act(entry);
        // UNCONFIRMED: a replica that is disconnected from its stage is replicated there no more.
        stops.push({ place, at, participantId: entry.participantId });
        break;
      case 'replication-started':
        if (entry.destinationStageId === stage.id) {
          put(arrivals, entry.destinationSessionId, entry);
          places.set(entry, place);
        }
        if (entry.sourceStageId === stage.id) put(departures, entry.sourceSessionId, entry);
        break;
      case 'replication-stopped': {
        const { participantId, sourceStageId, destinationStageId } = entry;
        if (destinationStageId === stage.id) stops.push({ place, at, participantId, sourceStageId });
        break;
      }
      case 'stage-updated':
        setups.push({ from: at, setup: entry.recording ?? undefined });
        break;
      case 'stage-deleted':
        deletedAt ??= at;
        break;
      case 'ingest-configuration-updated':
        if (entry.fromStageId === stage.id && entry.stageId !== stage.id) detach(entry.id, entry.at);
        break;
      case 'ingest-configuration-deleted':
        if (entry.stageId === stage.id) detach(entry.id, entry.at);
        break;
      default:
        break;
    }
  }
  const firstAt = entries[0]?.at ?? Infinity;
  return { stage, firstAt, deletedAt, acts, arrivals, departures, detached, setups, stops, places };
}

/** A replication: one that was asked for, or one that the scenario has. */
export type ReplicationOrigin =
  ReplicationStart | { kind: 'scripted'; at: number; participantId: string; sourceStageId: string };

/** When a replication is stopped by what happens at its destination, or by order; Infinity if by nothing. */
export function replicationStop(destination: StageBook, origin: ReplicationOrigin): number {
  const { participantId, sourceStageId } = origin;
  // Within one second only the order of the entries tells whether it was stopped or started anew.
  const begun =
    origin.kind === 'scripted'
      ? (stop: Stop) => stop.at >= origin.at
      : (stop: Stop) => stop.place > (destination.places.get(origin) ?? Infinity);
  const ends = destination.stops.filter(
    (stop) =>
      stop.participantId === participantId &&
      (stop.sourceStageId === undefined || stop.sourceStageId === sourceStageId) &&
      begun(stop),
  );
  return Math.min(destination.deletedAt ?? Infinity, ...ends.map((stop) => stop.at));
}

/** The recording set-up in force at an instant. */
export function setupAt(book: StageBook, instant: number): RecordingSetup | undefined {
  return book.setups.findLast((one) => one.from <= instant)?.setup;
}
