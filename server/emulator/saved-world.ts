import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SCENARIO_NAMES, type ScenarioName } from './scenarios/scenario-names.ts';

/**
 * What it takes to continue a world after a restart. The world itself is never stored: scenario, seed and start make
 * the same one again, and the clock says how far it has come.
 */
export interface SavedWorld {
  scenario: ScenarioName;
  seed: number;
  /** Milliseconds since the epoch, as all instants here. */
  startedAt: number;
  clock: {
    /** World time at the moment of saving. */
    now: number;
    /** Wall time at the moment of saving. */
    savedAt: number;
    /** World time that passes in a unit of real time from then on; 0 while paused. */
    pace: number;
  };
}

const instant = z.iso.datetime().transform((text) => Date.parse(text));

const fileSchema = z.strictObject({
  version: z.literal(1),
  scenario: z.enum(SCENARIO_NAMES),
  seed: z.number().int().min(0),
  startedAt: instant,
  clock: z.strictObject({ now: instant, savedAt: instant, pace: z.number().min(0) }),
});

const fileIn = (directory: string): string => join(directory, 'world.json');

export interface Found {
  world: SavedWorld | undefined;
  /** Said when a file was there that could not be used; it has then been moved aside, never deleted. */
  problem?: string;
}

/** Reads the world a folder keeps. Throws only when the file system does. */
export const readSavedWorld = (directory: string, wallNow: number): Found => {
  let text: string;
  try {
    text = readFileSync(fileIn(directory), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { world: undefined };
    throw error;
  }
  const result = fileSchema.safeParse(parseJson(text));
  if (result.success) {
    const { scenario, seed, startedAt, clock } = result.data;
    return { world: { scenario, seed, startedAt, clock } };
  }
  const aside = `${fileIn(directory)}.broken-${new Date(wallNow).toISOString().replace(/[:.]/g, '-')}`;
  renameSync(fileIn(directory), aside);
  return {
    world: undefined,
    problem: `The saved world in ${fileIn(directory)} could not be read. It was moved to ${aside}, and a new world begins.`,
  };
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON has no shape either, which is what the schema then reports.
    return undefined;
  }
};

/** Writes the world in one step: a crash leaves the file before or the file after. Throws when the file system does. */
export const writeSavedWorld = (
  directory: string,
  { scenario, seed, startedAt, clock }: SavedWorld,
): void => {
  const iso = (instant: number): string => new Date(instant).toISOString();
  const file = {
    version: 1,
    scenario,
    seed,
    startedAt: iso(startedAt),
    clock: { now: iso(clock.now), savedAt: iso(clock.savedAt), pace: clock.pace },
  } satisfies z.input<typeof fileSchema>;
  mkdirSync(directory, { recursive: true });
  const next = `${fileIn(directory)}.next`;
  writeFileSync(next, `${JSON.stringify(file, null, 2)}\n`);
  renameSync(next, fileIn(directory));
};
