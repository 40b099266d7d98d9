import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areMade, changesInWords, ownTags, tagChanges, tagsOfAws } from './tag-changes.ts';
import { SCALE } from '#web/testing/campaign.ts';

const rows = (tags: Record<string, string>) => Object.entries(tags).map(([key, value]) => ({ key, value }));
const anyTags = fc.dictionary(
  fc.constantFrom('env', 'team', 'cost', 'a', 'b', 'constructor'),
  fc.constantFrom('', 'x', 'y'),
);

describe('changes of tags', () => {
  it('are only what is another one, and are told in words', () => {
    const before = { env: 'prod', team: 'a', old: '' };
    const changes = tagChanges(before, [
      ...rows({ env: 'prod', team: 'b', new: 'n' }),
      { key: '', value: '' },
    ]);
    expect(changes).toEqual({ tags: { team: 'b', new: 'n' }, tagKeys: ['old'] });
    expect(changesInWords(before, changes)).toBe('1 added, 1 changed, 1 removed');
    expect(changesInWords(before, tagChanges(before, rows(before)))).toBe('');
  });

  it('lead from any tags to any others, and leave what somebody else has done meanwhile', () => {
    fc.assert(
      fc.property(anyTags, anyTags, (before, after) => {
        const changes = tagChanges(before, rows(after));
        const now: Record<string, string> = { ...before, others: 'own', ...changes.tags };
        for (const key of changes.tagKeys) delete now[key];
        expect(areMade(now, changes)).toBe(true);
        expect(now).toEqual({ ...after, others: 'own' });
        const isSame = Object.keys(changes.tags).length + changes.tagKeys.length === 0;
        expect(areMade(before, changes)).toBe(isSame);
      }),
      { numRuns: 200 * SCALE, seed: 1 },
    );
  });

  it('are not about the tags of AWS', () => {
    const tags = { 'aws:cloudformation:stack-name': 's', 'AWS:x': '', env: 'prod' };
    expect([ownTags(tags), Object.keys(tagsOfAws(tags))]).toEqual([
      { env: 'prod' },
      ['aws:cloudformation:stack-name', 'AWS:x'],
    ]);
  });
});
