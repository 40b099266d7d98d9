import type * as sdk from '@aws-sdk/client-ivs-realtime';
import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import type { Unproven } from '#shared/contract/endpoint.ts';
import type { Composition, CompositionSummary, Destination } from '#shared/compositions/contract.ts';
import type { CompositionDraft } from '#shared/compositions/drafts.ts';
import type { Drift, WithShortIds } from '#server/testing/sdk-drift.ts';

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

describe('what may be asked of compositions', () => {
  it('is the whole StartCompositionRequest of the SDK', () => {
    type Ours = z.output<typeof CompositionDraft>;
    type Theirs = WithShortIds<sdk.StartCompositionRequest>;
    expectTypeOf<Ours>().toExtend<Theirs>();
    expectTypeOf<Drift<Theirs, Ours>>().toEqualTypeOf<never>();
  });
});
