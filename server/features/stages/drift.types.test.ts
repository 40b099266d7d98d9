import type * as sdk from '@aws-sdk/client-ivs-realtime';
import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import type { Unproven } from '#shared/contract/endpoint.ts';
import type { Stage, StageSummary } from '#shared/stages/contract.ts';
import type { StageDraft, StageUpdate } from '#shared/stages/drafts.ts';
import type { Drift, WithShortIds } from '#server/testing/sdk-drift.ts';

describe('the shapes of stages', () => {
  it('pass on the whole StageSummary of the SDK', () => {
    type Ours = z.output<typeof StageSummary>;
    expectTypeOf<sdk.StageSummary>().toExtend<Unproven<Ours>>();
    expectTypeOf<Drift<sdk.StageSummary, Ours>>().toEqualTypeOf<never>();
  });
  it('pass on the whole Stage of the SDK', () => {
    type Ours = z.output<typeof Stage>;
    expectTypeOf<sdk.Stage>().toExtend<Unproven<Ours>>();
    expectTypeOf<Drift<sdk.Stage, Ours>>().toEqualTypeOf<never>();
  });
});

describe('what may be asked of stages', () => {
  it('is the whole CreateStageRequest of the SDK', () => {
    type Ours = z.output<typeof StageDraft>;
    type Theirs = WithShortIds<sdk.CreateStageRequest>;
    expectTypeOf<Ours>().toExtend<Theirs>();
    expectTypeOf<Drift<Theirs, Ours>>().toEqualTypeOf<never>();
  });
  it('is the whole UpdateStageRequest of the SDK', () => {
    type Ours = z.output<typeof StageUpdate>;
    type Theirs = WithShortIds<Omit<sdk.UpdateStageRequest, 'arn'>>;
    expectTypeOf<Ours>().toExtend<Theirs>();
    expectTypeOf<Drift<Theirs, Ours>>().toEqualTypeOf<never>();
  });
});
