import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AwsError } from '../wire/aws-error.ts';
import { type PageRequest, paginate } from './paging.ts';

const runs = Math.ceil(100 * Number(process.env['CAMPAIGN_SCALE'] ?? 1));

const request = (changes: Partial<PageRequest> = {}): PageRequest => ({
  accountId: '123456789012',
  operation: 'ListStages',
  filters: {},
  nextToken: undefined,
  maxResults: undefined,
  ...changes,
});

const keys = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { maxLength: 60 })
  .map((list) => list.toSorted());
const itself = (key: string) => key;

describe('paginate', () => {
  it('gives every item once, in order, in pages of the asked size', () => {
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 100 }), (items, maxResults) => {
        const seen: string[] = [];
        let nextToken: string | undefined;
        do {
          const page = paginate(items, itself, request({ nextToken, maxResults }));
          if (page.nextToken !== undefined) expect(page.items).toHaveLength(maxResults);
          seen.push(...page.items);
          nextToken = page.nextToken;
        } while (nextToken !== undefined);
        expect(seen).toEqual(items);
      }),
      { seed: 1, numRuns: runs },
    );
  });

  it('goes on where it was when items come and go between two pages', () => {
    fc.assert(
      fc.property(keys, keys, fc.integer({ min: 1, max: 10 }), (before, others, maxResults) => {
        const after = [...new Set([...before.filter((_, index) => index % 3 !== 0), ...others])].toSorted();
        const first = paginate(before, itself, request({ maxResults }));
        fc.pre(first.nextToken !== undefined);
        const last = first.items.at(-1) ?? '';
        const rest = paginate(after, itself, request({ nextToken: first.nextToken, maxResults: 100 }));
        expect(rest.items).toEqual(after.filter((key) => key > last));
      }),
      { seed: 1, numRuns: runs },
    );
  });

  it('counts only wanted items and gives a token only where another follows', () => {
    const items = ['a', 'b', 'c', 'd', 'e', 'f'];
    const vowels = (key: string) => 'ae'.includes(key);
    const page = paginate(items, itself, request({ maxResults: 2 }), vowels);
    expect(page).toEqual({ items: ['a', 'e'] });
    const first = paginate(items, itself, request({ maxResults: 1 }), vowels);
    expect(first.items).toEqual(['a']);
    expect(paginate(items, itself, request({ nextToken: first.nextToken }), vowels)).toEqual({
      items: ['e'],
    });
  });

  it('has the page size of the operation unless asked for another', () => {
    const items = Array.from({ length: 150 }, (_, index) => String(index).padStart(3, '0'));
    expect(paginate(items, itself, request()).items).toHaveLength(50);
    expect(paginate(items, itself, request({ operation: 'ListCompositions' })).items).toHaveLength(100);
  });

  it('gives tokens in the characters and length that AWS allows', () => {
    const items = [`${'k'.repeat(300)}1`, `${'k'.repeat(300)}2`];
    const { nextToken } = paginate(items, itself, request({ maxResults: 1 }));
    expect(nextToken).toMatch(/^[a-zA-Z0-9+/=_-]{1,1024}$/);
  });

  it('takes an empty token for none', () => {
    expect(paginate(['a'], itself, request({ nextToken: '' })).items).toEqual(['a']);
  });

  it('refuses a token of another list, other filters or another account', () => {
    const items = ['a', 'b', 'c'];
    const { nextToken } = paginate(items, itself, request({ maxResults: 1, filters: { userId: 'x' } }));
    const foreign: Partial<PageRequest>[] = [
      { operation: 'ListStageSessions', filters: { userId: 'x' } },
      { filters: { userId: 'y' } },
      { filters: {} },
      { accountId: '210987654321', filters: { userId: 'x' } },
    ];
    for (const changes of foreign) {
      const refusal = () => paginate(items, itself, request({ nextToken, ...changes }));
      expect(refusal).toThrow(AwsError);
      expect(refusal).toThrow("'nextToken'");
    }
  });

  it('refuses tokens that were never given out', () => {
    fc.assert(
      fc.property(fc.base64String({ minLength: 1, maxLength: 80 }), (nextToken) => {
        expect(() => paginate(['a', 'b'], itself, request({ nextToken }))).toThrow(AwsError);
      }),
      { seed: 1, numRuns: runs },
    );
  });

  it('refuses a token with any one character changed', () => {
    const { nextToken = '' } = paginate(['alpha', 'beta'], itself, request({ maxResults: 1 }));
    for (let at = 0; at < nextToken.length; at += 1) {
      const changed = nextToken.slice(0, at) + (nextToken[at] === 'A' ? 'B' : 'A') + nextToken.slice(at + 1);
      expect(() => paginate(['alpha', 'beta'], itself, request({ nextToken: changed }))).toThrow(AwsError);
    }
  });
});
