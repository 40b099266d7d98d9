import type * as sdk from '@aws-sdk/client-ivs-realtime';
import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import type { Unproven } from '#shared/contract/endpoint.ts';
import type { StageSession } from '#shared/sessions/contract.ts';
import type { Drift } from '#server/testing/sdk-drift.ts';

describe('the shapes of sessions', () => {
  it('pass on the whole StageSessionSummary of the SDK', () => {
    type Ours = z.output<typeof StageSession>;
    expectTypeOf<sdk.StageSessionSummary>().toExtend<Unproven<Ours>>();
    expectTypeOf<Drift<sdk.StageSessionSummary, Ours>>().toEqualTypeOf<never>();
  });
  it('pass on the whole StageSession of the SDK', () => {
    type Ours = z.output<typeof StageSession>;
    expectTypeOf<sdk.StageSession>().toExtend<Unproven<Ours>>();
    expectTypeOf<Drift<sdk.StageSession, Ours>>().toEqualTypeOf<never>();
  });
});
