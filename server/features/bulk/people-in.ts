import type { Database } from '#server/store/schema.ts';

/** Values to one statement. */
const AT_ONCE = 500;

/** Who was connected when the console last saw these sessions, and of how many of them it has seen nobody. */
export async function peopleIn(
  db: Database,
  connection: string,
  sessionIds: readonly string[],
): Promise<{ connected: number; unseenSessions: number }> {
  let connected = 0;
  const seen = new Set<string>();
  for (let first = 0; first < sessionIds.length; first += AT_ONCE) {
    const rows = await db
      .selectFrom('participants')
      .select(['session_id', 'state', ({ fn }) => fn.countAll<number>().as('people')])
      .where('connection', '=', connection)
      .where('session_id', 'in', sessionIds.slice(first, first + AT_ONCE))
      .groupBy(['session_id', 'state'])
      .execute();
    for (const { session_id, state, people } of rows) {
      seen.add(session_id);
      if (state === 'CONNECTED') connected += Number(people);
    }
  }
  return { connected, unseenSessions: sessionIds.length - seen.size };
}
