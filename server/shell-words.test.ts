import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overLines, shellWord } from '#shared/commands/shell-words.ts';

const SCALE = Number(process.env['CAMPAIGN_SCALE'] ?? '1');

/** What a shell of this machine makes of a command's words after its first. */
const wordsOf = (words: string): string[] =>
  execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${words}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);

/** No word of any program can hold the character that ends it. */
const text = fc.string({ unit: 'binary', maxLength: 40 }).filter((one) => !one.includes('\0'));
const tricky = fc
  .array(fc.constantFrom("'", '"', '\\', '$HOME', '`id`', '\n', ' ', '*', '~', '!', '#', ';', '=', '-', 'a'))
  .map((parts) => parts.join(''));

describe('a word for a shell', () => {
  it('is left as it is where that is safe', () => {
    const arn = 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl';
    expect([arn, '', '~', '-x', "it's"].map(shellWord)).toEqual([
      arn,
      "''",
      "'~'",
      "'-x'",
      String.raw`'it'\''s'`,
    ]);
  });

  it('is read by the shell as it was meant, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(text, tricky), { minLength: 1, maxLength: 30 }), (words) => {
        // What is sent to a shell is UTF-8, which has no half of a pair.
        const meant = words.map((word) => Buffer.from(word).toString());
        expect(wordsOf(overLines(meant.map(shellWord)))).toEqual(meant);
      }),
      { numRuns: 50 * SCALE, seed: 1 },
    );
  });
});
