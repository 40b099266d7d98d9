import type { CompositionsTable, Database, Row } from '#server/store/schema.ts';
import type { AllCompositions, CompositionGone, CompositionSighting } from './sighting.ts';
import type { StateChange } from './state-change.ts';
import { upsert } from './upsert.ts';

/** All but the reason of a failure, which only EventBridge tells. */
export type KnownComposition = Omit<Row<CompositionsTable>, 'failure_reason'>;

interface Details {
  destinations?: ({ id?: string } & Record<string, unknown>)[];
  [member: string]: unknown;
}

/** The newest tells; what the list leaves out stays as it was last seen whole. */
export function mergeComposition(
  known: KnownComposition | undefined,
  seen: CompositionSighting,
): KnownComposition {
  const { at } = seen;
  const before = known === undefined ? {} : (JSON.parse(known.details) as Details);
  const isNewest = known === undefined || known.last_seen <= at;
  const details = isNewest ? laidOver(before, seen.details) : laidOver(seen.details, before);
  const always = {
    // What is set up at the start does not change, and an end, once it is known, stays.
    details: JSON.stringify(details),
    started_at: known?.started_at ?? seen.startedAt,
    ended_at: known?.ended_at ?? seen.endedAt,
    first_seen: Math.min(known?.first_seen ?? at, at),
  };
  if (known !== undefined && !isNewest) return { ...known, ...always };
  return {
    connection: seen.connection,
    composition_id: seen.compositionId,
    stage_id: seen.stageId,
    state: seen.state,
    ...always,
    last_seen: at,
    gone_at: (known?.gone_at ?? 0) > at ? known!.gone_at : null,
  };
}

/** The newer answer over the older one, destination by destination. */
function laidOver(older: Details, newer: Details): Details {
  const byId = new Map((older.destinations ?? []).map((one) => [one.id, one]));
  const destinations = (newer.destinations ?? []).map((one) => ({ ...byId.get(one.id), ...one }));
  return { ...older, ...newer, destinations };
}

/** @returns how compositions and their destinations have changed since they were last seen */
export async function recordCompositions(
  db: Database,
  connection: string,
  seen: readonly CompositionSighting[],
): Promise<StateChange[]> {
  const rows: KnownComposition[] = await db
    .selectFrom('compositions')
    .selectAll()
    .where('connection', '=', connection)
    .where('composition_id', 'in', [...new Set(seen.map(({ compositionId }) => compositionId))])
    .execute();
  const known = new Map(rows.map((row) => [row.composition_id, row]));
  const changes: StateChange[] = [];
  for (const one of seen) {
    const before = known.get(one.compositionId);
    if (before === undefined || before.last_seen <= one.at) changes.push(...changesOf(before, one));
    known.set(one.compositionId, mergeComposition(before, one));
  }
  await upsert(
    db,
    {
      table: 'compositions',
      key: ['connection', 'composition_id'],
      set: ['state', 'started_at', 'ended_at', 'details', 'first_seen', 'last_seen', 'gone_at'],
    },
    [...known.values()].map((row) => ({ failure_reason: null, ...row })),
  );
  return changes;
}

function changesOf(before: KnownComposition | undefined, seen: CompositionSighting): StateChange[] {
  const { connection, stageId, compositionId, at } = seen;
  const about = { connection, stageId, sessionId: null };
  const known = before === undefined ? {} : (JSON.parse(before.details) as Details);
  const stateOf = new Map((known.destinations ?? []).map((one) => [one.id, one['state']]));
  // The API tells when a composition began and when it ended, not when it changed in between.
  const when = seen.state === 'STARTING' ? seen.startedAt : isOver(seen.state) ? seen.endedAt : null;
  const own: StateChange = {
    ...about,
    kind: 'composition',
    resourceId: compositionId,
    from: before?.state ?? null,
    to: seen.state,
    at: when ?? at,
  };
  const ofDestinations = seen.destinations.map(({ id, state }): StateChange => ({
    ...about,
    kind: 'destination',
    resourceId: id,
    from: (stateOf.get(id) as string | undefined) ?? null,
    to: state,
    at,
  }));
  return [own, ...ofDestinations].filter(({ from, to }) => from !== to);
}

const isOver = (state: string): boolean => state === 'STOPPED' || state === 'FAILED';

export async function recordCompositionGone(
  db: Database,
  { connection, compositionId, at }: CompositionGone,
): Promise<void> {
  await db
    .updateTable('compositions')
    .set({ gone_at: at })
    .where('connection', '=', connection)
    .where('composition_id', '=', compositionId)
    .where('last_seen', '<=', at)
    .execute();
}

export async function recordAllCompositions(
  db: Database,
  { connection, at, since, compositionIds }: AllCompositions,
): Promise<void> {
  const candidates = await db
    .selectFrom('compositions')
    .select('composition_id')
    .where('connection', '=', connection)
    .where('gone_at', 'is', null)
    .where('last_seen', '<', since)
    .execute();
  for (const { composition_id: compositionId } of candidates)
    if (!compositionIds.has(compositionId))
      await recordCompositionGone(db, { kind: 'composition-gone', connection, at, compositionId });
}
