import { type MetricWindow, metricWindow } from '#shared/metrics/period.ts';
import type { MetricMemory } from './metric-memory.ts';
import { type AskMetrics, readSeries, type SeriesQuestion } from './read-series.ts';

/** Lines over a stretch, in the periods that there are of its age. */
export interface Measured {
  /** Undefined where CloudWatch keeps nothing of that age any more: it was not asked. */
  window: MetricWindow | undefined;
  /** As in `SeriesAnswer`. */
  values: readonly (readonly (number | null)[])[];
  asOf: Date;
}

/** What of a connection's metrics outlives a question. */
export interface MetricShelf {
  /** Without one every question goes to AWS. */
  memory: MetricMemory | undefined;
  /** By how much the upstream's time is ahead of this machine's, in milliseconds; undefined before its first answer. */
  aheadMs: number | undefined;
  /** Whether the upstream's time is that of an emulated world, which may be any. */
  emulated: boolean;
}

interface Question {
  questions: readonly SeriesQuestion[];
  /** Milliseconds since the epoch. */
  from: number;
  to: number;
  /** As in `SeriesReading`. */
  mostMs?: number | undefined;
}

/** Reads lines in the finest periods that there are. @throws {ApiError} as `readSeries` */
export async function measure(
  shelf: MetricShelf,
  ask: AskMetrics,
  { questions, from, to, mostMs }: Question,
): Promise<Measured> {
  const at = (now: number) => metricWindow(from, to, now);
  const guessed = shelf.aheadMs === undefined && shelf.emulated ? to : Date.now() + (shelf.aheadMs ?? 0);
  const window = at(guessed);
  if (window === undefined) return { window, values: [], asOf: new Date(guessed) };
  const reading = { ask, memory: shelf.memory, mostMs };
  const answer = await readSeries(reading, questions, window);
  const { asOf, values, askedAt } = answer;
  // What was answered from memory says when that was, and not what time it is.
  if (askedAt === undefined) return { window, values, asOf };
  const now = askedAt.getTime();
  shelf.aheadMs = now - Date.now();
  const right = at(now);
  if (right === undefined) return { window: right, values: [], asOf };
  if (right.period === window.period) return { window, values, asOf };
  const again = await readSeries(reading, questions, right);
  return { window: right, values: again.values, asOf: again.asOf };
}
