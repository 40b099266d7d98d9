import type * as sdk from '@aws-sdk/client-ivs-realtime';
import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import type { Unproven } from '#shared/contract/endpoint.ts';
import type { PublicKey, PublicKeySummary } from '#shared/public-keys/contract.ts';
import type { PublicKeyDraft } from '#shared/public-keys/drafts.ts';
import type { Drift, WithShortIds } from '#server/testing/sdk-drift.ts';

describe('the shapes of public keys', () => {
  it('pass on the whole PublicKeySummary of the SDK', () => {
    type Ours = z.output<typeof PublicKeySummary>;
    expectTypeOf<sdk.PublicKeySummary>().toExtend<Unproven<Ours>>();
    expectTypeOf<Drift<sdk.PublicKeySummary, Ours>>().toEqualTypeOf<never>();
  });
  it('pass on the whole PublicKey of the SDK', () => {
    type Ours = z.output<typeof PublicKey>;
    expectTypeOf<sdk.PublicKey>().toExtend<Unproven<Ours>>();
    expectTypeOf<Drift<sdk.PublicKey, Ours>>().toEqualTypeOf<never>();
  });
});

describe('what may be asked of public keys', () => {
  it('is the whole ImportPublicKeyRequest of the SDK', () => {
    type Ours = z.output<typeof PublicKeyDraft>;
    type Theirs = WithShortIds<sdk.ImportPublicKeyRequest>;
    expectTypeOf<Ours>().toExtend<Theirs>();
    expectTypeOf<Drift<Theirs, Ours>>().toEqualTypeOf<never>();
  });
});
