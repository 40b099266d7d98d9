import type * as sdk from '@aws-sdk/client-ivs-realtime';
import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import type { Unproven } from '#shared/contract/endpoint.ts';
import type {
  EncoderConfiguration,
  EncoderConfigurationSummary,
} from '#shared/encoder-configurations/contract.ts';
import type { EncoderConfigurationDraft } from '#shared/encoder-configurations/drafts.ts';
import type { Drift, WithShortIds } from '#server/testing/sdk-drift.ts';

describe('the shapes of encoder configurations', () => {
  it('pass on the whole EncoderConfigurationSummary of the SDK', () => {
    type Ours = z.output<typeof EncoderConfigurationSummary>;
    expectTypeOf<sdk.EncoderConfigurationSummary>().toExtend<Unproven<Ours>>();
    expectTypeOf<Drift<sdk.EncoderConfigurationSummary, Ours>>().toEqualTypeOf<never>();
  });
  it('pass on the whole EncoderConfiguration of the SDK', () => {
    type Ours = z.output<typeof EncoderConfiguration>;
    expectTypeOf<sdk.EncoderConfiguration>().toExtend<Unproven<Ours>>();
    expectTypeOf<Drift<sdk.EncoderConfiguration, Ours>>().toEqualTypeOf<never>();
  });
});

describe('what may be asked of encoder configurations', () => {
  it('is the whole CreateEncoderConfigurationRequest of the SDK', () => {
    type Ours = z.output<typeof EncoderConfigurationDraft>;
    type Theirs = WithShortIds<sdk.CreateEncoderConfigurationRequest>;
    expectTypeOf<Ours>().toExtend<Theirs>();
    expectTypeOf<Drift<Theirs, Ours>>().toEqualTypeOf<never>();
  });
});
