import type { Database } from '#server/store/schema.ts';

/** Values to one statement. */
const AT_ONCE = 500;

/** The names of stages as the console last saw them; one that it never saw has none. */
export async function namesOfStages(
  db: Database,
  connection: string,
  stageIds: readonly string[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (let first = 0; first < stageIds.length; first += AT_ONCE) {
    const rows = await db
      .selectFrom('stages')
      .select(['stage_id', 'name'])
      .where('connection', '=', connection)
      .where('stage_id', 'in', stageIds.slice(first, first + AT_ONCE))
      .execute();
    for (const { stage_id, name } of rows) names.set(stage_id, name ?? '');
  }
  return names;
}

/** The user ids of a session's participants as the console last saw them. */
export async function namesOfPeople(
  db: Database,
  connection: string,
  sessionId: string,
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('participants')
    .select(['participant_id', 'user_id'])
    .where('connection', '=', connection)
    .where('session_id', '=', sessionId)
    .execute();
  return new Map(rows.map(({ participant_id, user_id }) => [participant_id, user_id ?? '']));
}
