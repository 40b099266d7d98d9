import { LRUCache } from 'lru-cache';
import type { Sighting } from './sighting.ts';

/** What is seen again and again without a change is written again only after so long, in the upstream's time. */
export const SEEN_AGAIN_AFTER_MS = 60_000;
const REMEMBERED = 50_000;

/**
 * Tells what need not be written, because it was written just so a moment ago. Polling sees the same thing many times a
 * minute, and each write would cost the disk as much as a change.
 */
export class Unchanged {
  readonly #written = new LRUCache<string, { text: string; at: number }>({ max: REMEMBERED });

  /** Whether there is something to be written; the sighting is then taken for written. */
  isNews(sighting: Sighting): boolean {
    const key = keyOf(sighting);
    if (key === undefined) return true;
    const { at, ...said } = sighting;
    const text = JSON.stringify(said);
    const known = this.#written.get(key);
    // What comes out of order is for the database to judge.
    if (known?.text === text && at >= known.at && at - known.at < SEEN_AGAIN_AFTER_MS) return false;
    this.#written.set(key, { text, at });
    return true;
  }

  /** Something else has changed the tables, or a write has failed. */
  forget(): void {
    this.#written.clear();
  }
}

/** Undefined for what is said once, and changes what others say. */
function keyOf(sighting: Sighting): string | undefined {
  const { kind, connection } = sighting;
  switch (kind) {
    case 'stage':
      return `${kind} ${connection} ${sighting.stageId}`;
    case 'session':
      // The list of stages tells less of it than the list of sessions; the two are not to take turns.
      return `${kind} ${connection} ${sighting.sessionId} ${sighting.startedAt === undefined}`;
    case 'participant':
      return `${kind} ${connection} ${sighting.sessionId} ${sighting.participantId} ${sighting.details === undefined}`;
    case 'participant-error':
      return `${kind} ${connection} ${sighting.sessionId} ${sighting.participantId} ${sighting.code} ${sighting.firstAt}`;
    case 'composition':
      return `${kind} ${connection} ${sighting.compositionId} ${sighting.whole}`;
    default:
      return undefined;
  }
}
