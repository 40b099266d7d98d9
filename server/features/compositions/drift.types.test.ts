import type * as sdk from '@aws-sdk/client-ivs-realtime';
import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import type { Unproven } from '#shared/contract/endpoint.ts';
import type { Composition, CompositionSummary, Destination } from '#shared/compositions/contract.ts';
import type { Drift } from '#server/testing/sdk-drift.ts';

describe('the shapes of compositions', () => {
  it('pass on the whole CompositionSummary of the SDK', () => {
    type Ours = z.output<typeof CompositionSummary>;
    expectTypeOf<sdk.CompositionSummary>().toExtend<Unproven<Ours>>();
    expectTypeOf<Drift<sdk.CompositionSummary, Ours>>().toEqualTypeOf<never>();
  });
  it('pass on the whole Composition of the SDK', () => {
    type Ours = z.output<typeof Composition>;
    expectTypeOf<sdk.Composition>().toExtend<Unproven<Ours>>();
    expectTypeOf<Drift<sdk.Composition, Ours>>().toEqualTypeOf<never>();
  });
  it('pass on the whole Destination of the SDK', () => {
    type Ours = z.output<typeof Destination>;
    expectTypeOf<sdk.Destination>().toExtend<Unproven<Ours>>();
    expectTypeOf<Drift<sdk.Destination, Ours>>().toEqualTypeOf<never>();
  });
});
