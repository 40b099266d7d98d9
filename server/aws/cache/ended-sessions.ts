import { LRUCache } from 'lru-cache';
import type { Observation } from '../observation.ts';
import type { Operation } from '../operation-types.ts';

/**
 * Milliseconds after its end in which what AWS tells of a session may still change: a recording waits up to five
 * minutes for somebody who comes back, and is then finished (User Guide, "Merge fragmented recordings"); how late
 * events may be is undocumented.
 */
export const SETTLING_MS = 600_000;

const MOST_SESSIONS = 100_000;

/** Knows of which sessions the end was seen, so that answers about them can be kept. A session that is not known is live. */
export class EndedSessions {
  readonly #ends = new LRUCache<string, number>({ max: MOST_SESSIONS });

  /** Takes note of the ends that an answer tells. */
  learn(seen: Pick<Observation, 'connection' | 'operation' | 'input' | 'output'>): void {
    const { stageArn } = seen.input as { stageArn?: string };
    const { stageSession, stageSessions = [] } = seen.output as {
      stageSession?: Session;
      stageSessions?: readonly Session[];
    };
    for (const { sessionId, endTime } of stageSession === undefined ? stageSessions : [stageSession])
      if (endTime !== undefined) this.#ends.set(key(seen.connection, stageArn, sessionId), endTime.getTime());
  }

  /** Whether an answer to the question is the last word: of a session that had ended a while before it was given. */
  isSettled(connection: string, operation: Operation, input: object, asOf: Date): boolean {
    // A list of sessions names none: a new one may begin at any time.
    if (operation === 'ListStageSessions') return false;
    const { stageArn, sessionId } = input as { stageArn?: string; sessionId?: string };
    const end = sessionId === undefined ? undefined : this.#ends.get(key(connection, stageArn, sessionId));
    return end !== undefined && asOf.getTime() >= end + SETTLING_MS;
  }
}

interface Session {
  sessionId?: string | undefined;
  endTime?: Date | undefined;
}

function key(connection: string, stageArn: string | undefined, sessionId: string | undefined): string {
  return `${connection} ${stageArn} ${sessionId}`;
}
