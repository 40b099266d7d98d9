import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE_NAMING, fullInputs } from '#server/testing/full-inputs.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { CHANGES_IN_ORDER, type WorldToChange, worldToChange } from '#server/testing/world-to-change.ts';

let running: RunningConsole;
let world: WorldToChange;
beforeAll(async () => {
  running = await startConsole();
  world = await worldToChange(running);
});
afterAll(async () => running.close());

it('every change is tried here', () => {
  expect(CHANGES_IN_ORDER.toSorted()).toEqual(Object.keys(fullInputs(EXAMPLE_NAMING)).toSorted());
});

describe('what is read differently after a change', () => {
  it.each(CHANGES_IN_ORDER)('%s: is all among what it says that it makes stale', async (operation) => {
    running.emulator.clock.step(1_000);
    const before = await world.readAll();
    const endpoint = await world.perform(operation);
    const after = await world.readAll();
    const changed = world.reads.filter((_, index) => before[index] !== after[index]).map(({ id }) => id);
    const unsaid = changed.filter((id) => !endpoint.invalidates.includes(id));
    expect([...new Set(unsaid)]).toEqual([]);
    expect(changed.length > 0).toBe(endpoint.invalidates.length > 0);
  });
});
