import type * as sdk from '@aws-sdk/client-ivs-realtime';
import { expectTypeOf, it } from 'vitest';
import type { Result } from '#shared/contract/endpoint.ts';
import type { tags } from '#shared/tags/contract.ts';

it('the tags of a resource pass on what the SDK answers', () => {
  expectTypeOf<sdk.ListTagsForResourceResponse['tags']>().toExtend<Result<typeof tags.get>['item']>();
});
