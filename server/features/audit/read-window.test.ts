import { describe, expect, it } from 'vitest';
import { rowAfter } from '#server/audit/audit-row.ts';
import type { AuditRecord } from '#server/audit/read-entries.ts';
import { readWindow } from './read-window.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-11-20T14:00:00Z');
/** The console's clock is days ahead of that of the emulator. */
const AHEAD = 9 * 24 * 60 * MINUTE;

/** One entry a minute; what failed has no time of AWS. */
function logOf(count: number, isFailed: (seq: number) => boolean = () => false) {
  const asked: (number | undefined)[] = [];
  const record = (seq: number): AuditRecord => ({
    row: rowAfter(
      { seq: seq - 1, hash: '' },
      { phase: 'intent', endpoint: 'stages.update' },
      START + AHEAD + seq * MINUTE,
    ),
    result: isFailed(seq) ? 'aws_conflict' : 'ok',
    awsRequestId: undefined,
    upstreamAt: isFailed(seq) ? undefined : START + seq * MINUTE,
    endedAt: undefined,
    objects: {},
  });
  const entries = async (_filter: object, before: number | undefined, limit: number) => {
    asked.push(before);
    const newest = Math.min(count, (before ?? Infinity) - 1);
    return Array.from({ length: Math.max(0, Math.min(limit, newest)) }, (_, i) => record(newest - i));
  };
  return { log: { entries }, asked };
}

const at = (seq: number): number => START + seq * MINUTE;
const seqs = (found: readonly AuditRecord[]): number[] => found.map(({ row }) => row.seq);

describe('the entries of a window', () => {
  it('are all found, however many came behind it, page by page', async () => {
    const { log } = logOf(12_000);
    const all: number[] = [];
    let next: number | undefined;
    let pages = 0;
    do {
      const page = await readWindow(log, {}, { from: at(100), to: at(150) }, next, 20);
      all.push(...seqs(page.found));
      ({ next } = page);
      pages += 1;
    } while (next !== undefined);
    expect(all).toEqual(Array.from({ length: 50 }, (_, i) => 149 - i));
    // Two that only went on, and three with some.
    expect(pages).toBe(5);
  });

  it('are not looked for before its beginning, by more than the order of things can differ', async () => {
    const { log, asked } = logOf(100_000);
    const { found, next } = await readWindow(log, {}, { from: at(99_000), to: Infinity }, undefined, 2_000);
    expect([found.length, next]).toEqual([1_001, undefined]);
    expect(asked).toHaveLength(3);
  });

  it('goes past what has no time of AWS, of which nobody knows where it belongs', async () => {
    const { log } = logOf(2_000, (seq) => seq > 500);
    const { found } = await readWindow(log, {}, { from: at(100), to: at(110) }, undefined, 20);
    expect(seqs(found)).toEqual([109, 108, 107, 106, 105, 104, 103, 102, 101, 100]);
  });

  it('tells of no next page where the last one is full', async () => {
    const { log } = logOf(20);
    const { found, next } = await readWindow(log, {}, { from: -Infinity, to: Infinity }, undefined, 20);
    expect([found.length, next]).toEqual([20, undefined]);
  });
});
