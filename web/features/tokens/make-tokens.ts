import type { TokenDraft } from '#shared/tokens/drafts.ts';
import { tokenChanges } from '#shared/tokens/changes.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { request } from '#web/api/request.ts';
import type { SigningKey } from '#web/components/signing-keys/private-key.ts';
import { madeByAws, madeHere, type NewToken } from './made/made-token.ts';
import { claimsOf, newParticipantId } from './signing/claims.ts';
import { signJwt } from './signing/jwt.ts';
import { stageNow } from './signing/stage-now.ts';

/** One token that is wanted. */
export interface Wanted {
  draft: TokenDraft;
  /** Of a token that is signed here; one is made up where it is absent. */
  participantId?: string | undefined;
}

/** A key pair of which AWS has the public half, under this ARN. */
export interface Signer extends SigningKey {
  arn: string;
}

/** What came of a set. */
export interface Making {
  made: NewToken[];
  /** Those that were not made; what happened to the first of them. */
  missing: Wanted[];
  failure: Failure | undefined;
  /** Why none could be signed although nothing failed. */
  barred?: string;
}

/**
 * Has AWS make tokens, all at once: 12 are a quarter of what CreateParticipantToken may be called in a second. Not by
 * way of the client's mutations, which would hold the answers, tokens and all, for a while.
 */
export async function makeByAws(
  connection: string,
  stageId: string,
  wanted: readonly Wanted[],
): Promise<Making> {
  const making: Making = { made: [], missing: [], failure: undefined };
  const outcomes = await Promise.allSettled(
    wanted.map(async ({ draft }) => request(tokenChanges.create, { connection, stageId, body: draft })),
  );
  outcomes.forEach((outcome, index) => {
    if (outcome.status === 'fulfilled') making.made.push(madeByAws(outcome.value.item));
    else {
      making.missing.push(...wanted.slice(index, index + 1));
      making.failure ??= asFailure(outcome.reason);
    }
  });
  return making;
}

/**
 * Signs tokens in the browser, with what AWS says of the stage at this moment and by AWS's clock. One read of the stage;
 * nothing of the tokens leaves the browser.
 */
export async function signHere(
  connection: string,
  stageId: string,
  wanted: readonly Wanted[],
  signer: Signer,
): Promise<Making> {
  const none = { made: [], missing: [] };
  try {
    const { stage, now } = await stageNow(connection, stageId);
    if (stage === undefined) {
      const barred = 'AWS gives no endpoints for this stage, and a token has to name them.';
      return { ...none, failure: undefined, barred };
    }
    const made = await Promise.all(
      wanted.map(async ({ draft, participantId }) => {
        const claims = claimsOf(stage, participantId ?? newParticipantId(), draft, Math.floor(now / 1_000));
        return madeHere(claims, await signJwt(signer.key, signer.arn, claims));
      }),
    );
    return { made, missing: [], failure: undefined };
  } catch (thrown) {
    return { ...none, failure: asFailure(thrown) };
  }
}
