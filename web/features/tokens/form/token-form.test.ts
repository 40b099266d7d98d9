import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDraft } from '#shared/contract/check-draft.ts';
import { TokenDraft } from '#shared/tokens/drafts.ts';
import { SCALE } from '#web/testing/campaign.ts';
import { numbered } from './name-pattern.ts';
import {
  BEGIN,
  draftsOf,
  furtherRules,
  participantIdOf,
  setDraftOf,
  type TokenForm,
  TokenSetDraft,
} from './token-form.ts';

const form = (changes: Partial<TokenForm> = {}): TokenForm => ({ ...BEGIN, by: 'aws', ...changes });
const problems = (changes: Partial<TokenForm>) => {
  const state = form(changes);
  const ofFirst = checkDraft(TokenSetDraft, setDraftOf(state)).problems ?? [];
  return [...ofFirst, ...furtherRules(state)].map(({ path, message }) => `${path} ${message}`);
};

describe('a set of tokens', () => {
  it('has a name for each of them', () => {
    const drafts = draftsOf(
      form({ count: '12', userId: 'guest-{nn}', attributes: [{ key: 'order', value: '{n}' }] }),
    );
    expect(drafts).toHaveLength(12);
    expect(drafts[0]).toEqual({
      duration: 720,
      userId: 'guest-01',
      attributes: { order: '1' },
      capabilities: ['PUBLISH', 'SUBSCRIBE'],
    });
    expect(drafts[11]).toMatchObject({ userId: 'guest-12', attributes: { order: '12' } });
  });

  it('leaves out what nobody has typed', () => {
    expect(draftsOf(form({ duration: '' }))).toEqual([
      {
        duration: undefined,
        userId: undefined,
        attributes: undefined,
        capabilities: ['PUBLISH', 'SUBSCRIBE'],
      },
    ]);
  });

  it.each<[Partial<TokenForm>, string]>([
    [{ count: '0' }, 'count must be at least 1'],
    [{ count: '13' }, 'count must be at most 12'],
    [{ count: '' }, 'count must be'],
    [{ count: '1.5' }, 'count must be'],
    [{ duration: '0' }, 'duration must be at least 1'],
    [{ duration: '20161' }, 'duration must be at most 20160'],
    [{ duration: 'a day' }, 'duration must be'],
    [{ userId: 'x'.repeat(129) }, 'userId must have at most 128 characters'],
    [{ publish: false, subscribe: false }, 'capabilities must be at least one of the two'],
    [
      { attributes: [{ key: 'k', value: 'ü'.repeat(512) }] },
      'attributes must hold at most 1,024 bytes, keys and values together',
    ],
    [
      {
        attributes: [
          { key: 'k', value: '1' },
          { key: 'k', value: '2' },
        ],
      },
      'attributes.k has the key “k” twice',
    ],
    [{ by: 'browser', participantId: 'not so' }, 'participantId must be 1 to 64 letters'],
    [
      { by: 'browser', participantId: 'one', count: '2' },
      'participantId must have {n} in it: each token is another participant',
    ],
    // The first of the set fits, the last does not.
    [{ count: '10', userId: `${'x'.repeat(127)}{n}` }, 'userId must have at most 128 characters'],
    [
      { count: '10', attributes: [{ key: 'k', value: `${'x'.repeat(1022)}{n}` }] },
      'attributes must hold at most 1,024 bytes',
    ],
    [{ by: 'browser', count: '10', participantId: `${'x'.repeat(63)}{n}` }, 'participantId must be 1 to 64'],
  ])('with %j is told that %s', (changes, said) => {
    expect(problems(changes).some((problem) => problem.startsWith(said))).toBe(true);
    expect(problems({})).toEqual([]);
  });

  it('without a problem has none in any of its tokens', () => {
    const pattern = fc
      .tuple(fc.string({ maxLength: 130 }), fc.constantFrom('', '{n}', '{nn}'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.record({
          by: fc.constantFrom('aws', 'browser'),
          count: fc.integer({ min: -1, max: 14 }).map(String),
          userId: pattern,
          participantId: fc.oneof(fc.constantFrom('', 'p-{n}'), pattern),
          publish: fc.boolean(),
          subscribe: fc.boolean(),
          duration: fc.oneof(fc.constant(''), fc.integer({ min: -5, max: 21_000 }).map(String)),
          attributes: fc.array(fc.record({ key: fc.string({ maxLength: 12 }), value: pattern }), {
            maxLength: 9,
          }),
        }),
        (state: TokenForm) => {
          const found = problems(state);
          const drafts = draftsOf(state);
          if (found.length > 0) return;
          expect(drafts).toHaveLength(Number(state.count));
          for (const draft of drafts) expect(checkDraft(TokenDraft, draft).problems).toEqual([]);
          const ids = drafts
            .map((_, index) => participantIdOf(state, index + 1))
            .filter((id) => id !== undefined);
          expect(new Set(ids).size).toBe(ids.length);
        },
      ),
      { numRuns: 300 * SCALE },
    );
  });
});

it('a pattern has its number put in wherever it is asked for', () => {
  expect(numbered('a{n}-{nn}-{n}', 7)).toBe('a7-07-7');
  expect(numbered('{x}{n', 7)).toBe('{x}{n');
});
