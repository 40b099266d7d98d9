import type * as sdk from '@aws-sdk/client-ivs-realtime';
import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import type { Unproven } from '#shared/contract/endpoint.ts';
import type { Participant, ParticipantEvent, ParticipantSummary } from '#shared/participants/contract.ts';
import type { DisconnectDraft } from '#shared/participants/drafts.ts';
import type { Drift, WithShortIds } from '#server/testing/sdk-drift.ts';

describe('the shapes of participants', () => {
  it('pass on the whole ParticipantSummary of the SDK', () => {
    type Ours = z.output<typeof ParticipantSummary>;
    expectTypeOf<sdk.ParticipantSummary>().toExtend<Unproven<Ours>>();
    expectTypeOf<Drift<sdk.ParticipantSummary, Ours>>().toEqualTypeOf<never>();
  });
  it('pass on the whole Participant of the SDK', () => {
    type Ours = z.output<typeof Participant>;
    expectTypeOf<sdk.Participant>().toExtend<Unproven<Ours>>();
    expectTypeOf<Drift<sdk.Participant, Ours>>().toEqualTypeOf<never>();
  });
  it('pass on the whole Event of the SDK', () => {
    type Ours = z.output<typeof ParticipantEvent>;
    expectTypeOf<sdk.Event>().toExtend<Unproven<Ours>>();
    expectTypeOf<Drift<sdk.Event, Ours>>().toEqualTypeOf<never>();
  });
});

describe('what may be asked of participants', () => {
  it('is the whole DisconnectParticipantRequest of the SDK', () => {
    type Ours = z.output<typeof DisconnectDraft>;
    type Theirs = WithShortIds<Omit<sdk.DisconnectParticipantRequest, 'stageArn' | 'participantId'>>;
    expectTypeOf<Ours>().toExtend<Theirs>();
    expectTypeOf<Drift<Theirs, Ours>>().toEqualTypeOf<never>();
  });
});
