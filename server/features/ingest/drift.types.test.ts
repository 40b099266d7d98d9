import type * as sdk from '@aws-sdk/client-ivs-realtime';
import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import type { Unproven } from '#shared/contract/endpoint.ts';
import type { IngestConfiguration, IngestConfigurationSummary } from '#shared/ingest/contract.ts';
import type { Drift } from '#server/testing/sdk-drift.ts';

interface MaskedCredential extends Omit<sdk.RedundantIngestCredential, 'streamKey'> {
  maskedStreamKey: string;
}
type Replace<Configuration> = Omit<Configuration, 'streamKey' | 'redundantIngestCredentials'> & {
  maskedStreamKey: string;
  redundantIngestCredentials?: MaskedCredential[];
};

describe('the shapes of ingest', () => {
  it('pass on the whole IngestConfigurationSummary of the SDK', () => {
    type Ours = z.output<typeof IngestConfigurationSummary>;
    expectTypeOf<sdk.IngestConfigurationSummary>().toExtend<Unproven<Ours>>();
    expectTypeOf<Drift<sdk.IngestConfigurationSummary, Ours>>().toEqualTypeOf<never>();
  });
  it('pass on the whole IngestConfiguration of the SDK, but masked keys in place of stream keys', () => {
    type Ours = z.output<typeof IngestConfiguration>;
    type Masked = Replace<sdk.IngestConfiguration>;
    expectTypeOf<Masked>().toExtend<Unproven<Ours>>();
    expectTypeOf<Drift<Masked, Ours>>().toEqualTypeOf<never>();
    expectTypeOf<keyof Ours & 'streamKey'>().toEqualTypeOf<never>();
  });
});
