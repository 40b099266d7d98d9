import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BulkCreate } from '#shared/bulk/drafts.ts';
import { checkDraft } from '#shared/contract/check-draft.ts';
import { draftOf, EMPTY, furtherProblems, stagesOf } from './create-form.ts';

describe('the form of many stages', () => {
  it('counts, with so many digits at least', () => {
    const state = { ...EMPTY, pattern: 'lesson-{nn}', from: '9', count: '3' };
    expect(stagesOf(state).map(({ name }) => name)).toEqual(['lesson-09', 'lesson-10', 'lesson-11']);
  });

  it('gives the tags of the form to every line of a CSV, whose own go before', () => {
    const state = {
      ...EMPTY,
      how: 'csv' as const,
      csv: 'name,env\na,dev\nb,',
      rows: [{ key: 'env', value: 'prod' }],
    };
    expect(stagesOf(state)).toEqual([
      { name: 'a', tags: { env: 'dev' } },
      { name: 'b', tags: { env: 'prod' } },
    ]);
  });

  it('says at the field which stage breaks which rule', () => {
    expect(furtherProblems({ ...EMPTY, how: 'csv', csv: 'name\ngood\nnot good' })).toEqual([
      expect.objectContaining({
        path: 'csv',
        message: expect.stringContaining('in line 3: the name must') as string,
      }),
    ]);
    const spread = 'name,\n\n"good","over\ntwo lines"\n\nnot good,';
    expect(furtherProblems({ ...EMPTY, how: 'csv', csv: spread })[0]?.message).toMatch(
      /^in line 6: the name/,
    );
    expect(furtherProblems({ ...EMPTY, pattern: 'same', count: '2' })[0]?.path).toBe('pattern');
    expect(furtherProblems({ ...EMPTY, pattern: 'a-{n}', count: '1001' })[0]?.path).toBe('count');
  });

  it('has nothing to say exactly where the draft can be sent', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '-', '{n}', ' ', '1', 'é'), maxLength: 5 });
    fc.assert(
      fc.property(
        text,
        fc.constantFrom('', '0', '1', '1.5', '-1'),
        fc.constantFrom('', '0', '1', '3', 'x'),
        (pattern, from, count) => {
          const state = { ...EMPTY, pattern, from, count };
          const broken = checkDraft(BulkCreate, draftOf(state, 'some-key')).problems.length > 0;
          if (broken) expect(furtherProblems(state)).not.toEqual([]);
          if (furtherProblems(state).length === 0) expect(broken).toBe(false);
        },
      ),
    );
  });
});
