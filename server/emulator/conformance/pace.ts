import type { IVSRealTimeClient } from '@aws-sdk/client-ivs-realtime';

/**
 * Makes a client wait before calls of one operation, so that they never come faster than so many a second. One after
 * another: nothing of a second is saved for later, as AWS's burst is not known.
 */
export function paced(client: IVSRealTimeClient, operation: string, perSecond: number): void {
  const gap = 1_000 / perSecond;
  let free = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context['commandName'] === `${operation}Command`) {
        const now = performance.now();
        const at = Math.max(now, free);
        free = at + gap;
        if (at > now) await new Promise((go) => setTimeout(go, at - now));
      }
      return next(args);
    },
    // Once for each attempt: a repetition is a call as well.
    { step: 'finalizeRequest', priority: 'low', name: `paced${operation}` },
  );
}
