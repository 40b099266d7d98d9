import type * as sdk from '@aws-sdk/client-ivs-realtime';
import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import type { Unproven } from '#shared/contract/endpoint.ts';
import type { ParticipantReplica } from '#shared/replication/contract.ts';
import type { ReplicationDraft } from '#shared/replication/drafts.ts';
import type { Drift, WithShortIds } from '#server/testing/sdk-drift.ts';

describe('the shapes of replication', () => {
  it('pass on the whole ParticipantReplica of the SDK', () => {
    type Ours = z.output<typeof ParticipantReplica>;
    expectTypeOf<sdk.ParticipantReplica>().toExtend<Unproven<Ours>>();
    expectTypeOf<Drift<sdk.ParticipantReplica, Ours>>().toEqualTypeOf<never>();
  });
});

describe('what may be asked of replication', () => {
  it('is the whole StartParticipantReplicationRequest of the SDK', () => {
    type Ours = z.output<typeof ReplicationDraft>;
    type Theirs = WithShortIds<
      Omit<sdk.StartParticipantReplicationRequest, 'sourceStageArn' | 'participantId'>
    >;
    expectTypeOf<Ours>().toExtend<Theirs>();
    expectTypeOf<Drift<Theirs, Ours>>().toEqualTypeOf<never>();
  });
});
