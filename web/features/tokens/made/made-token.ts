import type { ParticipantToken } from '#shared/tokens/participant-token.ts';
import type { SelfSignedClaims } from '#shared/tokens/self-signed-claims.ts';

/** A token that was made on this page. It stands in the page's own memory and nowhere else. */
export interface MadeToken {
  /** The page's own, for its rows. */
  key: number;
  by: 'aws' | 'browser';
  participantId: string | undefined;
  userId: string | undefined;
  attributes: Readonly<Record<string, string>>;
  capabilities: readonly string[];
  /** Minutes. */
  duration: number | undefined;
  /** ISO 8601; absent where AWS does not say it. */
  expiresAt: string | undefined;
  /** The secret; absent once it was wiped. */
  token: string | undefined;
  /** Somebody has copied, shown or saved it: it is not lost with the page. */
  taken: boolean;
}

export type NewToken = Omit<MadeToken, 'key' | 'taken'>;

/** A token of AWS, as far as AWS describes it: all members are optional. */
export function madeByAws(token: ParticipantToken): NewToken {
  const { participantId, userId, attributes = {}, capabilities = [], duration, expirationTime } = token;
  return {
    by: 'aws',
    participantId,
    userId,
    attributes,
    capabilities,
    duration,
    expiresAt: expirationTime,
    token: token.token,
  };
}

export function madeHere(claims: SelfSignedClaims, token: string): NewToken {
  const { allow_publish: publish, allow_subscribe: subscribe } = claims.capabilities;
  return {
    by: 'browser',
    participantId: claims.jti,
    userId: claims.user_id,
    attributes: claims.attributes ?? {},
    capabilities: [...(publish ? ['PUBLISH'] : []), ...(subscribe ? ['SUBSCRIBE'] : [])],
    duration: (claims.exp - claims.iat) / 60,
    expiresAt: new Date(claims.exp * 1_000).toISOString(),
    token,
  };
}
