import type {
  GetStageRequest,
  GetStageResponse,
  ListTagsForResourceRequest,
} from '@aws-sdk/client-ivs-realtime';
import { describe, expectTypeOf, it } from 'vitest';
import type { Operation, OperationInput, OperationOutput } from './operation-types.ts';

describe('the operations read from the SDK', () => {
  it('are named as AWS names them', () => {
    expectTypeOf<'GetStage' | 'ListTagsForResource'>().toExtend<Operation>();
    expectTypeOf<Extract<Operation, '$' | 'IVSRealTime' | 'GetStageCommand'>>().toEqualTypeOf<never>();
  });

  it('have the shapes of the SDK', () => {
    expectTypeOf<OperationInput<'GetStage'>>().toExtend<GetStageRequest>();
    expectTypeOf<GetStageRequest>().toExtend<OperationInput<'GetStage'>>();
    expectTypeOf<OperationOutput<'GetStage'>['stage']>().toEqualTypeOf<GetStageResponse['stage']>();
    expectTypeOf<{ maxResults: number }>().toExtend<OperationInput<'ListStages' | 'ListPublicKeys'>>();
    expectTypeOf<OperationOutput<'ListStages'>>().toHaveProperty('stages');
    expectTypeOf<ListTagsForResourceRequest>().toExtend<OperationInput<'ListTagsForResource'>>();
  });
});
