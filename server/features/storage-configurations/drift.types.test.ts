import type * as sdk from '@aws-sdk/client-ivs-realtime';
import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import type { Unproven } from '#shared/contract/endpoint.ts';
import type { StorageConfiguration } from '#shared/storage-configurations/contract.ts';
import type { StorageConfigurationDraft } from '#shared/storage-configurations/drafts.ts';
import type { Drift, WithShortIds } from '#server/testing/sdk-drift.ts';

describe('the shapes of storage configurations', () => {
  it('pass on the whole StorageConfigurationSummary of the SDK', () => {
    type Ours = z.output<typeof StorageConfiguration>;
    expectTypeOf<sdk.StorageConfigurationSummary>().toExtend<Unproven<Ours>>();
    expectTypeOf<Drift<sdk.StorageConfigurationSummary, Ours>>().toEqualTypeOf<never>();
  });
  it('pass on the whole StorageConfiguration of the SDK', () => {
    type Ours = z.output<typeof StorageConfiguration>;
    expectTypeOf<sdk.StorageConfiguration>().toExtend<Unproven<Ours>>();
    expectTypeOf<Drift<sdk.StorageConfiguration, Ours>>().toEqualTypeOf<never>();
  });
});

describe('what may be asked of storage configurations', () => {
  it('is the whole CreateStorageConfigurationRequest of the SDK', () => {
    type Ours = z.output<typeof StorageConfigurationDraft>;
    type Theirs = WithShortIds<sdk.CreateStorageConfigurationRequest>;
    expectTypeOf<Ours>().toExtend<Theirs>();
    expectTypeOf<Drift<Theirs, Ours>>().toEqualTypeOf<never>();
  });
});
