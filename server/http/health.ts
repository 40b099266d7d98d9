import { Router } from 'express';
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
    const upstreams = connections.all.map(({ settings, caller }) => {
      const last = caller.reachability();
      return {
        connection: settings.id,
        state: last === undefined ? 'not used yet' : last.reachable ? 'reachable' : 'unreachable',
        ...(last === undefined ? {} : { since: last.at.toISOString() }),
      };
    });
    const ready = !closing.aborted && upstreams.some(({ state }) => state !== 'unreachable');
    response.setHeader('Cache-Control', 'no-store');
    response.status(ready ? 200 : 503).json({ ready, closing: closing.aborted, upstreams });
  });
  return router;
}
