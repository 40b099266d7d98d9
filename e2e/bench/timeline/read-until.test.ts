import { expect, test } from 'vitest';
import { readUntil } from './read-until.ts';

/** Readings 0, 1, 2 … */
function counting() {
  let next = 0;
  return async () => Promise.resolve(next++);
}
const never = async () => new Promise<boolean>((resolve) => setImmediate(() => resolve(false)));

test('what goes on is read until it is over, once at least', async () => {
  const read = counting();
  let asked = 0;
  const isOver = async () => Promise.resolve(++asked === 3);
  expect(await readUntil({ read, isOver, failures: [], atMostMs: 60_000 })).toEqual([0, 1, 2]);
  const atOnce = { read, isOver: async () => Promise.resolve(true), failures: [], atMostMs: 0 };
  expect(await readUntil(atOnce)).toEqual([3]);
});

test('what goes wrong meanwhile ends it with its words', async () => {
  const failures: string[] = [];
  const read = async () => Promise.resolve(failures.push('gap is undefined'));
  await expect(readUntil({ read, isOver: never, failures, atMostMs: 60_000 })).rejects.toThrow(
    /^gap is undefined$/,
  );
});

test('what does not end is given up in time', async () => {
  const never20 = { read: counting(), isOver: never, failures: [], atMostMs: 20 };
  await expect(readUntil(never20)).rejects.toThrow('It was not over after 20 ms.');
});
