import type { Connections } from '#server/aws/connections.ts';

/** An account that could not be learned is not asked for again within this time, in milliseconds. */
const AGAIN_MS = 60_000;
/** EventBridge waits five seconds for an answer. */
const PATIENCE_MS = 3_000;

/** The ids of the connections to an account and Region. An account that is not configured is learned once. */
export function accountsOf(connections: Connections): (account: string, region: string) => Promise<string[]> {
  const known = new Map<string, string>();
  const askedAt = new Map<string, number>();

  async function accountOf({ settings, account }: Connections['all'][number]): Promise<string | undefined> {
    const { id, accountId } = settings;
    const found = accountId ?? known.get(id);
    if (found !== undefined) return found;
    if (performance.now() - (askedAt.get(id) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS) return undefined;
    try {
      const learned = await account.id(AbortSignal.timeout(PATIENCE_MS));
      known.set(id, learned);
      return learned;
    } catch {
      // The connection does not work; its own notices say so.
      askedAt.set(id, performance.now());
      return undefined;
    }
  }

  return async (account, region) => {
    const found: string[] = [];
    for (const connection of connections.all)
      if (connection.settings.region === region && (await accountOf(connection)) === account)
        found.push(connection.settings.id);
    return found;
  };
}
