import fc from 'fast-check';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type KeptLedger, openLedger } from './kept-ledger.ts';
import type { LedgerOwner } from './ledger-text.ts';
import type { Intervention } from './state/interventions.ts';
import { CAMPAIGN_SCALE, START } from './testing/worlds.ts';

const OWNER: LedgerOwner = { scenario: 'showtime', seed: 1, startedAt: START };

let directory: string;
let file: string;
const open: KeptLedger[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ledger-'));
  file = join(directory, 'world-ledger.jsonl');
});
afterEach(() => {
  for (const kept of open.splice(0)) kept.close();
  rmSync(directory, { recursive: true });
});

const opened = (
  existing: 'continue' | 'forget' | 'aside' = 'continue',
  owner: LedgerOwner = OWNER,
): KeptLedger => {
  const kept = openLedger({ directory, owner, existing, wallNow: START });
  open.push(kept);
  return kept;
};

const deletion = (id: string): Intervention => ({ kind: 'public-key-deleted', at: START, id });
const creation: Intervention = {
  kind: 'stage-created',
  at: START + 5,
  stageId: 'AbCdEfGh1234',
  name: '',
  tags: { größe: '🎬\n"quoted"', ['__proto__']: 'a key like any other' },
  recording: null,
};

describe('a ledger in a folder', () => {
  it('holds what was appended when it is opened again', () => {
    const first = opened();
    first.begin();
    first.ledger.append([creation, deletion('a')]);
    first.ledger.append([deletion('b')]);
    // As after a kill: nothing was closed.
    const again = opened();
    expect(again.problem).toBeUndefined();
    expect(again.ledger.entries).toEqual([creation, deletion('a'), deletion('b')]);
    expect(again.ledger.of('AbCdEfGh1234')).toEqual([creation]);
    again.ledger.append([deletion('c')]);
    expect(opened().ledger.entries).toHaveLength(4);
  });

  it('is made when it is begun or first written to, in a folder made for it', () => {
    directory = join(directory, 'deep', 'data');
    const kept = opened();
    expect(() => readdirSync(directory)).toThrow(/ENOENT/);
    kept.ledger.append([deletion('a')]);
    kept.begin();
    expect(readdirSync(directory)).toEqual(['world-ledger.jsonl']);
    expect(opened().ledger.entries).toEqual([deletion('a')]);
  });

  it('begins anew for another world that was asked for, once that world has begun', () => {
    opened().ledger.append([deletion('a')]);
    const other = opened('forget', { ...OWNER, seed: 2 });
    expect(other.ledger.entries).toEqual([]);
    expect(opened().ledger.entries).toEqual([deletion('a')]);
    other.begin();
    expect(opened('continue', { ...OWNER, seed: 2 }).ledger.entries).toEqual([]);
    expect(readdirSync(directory)).toEqual(['world-ledger.jsonl']);
  });

  it('can be replaced by that of another world, which goes on in the same file', () => {
    const kept = opened();
    kept.ledger.append([deletion('a')]);
    const other = { ...OWNER, scenario: 'empty' as const };
    const ledger = kept.replace(other, [creation]);
    expect(ledger.entries).toEqual([creation]);
    ledger.append([deletion('b')]);
    expect(opened('continue', other).ledger.entries).toEqual([creation, deletion('b')]);
    expect(readdirSync(directory)).toEqual(['world-ledger.jsonl']);
  });

  it('drops a last line that was cut short, says so and goes on', () => {
    opened().ledger.append([deletion('a'), deletion('b')]);
    truncateSync(file, readFileSync(file).length - 3);
    const kept = opened();
    expect(kept.problem).toBe(`The last line of ${file} was not complete and was dropped.`);
    expect(kept.ledger.entries).toEqual([deletion('a')]);
    kept.ledger.append([deletion('c')]);
    const again = opened();
    expect(again.problem).toBeUndefined();
    expect(again.ledger.entries).toEqual([deletion('a'), deletion('c')]);
  });

  it.each([
    ['is no JSON', 'nonsense\n'],
    ['is of a kind that is not known', '{"kind":"world-ended","at":1}\n'],
    ['has a member too many', '{"kind":"public-key-deleted","at":1,"id":"x","why":"y"}\n'],
    ['lacks one', '{"kind":"public-key-deleted","at":1}\n'],
    ['has tags that are none', '{"kind":"tags-changed","at":1,"resource":"stage","id":"x","tags":{"a":1}}\n'],
  ])('goes on from the line before one that %s, and keeps the whole file', (_what, line) => {
    opened().ledger.append([deletion('a')]);
    appendFileSync(file, line + JSON.stringify(deletion('b')) + '\n');
    const whole = readFileSync(file, 'utf8');
    const kept = opened();
    expect(kept.ledger.entries).toEqual([deletion('a')]);
    const aside = `${file}.broken-2026-11-20T14-00-00-000Z`;
    expect(kept.problem).toContain(aside);
    expect(readFileSync(aside, 'utf8')).toBe(whole);
    kept.ledger.append([deletion('c')]);
    expect(opened().ledger.entries).toEqual([deletion('a'), deletion('c')]);
  });

  it.each([
    ['of another world', () => opened('forget', { ...OWNER, seed: 2 }).begin(), 'continue' as const],
    ['that is no ledger', () => appendFileSync(file, 'something'), 'continue' as const],
    ['that is empty', () => appendFileSync(file, ''), 'continue' as const],
    ['whose world could not be read', () => opened().ledger.append([deletion('a')]), 'aside' as const],
  ])('is moved aside when it is one %s', (_what, make, existing) => {
    make();
    const whole = readFileSync(file, 'utf8');
    const kept = opened(existing);
    const aside = `${file}.broken-2026-11-20T14-00-00-000Z`;
    expect(kept.problem).toContain(aside);
    expect(kept.ledger.entries).toEqual([]);
    expect(readFileSync(aside, 'utf8')).toBe(whole);
  });

  it('that could not be written to is as it was, in memory and in the file', () => {
    const kept = opened();
    kept.ledger.append([deletion('a')]);
    kept.close();
    expect(() => kept.ledger.append([deletion('b')])).toThrow(/is closed/);
    expect(kept.ledger.entries).toEqual([deletion('a')]);
    expect(opened().ledger.entries).toEqual([deletion('a')]);
  });

  it('is read up to the last whole line wherever it was cut', () => {
    const entries = [creation, deletion('a'), creation, deletion('b')];
    opened().ledger.append(entries);
    const bytes = readFileSync(file);
    const headEnd = bytes.indexOf('\n') + 1;
    fc.assert(
      fc.property(fc.integer({ min: headEnd, max: bytes.length }), (cut) => {
        truncateSync(file, 0);
        appendFileSync(file, bytes.subarray(0, cut));
        const whole = bytes.subarray(headEnd, cut).toString('latin1').split('\n').length - 1;
        const kept = openLedger({ directory, owner: OWNER, existing: 'continue', wallNow: START });
        kept.close();
        expect(kept.ledger.entries).toEqual(entries.slice(0, whole));
        expect(kept.problem === undefined).toBe(bytes[cut - 1] === 10);
      }),
      { seed: 1, numRuns: 30 * CAMPAIGN_SCALE },
    );
  });
});
