import type * as sdk from '@aws-sdk/client-ivs-realtime';
import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import type { Result } from '#shared/contract/endpoint.ts';
import type { tags } from '#shared/tags/contract.ts';
import type { TagAdditions, TagRemovals } from '#shared/tags/drafts.ts';
import type { Drift, WithShortIds } from '#server/testing/sdk-drift.ts';

it('the tags of a resource pass on what the SDK answers', () => {
  expectTypeOf<sdk.ListTagsForResourceResponse['tags']>().toExtend<Result<typeof tags.get>['item']>();
});

describe('what may be asked of tags', () => {
  it('is the whole TagResourceRequest of the SDK', () => {
    type Ours = z.output<typeof TagAdditions>;
    type Theirs = WithShortIds<Omit<sdk.TagResourceRequest, 'resourceArn'>>;
    expectTypeOf<Ours>().toExtend<Theirs>();
    expectTypeOf<Drift<Theirs, Ours>>().toEqualTypeOf<never>();
  });
  it('is the whole UntagResourceRequest of the SDK', () => {
    type Ours = z.output<typeof TagRemovals>;
    type Theirs = WithShortIds<Omit<sdk.UntagResourceRequest, 'resourceArn'>>;
    expectTypeOf<Ours>().toExtend<Theirs>();
    expectTypeOf<Drift<Theirs, Ours>>().toEqualTypeOf<never>();
  });
});
