import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TimeWindow } from './time-window.ts';
import { usePacedWindow } from './use-paced-window.ts';

const FRAME_MS = 16;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A view that steps forth, and all that was told of its window: a number for each, the steps until then. */
function steppingView() {
  let window: TimeWindow = { from: 0, to: 60 };
  let listener: (() => void) | undefined;
  const view = {
    getWindow: () => window,
    subscribe: (told: () => void) => {
      listener = told;
      return () => (listener = undefined);
    },
    projection: (width: number) => ({ ...window, width }),
  };
  const told: number[] = [];
  renderHook(() => {
    const { from } = usePacedWindow(view);
    if (told.at(-1) !== from) told.push(from);
  });
  const step = () =>
    act(() => {
      window = { from: window.from + 1, to: window.to + 1 };
      listener?.();
    });
  const pass = (ms: number) =>
    act(() => {
      vi.advanceTimersByTime(ms);
    });
  // It was told once when it was drawn; what follows is a movement of its own.
  pass(1_000);
  return { told, step, pass };
}

test('a single step is told at once', () => {
  const { told, step } = steppingView();
  step();
  expect(told).toEqual([0, 1]);
});

test('a movement is told four times a second', () => {
  const { told, step, pass } = steppingView();
  for (let frame = 0; frame < 1_000 / FRAME_MS; frame += 1) {
    step();
    pass(FRAME_MS);
  }
  // At its first step, and then after every quarter of a second.
  expect(told).toHaveLength(2 + 4);
});

test('what was not told yet is told a tenth of a second after the last step', () => {
  const { told, step, pass } = steppingView();
  step();
  pass(FRAME_MS);
  step();
  pass(99);
  expect(told).toEqual([0, 1]);
  pass(1);
  expect(told).toEqual([0, 1, 2]);
  pass(1_000);
  expect(told).toEqual([0, 1, 2]);
});
