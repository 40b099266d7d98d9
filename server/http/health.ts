import { Router } from 'express';
import type { Reachability } from '#server/aws/call.ts';
import { connectionState } from '#server/aws/connection-state.ts';
import type { Connections } from '#server/aws/connections.ts';

/**
 * `/healthz`: the process answers. `/readyz`: it should be given requests, which is not so while it is closing, or
 * when no connection reached its upstream on its last call. A connection that nobody has used yet counts as ready:
 * a probe must not spend the account's quota.
 */
export function health(connections: Connections, closing: AbortSignal): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get('/healthz', (_request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    response.json({ status: 'ok' });
  });
  router.get('/readyz', (_request, response) => {
    const upstreams = connections.all.map((connection) => {
      const { settings, caller } = connection;
      const last = caller.reachability();
      const { trouble } = connectionState(connection);
      return {
        connection: settings.id,
        state: stateOf(last, trouble !== undefined),
        ...(last === undefined ? {} : { since: last.at.toISOString() }),
        // One word: what AWS said of it is for those who may look at the connection.
        ...(trouble === undefined ? {} : { trouble: trouble.reason }),
      };
    });
    const ready = !closing.aborted && upstreams.some(({ state }) => state !== 'unreachable');
    response.setHeader('Cache-Control', 'no-store');
    response.status(ready ? 200 : 503).json({ ready, closing: closing.aborted, upstreams });
  });
  return router;
}

/** `refused` is ready all the same: people have to be shown why. */
function stateOf(last: Reachability | undefined, isInTrouble: boolean): string {
  if (last?.reachable === false) return 'unreachable';
  if (isInTrouble) return 'refused';
  return last === undefined ? 'not used yet' : 'reachable';
}
