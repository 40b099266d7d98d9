import { afterAll, afterEach, beforeAll, it } from 'vitest';
import type { EmulatorOptions } from '../start.ts';
import { KIND, type SimulatedTarget, startTarget, type Target } from './target.ts';

/** Something that must hold of the service. */
export type Case =
  | { run: (target: Target) => Promise<void> }
  | { simulated: string; run: (target: SimulatedTarget) => Promise<void> };

/** A case for the emulator and AWS alike. */
export const anywhere = (run: (target: Target) => Promise<void>): Case => ({ run });

/** @param why what of it AWS offers no way to do, or only at a price */
export const simulated = (why: string, run: (target: SimulatedTarget) => Promise<void>): Case => ({
  simulated: why,
  run,
});

/** Paced below AWS's rates, whatever makes hundreds of calls takes minutes. */
const TIMEOUT_MS = KIND === 'aws' ? 1_800_000 : 60_000;

const isSimulated = (target: Target): target is SimulatedTarget => 'simulate' in target;

/** Makes a test of a case. Against AWS, one that needs the simulation is named with the reason and not run. */
export function holds(name: string, one: Case, target: () => Target): void {
  it(name, { timeout: TIMEOUT_MS }, async (context) => {
    const place = target();
    if (!('simulated' in one)) return one.run(place);
    if (isSimulated(place)) return one.run(place);
    if (KIND === 'emulator') throw new Error('Against the emulator no case is left out.');
    return context.skip(`only in a simulation: ${one.simulated}`);
  });
}

/**
 * The target of a file's cases; what a case makes is deleted after it.
 * @param options for the emulator; AWS is as it is
 */
export function targetOfFile(options: EmulatorOptions = {}): () => Target {
  let target: Target | undefined;
  const started = (): Target => {
    if (!target) throw new Error('The target is there in tests, not before.');
    return target;
  };
  beforeAll(async () => {
    target = await startTarget(options);
  });
  afterEach(() => started().release());
  afterAll(() => target?.close());
  return started;
}
