import { describe, expect, it } from 'vitest';
import { ReaderQueue } from './reader-queue.ts';

async function read(queue: ReaderQueue<string>, count: number): Promise<string[]> {
  const got: string[] = [];
  for await (const event of queue.read(() => undefined)) {
    got.push(event);
    if (got.length === count) break;
  }
  return got;
}

describe('what waits for a reader', () => {
  it('comes in order, also what arrives while it is read, until it ends', async () => {
    const queue = new ReaderQueue<string>(100, () => undefined);
    queue.push('a', 1);
    const reading = read(queue, 9);
    await Promise.resolve();
    queue.push('b', 1);
    queue.push('c', 1);
    queue.end();
    queue.push('too late', 1);
    expect(await reading).toEqual(['a', 'b', 'c']);
    expect(queue.bytes).toBe(0);
  });

  it('is let go when too much of it waits, and told once', () => {
    let cuts = 0;
    const queue = new ReaderQueue<string>(100, () => (cuts += 1));
    queue.push('large, and asked for', 0);
    queue.push('x', 60);
    expect(cuts).toBe(0);
    queue.push('y', 60);
    queue.push('z', 60);
    expect(cuts).toBe(1);
  });
});
