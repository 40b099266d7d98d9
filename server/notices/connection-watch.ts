import type { AnyOperation } from '#server/aws/any-operation.ts';
import type { LaneGauge } from '#server/aws/budget/budget.ts';
import type { Reachability } from '#server/aws/call.ts';
import type { Problem } from './problem.ts';

/** What is known of a connection at one moment. */
export interface ConnectionSign {
  connection: string;
  /** Undefined before the first call. */
  reachability: Reachability | undefined;
  gauges: ReadonlyMap<AnyOperation, Pick<LaneGauge, 'lastMinute' | 'perSecond' | 'share'>>;
}

/** One call that fails is a hiccup; a connection that stays silent for so long, in milliseconds, has stopped working. */
const SILENT_MS = 5_000;

/** Calls of one operation throttled within a minute from which on somebody should know. */
const THROTTLED_FROM = 3;

/** After so long without throttling, in milliseconds, the next time is another problem. */
const CALM_MS = 10 * 60_000;

interface Spell {
  /** When it began, by this machine's clock: part of the problem's key, so that the next one is another. */
  since: number;
  lastAt: number;
  told: boolean;
}

/**
 * Looks at connections from time to time and tells what has become wrong with them, each spell of a problem once.
 *
 * @param now milliseconds since the epoch by this machine's clock
 */
export function connectionWatch(now: () => number = Date.now): (sign: ConnectionSign) => Problem[] {
  const spells = new Map<string, Spell>();

  /** @returns the spell, the first time that it has lasted for long enough */
  function spell(name: string, isOn: boolean, lastsFor: number, calmMs: number): Spell | undefined {
    const moment = now();
    const known = spells.get(name);
    if (!isOn) {
      if (known !== undefined && moment - known.lastAt >= calmMs) spells.delete(name);
      return undefined;
    }
    const going = known ?? { since: moment, lastAt: moment, told: false };
    going.lastAt = moment;
    spells.set(name, going);
    if (going.told || moment - going.since < lastsFor) return undefined;
    going.told = true;
    return going;
  }

  return ({ connection, reachability, gauges }) => {
    const problems: Problem[] = [];
    const down = spell(`${connection}/down`, reachability?.reachable === false, SILENT_MS, 0);
    if (down !== undefined)
      problems.push({
        connection,
        kind: 'connection_down',
        key: String(down.since),
        title: 'AWS cannot be reached',
        text: 'The last calls got no answer. What the pages show is as old as they say.',
        about: {},
      });
    const refused = spell(`${connection}/credentials`, reachability?.code === 'aws_credentials', 0, 0);
    if (refused !== undefined)
      problems.push({
        connection,
        kind: 'credentials',
        key: String(refused.since),
        title: 'AWS does not accept the credentials',
        text: 'They are missing, expired or of another account. Renew them on the server.',
        about: {},
      });
    for (const [operation, { lastMinute, perSecond, share }] of gauges) {
      const isOn = lastMinute.throttled >= THROTTLED_FROM;
      const throttled = spell(`${connection}/throttled/${operation}`, isOn, 0, CALM_MS);
      if (throttled !== undefined)
        problems.push({
          connection,
          kind: 'throttled',
          key: `${operation}/${throttled.since}`,
          title: `AWS throttles ${operation}`,
          text:
            'Somebody else uses the account’s quota as well. The console has slowed down to ' +
            `${perSecond.toFixed(1)} of its ${share.toFixed(1)} calls a second; pages may be slower.`,
          about: { operation },
        });
    }
    return problems;
  };
}
