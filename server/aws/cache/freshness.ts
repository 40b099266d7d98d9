import type { Operation } from '../operation-types.ts';
import { type Freshness, operations } from '../operations.ts';

/** Until when an answer may be given without asking AWS, in milliseconds of its age. */
export interface Shelf {
  /** It is as good as a new one. */
  freshMs: number;
  /** It may be given at once while a new one is fetched. */
  staleMs: number;
}

const LIVE: Shelf = { freshMs: 2_000, staleMs: 30_000 };
const CONFIGURATION: Shelf = { freshMs: 60_000, staleMs: 600_000 };
const FOR_EVER: Shelf = { freshMs: Number.POSITIVE_INFINITY, staleMs: Number.POSITIVE_INFINITY };
const NEVER: Shelf = { freshMs: 0, staleMs: 0 };

/** Where AWS cannot be asked, an answer of this age in milliseconds is better than none. */
export const GOOD_IN_NEED_MS = 3_600_000;

/** What the age of an answer is judged by. */
export interface AnswerTraits {
  operation: Operation;
  /** Of a session that has ended: it will never change. */
  settled: boolean;
  /** Pages of the list it is part of, as far as they are known; 1 for what is no list. */
  pages: number;
  /** Calls of the operation a second that the console may make. */
  share: number;
}

/**
 * How long an answer is good, by what it tells of. A live list is fresh for twice the time that loading it takes, so
 * that keeping it up to date uses at most half of what the console may ask of the operation.
 */
export function shelfOf({ operation, settled, pages, share }: AnswerTraits): Shelf {
  const freshness: Freshness = operations[operation].freshness;
  if (freshness === 'none' || isSecret(operation)) return NEVER;
  if (freshness === 'configuration') return CONFIGURATION;
  if (freshness === 'settles' && settled) return FOR_EVER;
  const freshMs = Math.max(LIVE.freshMs, operation.startsWith('List') ? (2_000 * pages) / share : 0);
  return { freshMs, staleMs: Math.max(LIVE.staleMs, freshMs) };
}

/** Whether answers of the operation may be held at all. */
export function isKept(operation: Operation): boolean {
  return operations[operation].freshness !== 'none' && !isSecret(operation);
}

/** It answers stream keys: whoever has one can publish on the stage. */
function isSecret(operation: Operation): boolean {
  return operation === 'GetIngestConfiguration';
}
