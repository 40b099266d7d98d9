import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KyselyPlugin } from 'kysely';

/** Milliseconds for which statements may go on one after the other while everybody else waits. */
const LONGEST = 8;

/**
 * For a driver that works in this thread: what awaits one statement after the other would otherwise have them all done in
 * one turn of the event loop, a whole transaction or migration. Whoever holds the connection keeps it meanwhile.
 *
 * @param now milliseconds of a clock that only goes forward
 */
export function fairTurns(now: () => number = () => performance.now()): KyselyPlugin {
  let began: number | undefined;
  return {
    transformQuery({ node }) {
      if (began === undefined) {
        began = now();
        setImmediate(() => (began = undefined));
      }
      return node;
    },
    async transformResult({ result }) {
      if (began !== undefined && now() - began > LONGEST) await nextTurn();
      return result;
    },
  };
}
