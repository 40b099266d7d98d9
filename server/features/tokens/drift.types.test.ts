import type * as sdk from '@aws-sdk/client-ivs-realtime';
import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod/mini';
import type { Unproven } from '#shared/contract/endpoint.ts';
import type { TokenDraft } from '#shared/tokens/drafts.ts';
import type { ParticipantToken } from '#shared/tokens/participant-token.ts';
import type { Drift, WithShortIds } from '#server/testing/sdk-drift.ts';

describe('the shapes of tokens', () => {
  it('pass on the whole ParticipantToken of the SDK', () => {
    type Ours = z.output<typeof ParticipantToken>;
    expectTypeOf<sdk.ParticipantToken>().toExtend<Unproven<Ours>>();
    expectTypeOf<Drift<sdk.ParticipantToken, Ours>>().toEqualTypeOf<never>();
  });
});

describe('what may be asked of tokens', () => {
  it('is the whole CreateParticipantTokenRequest of the SDK', () => {
    type Ours = z.output<typeof TokenDraft>;
    type Theirs = WithShortIds<Omit<sdk.CreateParticipantTokenRequest, 'stageArn'>>;
    expectTypeOf<Ours>().toExtend<Theirs>();
    expectTypeOf<Drift<Theirs, Ours>>().toEqualTypeOf<never>();
  });
  it('is the same for a token that is made with its stage', () => {
    type Ours = z.output<typeof TokenDraft>;
    type Theirs = WithShortIds<sdk.ParticipantTokenConfiguration>;
    expectTypeOf<Ours>().toExtend<Theirs>();
    expectTypeOf<Drift<Theirs, Ours>>().toEqualTypeOf<never>();
  });
});
