import type { IndexState } from '#shared/search/indexing.ts';
import { formatDuration } from '#web/lib/duration.ts';

const number = new Intl.NumberFormat('en-GB');

const STATES: Record<IndexState['state'], string> = {
  off: 'not growing by itself',
  running: 'running',
  waiting: 'up to date as far as it can see, or waiting for its turn',
  throttled: 'resting: AWS throttles, and others need the quota',
  failing: 'failing',
};

/** `Indexed: 820 of 1,000 stages, people of 1,200 of 3,400 ended sessions; 3 days back; running`. */
export function indexWords(index: IndexState): string {
  const { stages, sessions } = index;
  const parts = [
    `Indexed: ${count(stages.indexed, stages.known, 'stage')}, people of ${count(sessions.people, sessions.ended, 'ended session')}`,
    ...(index.since === undefined ? [] : [backWords(index.since, index.seenAt)]),
    isWhole(index) && index.state === 'waiting' ? 'all of it that AWS still has' : STATES[index.state],
  ];
  return parts.join('; ');
}

/** Whether all that is known of is indexed. */
export function isWhole({ stages, sessions }: IndexState): boolean {
  return stages.known > 0 && stages.indexed === stages.known && sessions.people === sessions.ended;
}

/** A part of the whole, from 0 to 1. */
export function indexedPart({ stages, sessions }: IndexState): number {
  const all = stages.known + sessions.ended;
  return all === 0 ? 0 : (stages.indexed + sessions.people) / all;
}

function count(some: number, all: number, what: string): string {
  return `${number.format(some)} of ${number.format(all)} ${what}${all === 1 ? '' : 's'}`;
}

/** Counted to what was seen last, both by the upstream's clock. */
function backWords(since: string, seenAt = since): string {
  return `${formatDuration(Date.parse(seenAt) - Date.parse(since))} back`;
}
