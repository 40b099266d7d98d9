import type { JobItem } from '#server/jobs/job-item-rows.ts';
import type { JobProgress } from '#shared/jobs/contract.ts';

interface Standing {
  items: readonly JobItem[];
  /** As in `412 of 1,000 deleted`. */
  word: string;
  /** How many were over when this run began, and when that was, by this machine's clock. */
  before: number;
  began: number;
  /** Calls a second, as long as this run has not shown its own pace. */
  perSecond: number;
}

/** So many have to be over before this run's own pace tells more than AWS's rate. */
const TELLING = 10;

/** How far a job over many things is. */
export function progressOf({ items, word, before, began, perSecond }: Standing): JobProgress {
  const done = items.filter(({ state }) => state === 'done').length;
  const failed = items.filter(({ state }) => state === 'failed').length;
  const over = done + failed;
  const own = over - before;
  const pace = own >= TELLING ? own / Math.max(0.001, (Date.now() - began) / 1_000) : perSecond;
  const text = (number: number): string => number.toLocaleString('en-US');
  return {
    done: over,
    total: items.length,
    estimateSeconds: Math.ceil((items.length - over) / pace),
    words: `${text(done)} of ${text(items.length)} ${word}${failed > 0 ? `, ${text(failed)} failed` : ''}`,
  };
}
