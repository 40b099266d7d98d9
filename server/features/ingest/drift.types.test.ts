import type * as sdk from '@aws-sdk/client-ivs-realtime';
import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import type { Unproven } from '#shared/contract/endpoint.ts';
import type { IngestConfiguration, IngestConfigurationSummary } from '#shared/ingest/contract.ts';
import type { StreamKeys } from '#shared/ingest/changes.ts';
import type { IngestConfigurationDraft, IngestConfigurationUpdate } from '#shared/ingest/drafts.ts';
import type { Drift, WithShortIds } from '#server/testing/sdk-drift.ts';

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
  it('reveal every stream key of the SDK’s IngestConfiguration, and nothing else of it', () => {
    type Ours = z.output<typeof StreamKeys>;
    type Keys = Pick<sdk.IngestConfiguration, 'streamKey' | 'redundantIngestCredentials'>;
    expectTypeOf<Keys>().toExtend<Unproven<Ours>>();
    expectTypeOf<Drift<Keys, Ours>>().toEqualTypeOf<never>();
  });
});

describe('what may be asked of ingest', () => {
  it('is the whole CreateIngestConfigurationRequest of the SDK', () => {
    type Ours = z.output<typeof IngestConfigurationDraft>;
    type Theirs = WithShortIds<sdk.CreateIngestConfigurationRequest>;
    expectTypeOf<Ours>().toExtend<Theirs>();
    expectTypeOf<Drift<Theirs, Ours>>().toEqualTypeOf<never>();
  });
  it('is the whole UpdateIngestConfigurationRequest of the SDK', () => {
    type Ours = z.output<typeof IngestConfigurationUpdate>;
    type Theirs = WithShortIds<Omit<sdk.UpdateIngestConfigurationRequest, 'arn'>>;
    expectTypeOf<Ours>().toExtend<Theirs>();
    expectTypeOf<Drift<Theirs, Ours>>().toEqualTypeOf<never>();
  });
});
