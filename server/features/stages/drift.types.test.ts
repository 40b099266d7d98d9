import type * as sdk from '@aws-sdk/client-ivs-realtime';
import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import type { Unproven } from '#shared/contract/endpoint.ts';
import type { Stage, StageSummary } from '#shared/stages/contract.ts';
import type { Drift } from '#server/testing/sdk-drift.ts';

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
