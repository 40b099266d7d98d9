import type * as sdk from '@aws-sdk/client-ivs-realtime';
import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import type { Unproven } from '#shared/contract/endpoint.ts';
import type { ParticipantReplica } from '#shared/replication/contract.ts';
import type { Drift } from '#server/testing/sdk-drift.ts';

describe('the shapes of replication', () => {
  it('pass on the whole ParticipantReplica of the SDK', () => {
    type Ours = z.output<typeof ParticipantReplica>;
    expectTypeOf<sdk.ParticipantReplica>().toExtend<Unproven<Ours>>();
    expectTypeOf<Drift<sdk.ParticipantReplica, Ours>>().toEqualTypeOf<never>();
  });
});
