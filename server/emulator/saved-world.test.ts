import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSavedWorld, writeSavedWorld, type SavedWorld } from './saved-world.ts';

const NOW = Date.UTC(2026, 10, 20, 14);

const WORLD: SavedWorld = {
  scenario: 'showtime',
  seed: 1,
  startedAt: NOW,
  clock: { now: NOW + 1_234, savedAt: NOW + 5_678, pace: 2.5 },
};

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'saved-world-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('a saved world', () => {
  it('is read as it was written, in a folder made for it', () => {
    const inside = join(directory, 'deep', 'data');
    expect(readSavedWorld(inside, NOW)).toEqual({ world: undefined });
    writeSavedWorld(inside, WORLD);
    writeSavedWorld(inside, { ...WORLD, seed: 2 });
    expect(readSavedWorld(inside, NOW)).toEqual({ world: { ...WORLD, seed: 2 } });
    expect(readdirSync(inside)).toEqual(['world.json']);
  });

  it('can be read by people', () => {
    writeSavedWorld(directory, WORLD);
    expect(readFileSync(join(directory, 'world.json'), 'utf8')).toContain(
      '"startedAt": "2026-11-20T14:00:00.000Z"',
    );
  });

  it.each([
    ['cut off', '{"version":1,"scenario":"show'],
    ['empty', ''],
    ['of another kind', '[]'],
    ['of a later version', JSON.stringify({ version: 2 })],
    ['of a scenario that is gone', JSON.stringify({ version: 1, scenario: 'circus', seed: 1 })],
  ])('that is %s is moved aside, said and not lost', (_what, text) => {
    writeFileSync(join(directory, 'world.json'), text);
    const { world, problem } = readSavedWorld(directory, NOW);
    expect(world).toBeUndefined();
    const aside = join(directory, 'world.json.broken-2026-11-20T14-00-00-000Z');
    expect(problem).toContain(aside);
    expect(readFileSync(aside, 'utf8')).toBe(text);
    expect(existsSync(join(directory, 'world.json'))).toBe(false);
    expect(readSavedWorld(directory, NOW)).toEqual({ world: undefined });
  });

  it('that cannot be read at all is not taken for none', () => {
    writeFileSync(join(directory, 'a-file'), '');
    expect(() => readSavedWorld(join(directory, 'a-file'), NOW)).toThrow(/ENOTDIR/);
  });
});
