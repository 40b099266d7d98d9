import type { GetParticipantRequest, ListStagesResponse, StageSummary } from '@aws-sdk/client-ivs-realtime';
import { describe, expectTypeOf, it } from 'vitest';
import type { Handlers } from './handler.ts';
import type { Operation, OperationInput, OperationOutput } from './operation.ts';

describe('the operations read from the SDK', () => {
  it('are names of operations and of nothing else', () => {
    expectTypeOf<'ListStages' | 'UntagResource' | 'StartParticipantReplication'>().toExtend<Operation>();
    expectTypeOf<'Stage'>().not.toExtend<Operation>();
    expectTypeOf<string>().not.toExtend<Operation>();
    expectTypeOf<keyof Handlers>().toEqualTypeOf<Operation>();
  });

  it('have the SDK shapes, without its metadata', () => {
    expectTypeOf<OperationInput<'GetParticipant'>['sessionId']>().toEqualTypeOf<
      GetParticipantRequest['sessionId']
    >();
    expectTypeOf<OperationOutput<'ListStages'>['stages']>().toEqualTypeOf<ListStagesResponse['stages']>();
    expectTypeOf<Handlers['ListStages']>()
      .returns.toHaveProperty('stages')
      .toEqualTypeOf<StageSummary[] | undefined>();
    expectTypeOf<keyof OperationOutput<'ListStages'>>().toEqualTypeOf<'stages' | 'nextToken'>();
  });
});
