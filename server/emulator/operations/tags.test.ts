import { describe, expect, it } from 'vitest';
import { apiOf } from '../testing/api.ts';
import { refusalOf } from '../testing/refusal.ts';
import { START, worldAt } from '../testing/worlds.ts';

const world = worldAt('showtime');
const api = apiOf(world);

const firstOf = (arns: readonly ({ arn?: string | undefined } | undefined)[] | undefined): string =>
  arns?.[0]?.arn ?? '';
const RESOURCES: readonly (readonly [string, string])[] = [
  ['a stage', firstOf(api.ListStages({}).stages)],
  ['a composition', firstOf(api.ListCompositions({}).compositions)],
  ['an encoder configuration', firstOf(api.ListEncoderConfigurations({}).encoderConfigurations)],
  ['a storage configuration', firstOf(api.ListStorageConfigurations({}).storageConfigurations)],
  ['an ingest configuration', firstOf(api.ListIngestConfigurations({}).ingestConfigurations)],
  ['a public key', firstOf(api.ListPublicKeys({}).publicKeys)],
];

describe.each(RESOURCES)('the tags of %s', (_what, resourceArn) => {
  const tags = () => api.ListTagsForResource({ resourceArn }).tags ?? {};

  it('can be added, changed and taken away', () => {
    const before = tags();
    expect(api.TagResource({ resourceArn, tags: { run: '1', note: '' } })).toEqual({});
    expect(tags()).toEqual({ ...before, run: '1', note: '' });
    api.TagResource({ resourceArn, tags: { run: '2' } });
    expect(tags()).toEqual({ ...before, run: '2', note: '' });
    expect(api.UntagResource({ resourceArn, tagKeys: ['run', 'note', 'never there'] })).toEqual({});
    expect(tags()).toEqual(before);
  });
});

describe('tags', () => {
  it('are shown where the resource is', () => {
    const [, stageArn = ''] = RESOURCES[0] ?? [];
    const [, compositionArn = ''] = RESOURCES[1] ?? [];
    for (const resourceArn of [stageArn, compositionArn])
      api.TagResource({ resourceArn, tags: { on: 'air' } });
    expect(api.GetStage({ arn: stageArn }).stage?.tags).toMatchObject({ on: 'air' });
    expect(api.GetComposition({ arn: compositionArn }).composition?.tags).toMatchObject({ on: 'air' });
    const listed = api.ListCompositions({}).compositions?.find(({ arn }) => arn === compositionArn);
    expect(listed?.tags).toMatchObject({ on: 'air' });
  });

  it('are at most fifty, those that are there included', () => {
    const resourceArn = api.CreateStage({ tags: { one: '1' } }).stage?.arn;
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag-${index}`, '']));
    expect(refusalOf(() => api.TagResource({ resourceArn, tags: many(50) }))).toEqual({
      name: 'ValidationException',
      message: expect.stringContaining("'tags' failed to satisfy constraint: Member must leave the resource"),
    });
    api.TagResource({ resourceArn, tags: many(49) });
    // Changing one of them is not another.
    api.TagResource({ resourceArn, tags: { one: '2' } });
    const { tags } = api.ListTagsForResource({ resourceArn });
    expect(Object.keys(tags ?? {})).toHaveLength(50);
  });

  it('may have any key that the rules allow', () => {
    const resourceArn = api.CreateStage({ tags: { ['__proto__']: 'a' } }).stage?.arn;
    api.TagResource({ resourceArn, tags: { constructor: 'b' } });
    expect(api.ListTagsForResource({ resourceArn }).tags).toEqual({ ['__proto__']: 'a', constructor: 'b' });
    api.UntagResource({ resourceArn, tagKeys: ['__proto__'] });
    expect(Object.entries(api.ListTagsForResource({ resourceArn }).tags ?? {})).toEqual([
      ['constructor', 'b'],
    ]);
  });

  it('of nothing are not found', () => {
    for (const [, arn] of RESOURCES) {
      const resourceArn = arn.replace(/\/.*/, '/Unknown12345');
      for (const act of [
        () => api.ListTagsForResource({ resourceArn }),
        () => api.TagResource({ resourceArn, tags: {} }),
        () => api.UntagResource({ resourceArn, tagKeys: [] }),
      ]) {
        expect(refusalOf(act).name).toBe('ResourceNotFoundException');
      }
    }
  });

  it('of a composition go with it', () => {
    const moving = worldAt('showtime', 1, START);
    const own = apiOf(moving);
    const resourceArn = firstOf(own.ListCompositions({}).compositions);
    own.TagResource({ resourceArn, tags: { run: '1' } });
    moving.setNow(START + 48 * 3_600_000);
    expect(refusalOf(() => own.TagResource({ resourceArn, tags: {} })).name).toBe(
      'ResourceNotFoundException',
    );
  });
});
