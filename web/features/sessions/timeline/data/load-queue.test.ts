import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PATIENT } from '../testing/arbitrary-events.ts';
import { SCALE } from '#web/testing/campaign.ts';
import { IN_FLIGHT_LIMIT, type LoadOutcome, LoadQueue, QUEUE_LIMIT } from './load-queue.ts';

/** A loader whose loads end when the test says so. */
class Bench {
  readonly running = new Map<string, { signal: AbortSignal; end: (error?: Error) => void }>();
  readonly started: string[] = [];
  readonly ended: [string, LoadOutcome['state']][] = [];
  readonly done = new Set<string>();
  readonly queue = new LoadQueue({
    load: (id, signal) =>
      new Promise((resolve, reject) => {
        this.running.set(id, { signal, end: (error) => (error ? reject(error) : resolve()) });
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      }),
    needs: (id) => !this.done.has(id),
    onStart: (id) => this.started.push(id),
    onEnd: (id, outcome) => {
      this.running.delete(id);
      if (outcome.state !== 'cancelled') this.done.add(id);
      this.ended.push([id, outcome.state]);
    },
  });

  want(...ids: string[]): void {
    this.queue.want(() => ids);
  }

  /** Ends one load and lets what follows from it happen. */
  async end(id: string, error?: Error): Promise<void> {
    this.running.get(id)?.end(error);
    await Promise.resolve();
    await Promise.resolve();
  }
}

const lanes = (count: number, from = 0) => Array.from({ length: count }, (_, i) => `p${from + i}`);

describe('the queue', () => {
  test('starts the most urgent, as many as may be in flight, and goes on as they end', async () => {
    const bench = new Bench();
    bench.want(...lanes(10));
    expect(bench.started).toEqual(lanes(IN_FLIGHT_LIMIT));
    await bench.end('p1');
    expect(bench.started.at(-1)).toBe('p4');
    expect(bench.ended).toEqual([['p1', 'loaded']]);
  });

  test('never holds more than the limit', () => {
    const bench = new Bench();
    bench.want(...lanes(10_000));
    expect(bench.queue.inFlight + bench.queue.waiting).toBe(QUEUE_LIMIT);
  });

  test('cancels what is no longer wanted and says so', () => {
    const bench = new Bench();
    bench.want('p0', 'p1');
    const first = bench.running.get('p0');
    bench.want('p1', 'p2');
    expect(first?.signal.aborted).toBe(true);
    expect(bench.ended).toEqual([['p0', 'cancelled']]);
    expect([...bench.running.keys()]).toEqual(['p1', 'p2']);
  });

  test('keeps what is in flight when it is still wanted, however far down', () => {
    const bench = new Bench();
    bench.want('p0');
    bench.want(...lanes(500, 1), 'p0');
    expect(bench.running.get('p0')?.signal.aborted).toBe(false);
    expect(bench.queue.inFlight + bench.queue.waiting).toBe(QUEUE_LIMIT);
  });

  test('loads again a lane that was cancelled and is wanted once more', async () => {
    const bench = new Bench();
    bench.want('p0');
    bench.want();
    bench.want('p0');
    expect(bench.started).toEqual(['p0', 'p0']);
    await bench.end('p0');
    expect(bench.ended).toEqual([
      ['p0', 'cancelled'],
      ['p0', 'loaded'],
    ]);
  });

  test('does not repeat a failed lane by itself', async () => {
    const bench = new Bench();
    bench.want('p0', 'p1');
    await bench.end('p0', new Error('throttled'));
    expect(bench.started).toEqual(['p0', 'p1']);
    expect(bench.ended).toEqual([['p0', 'failed']]);
    bench.done.delete('p0');
    bench.want('p0', 'p1');
    expect(bench.started).toEqual(['p0', 'p1', 'p0']);
  });

  test('leaves nothing behind when cleared', () => {
    const bench = new Bench();
    bench.want(...lanes(100));
    bench.queue.clear();
    expect(bench.running.size).toBe(0);
    expect(bench.queue.waiting).toBe(0);
  });
});

test(
  'whatever is wanted, ends or fails: never beyond the limits, nothing twice at once, nothing forgotten',
  PATIENT,
  async () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ want: fc.nat(300), count: fc.nat(120) }) },
      { weight: 5, arbitrary: fc.record({ end: fc.nat(), fails: fc.boolean() }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const bench = new Bench();
        let wanted: string[] = [];
        for (const each of steps) {
          if ('want' in each) {
            wanted = lanes(each.count, each.want);
            bench.want(...wanted);
          } else {
            const ids = [...bench.running.keys()];
            const id = ids[each.end % Math.max(ids.length, 1)];
            if (id !== undefined) await bench.end(id, each.fails ? new Error('failed') : undefined);
          }
          const { inFlight, waiting } = bench.queue;
          expect(inFlight + waiting).toBeLessThanOrEqual(QUEUE_LIMIT);
          expect(inFlight).toBeLessThanOrEqual(IN_FLIGHT_LIMIT);
          expect(bench.running.size).toBe(inFlight);
          for (const id of bench.running.keys()) expect(wanted).toContain(id);
          const missing = wanted.filter((id) => !bench.done.has(id)).length;
          expect(inFlight + waiting).toBe(Math.min(missing, QUEUE_LIMIT));
        }
      }),
      { seed: 1, numRuns: 100 * SCALE },
    );
  },
);
