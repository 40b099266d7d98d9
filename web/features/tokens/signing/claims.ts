import type { SelfSignedClaims } from '#shared/tokens/self-signed-claims.ts';
import type { TokenDraft } from '#shared/tokens/drafts.ts';

/** What of a stage goes into a token. */
export interface TokenStage {
  arn: string;
  id: string;
  /** The endpoint of that name, as for `whip`. */
  events: string;
  whip: string;
}

/** AWS's own where nothing is given (API Reference, CreateParticipantToken); minutes. */
const DEFAULT_DURATION = 720;

/**
 * The claims of a participant token, as the User Guide ("Distribute Tokens") has them.
 * @param issuedAt Unix seconds
 */
export function claimsOf(
  stage: TokenStage,
  participantId: string,
  draft: TokenDraft,
  issuedAt: number,
): SelfSignedClaims {
  const { duration = DEFAULT_DURATION, userId, attributes, capabilities = ['PUBLISH', 'SUBSCRIBE'] } = draft;
  return {
    exp: issuedAt + duration * 60,
    iat: issuedAt,
    jti: participantId,
    ...(userId === undefined ? {} : { user_id: userId }),
    resource: stage.arn,
    topic: stage.id,
    events_url: stage.events,
    whip_url: stage.whip,
    capabilities: {
      ...(capabilities.includes('PUBLISH') ? { allow_publish: true } : {}),
      ...(capabilities.includes('SUBSCRIBE') ? { allow_subscribe: true } : {}),
    },
    ...(attributes === undefined ? {} : { attributes }),
    version: '1.0',
  };
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 12;

/** An id for a participant that nobody has yet: 12 letters and digits, as AWS's own, 71 bits of chance. */
export function newParticipantId(): string {
  let id = '';
  while (id.length < LENGTH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(LENGTH))) {
      // Beyond the largest multiple of 62 some letters would come more often than others.
      if (byte < 248 && id.length < LENGTH) id += LETTERS[byte % LETTERS.length] ?? '';
    }
  }
  return id;
}
