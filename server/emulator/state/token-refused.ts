/** Codes of the web broadcast SDK for a token that does not let its bearer in (User Guide, web SDK, "Error Handling"). */
export type TokenRefusalCode = 'TOKEN_MALFORMED' | 'TOKEN_EXPIRED' | 'TOKEN_NOT_ALLOWED' | 'STAGE_DELETED';

/** A participant token that cannot be used, and why. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  readonly code: TokenRefusalCode;

  constructor(code: TokenRefusalCode, reason: string) {
    super(reason);
    this.code = code;
  }
}
