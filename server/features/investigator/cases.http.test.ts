import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { CASES } from './testing/cases.ts';
import { Scene } from './testing/scene.ts';

let running: RunningConsole;

beforeAll(async () => {
  running = await startConsole({ scenario: 'empty' });
});
afterEach(() => running.emulator.faults.clear());
afterAll(async () => running.close());

describe('the cases', () => {
  it('have names of their own', () => {
    expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
    expect(CASES.length).toBeGreaterThanOrEqual(40);
  });

  it.each(CASES)('can be played: $name', async ({ play }) => {
    const scene = await Scene.open(running.emulator);
    try {
      const asked = await play(scene);
      expect([asked.x, asked.y]).not.toContain('');
      expect(asked.at % 1_000).toBe(0);
    } finally {
      scene.close();
    }
  });
});
