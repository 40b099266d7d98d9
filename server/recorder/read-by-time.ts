import type { CompositionsTable, Database, Row, StateChangesTable } from '#server/store/schema.ts';
import { changesOfCompositions } from './read-recorded.ts';

/** Where a page of a list begins: behind what stands at this time, and of those at one time behind this id. */
export type Position = readonly [time: number, id: string];

interface PageOf {
  after: Position | undefined;
  limit: number;
}

export interface TimedComposition {
  row: Row<CompositionsTable>;
  /** Its own and those of its destinations, the oldest first. */
  changes: Row<StateChangesTable>[];
  /** Where it stands in the order of the list. */
  position: Position;
}

/**
 * The compositions of a stage that are known to have existed within a time, by start. One whose end nobody saw had ended
 * at the latest when AWS was first seen not to know it.
 * @param from milliseconds since the epoch; none is left out for having ended
 * @param to milliseconds since the epoch; none is left out for starting late
 */
export async function compositionsBetween(
  db: Database,
  connection: string,
  stageId: string,
  { from, to, after, limit }: { from: number | undefined; to: number | undefined } & PageOf,
): Promise<TimedComposition[]> {
  let query = db
    .selectFrom('compositions')
    .selectAll()
    .where('connection', '=', connection)
    .where('stage_id', '=', stageId);
  if (from !== undefined)
    query = query.where((is) =>
      is(is.fn.coalesce('ended_at', 'gone_at', is.val(Number.MAX_SAFE_INTEGER)), '>', from),
    );
  if (to !== undefined) query = query.where((is) => is(is.fn.coalesce('started_at', 'first_seen'), '<', to));
  if (after !== undefined) {
    const [time, id] = after;
    query = query.where((is) => {
      const start = is.fn.coalesce('started_at', 'first_seen');
      return is.or([is(start, '>', time), is.and([is(start, '=', time), is('composition_id', '>', id)])]);
    });
  }
  const rows = await query
    .orderBy(({ fn }) => fn.coalesce('started_at', 'first_seen'))
    .orderBy('composition_id')
    .limit(limit)
    .execute();
  const changes = await changesOfCompositions(db, connection, rows);
  return rows.map((row) => ({
    row,
    changes: changes.get(row.composition_id) ?? [],
    position: [row.started_at ?? row.first_seen, row.composition_id],
  }));
}

/** How the recordings of those who published in a session were seen to change, the oldest change first. */
export async function recordingChanges(
  db: Database,
  connection: string,
  sessionId: string,
  { after, limit }: PageOf,
): Promise<Row<StateChangesTable>[]> {
  let query = db
    .selectFrom('participants as p')
    // Only who publishes is recorded; changes are found by what they are of.
    .innerJoin('state_changes as c', (join) =>
      join.onRef('c.connection', '=', 'p.connection').onRef('c.resource_id', '=', 'p.participant_id'),
    )
    .selectAll('c')
    .where('p.connection', '=', connection)
    .where('p.session_id', '=', sessionId)
    .where('p.published', '=', 1)
    .where('c.kind', '=', 'recording')
    .where('c.session_id', '=', sessionId);
  if (after !== undefined) {
    const [time, id] = after;
    query = query.where((is) =>
      is.or([is('c.changed_at', '>', time), is.and([is('c.changed_at', '=', time), is('c.id', '>', id)])]),
    );
  }
  return query.orderBy('c.changed_at').orderBy('c.id').limit(limit).execute();
}
