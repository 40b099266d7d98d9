import type { ConnectionTrouble } from '#shared/connections/state.ts';

/** Why a connection has no credentials to sign with; nothing was sent to the service that was meant. */
export class CredentialTrouble extends Error {
  override readonly name = 'CredentialTrouble';
  readonly reason: ConnectionTrouble;

  constructor(reason: ConnectionTrouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

const EXPIRED = /^(ExpiredToken(Exception)?|RequestExpired)$/;
/** What the SDK finds no credentials for, or may not read. */
const MISSING = /^(CredentialsProviderError|TokenProviderError|ProviderError)$/;

/** Whether AWS refused a call because the credentials that signed it are no longer good. */
export function isExpired(error: unknown): boolean {
  return error instanceof Error && /^ExpiredToken(Exception)?$/.test(error.name);
}

/**
 * Which kind of trouble a failed call tells of, by the names that AWS and its SDK give their errors; of AWS's text only what
 * nothing else tells apart.
 */
export function reasonOf(error: unknown): ConnectionTrouble {
  if (error instanceof CredentialTrouble) return error.reason;
  if (!(error instanceof Error)) return 'refused';
  const { name, message } = error;
  if (EXPIRED.test(name)) return 'expired';
  // A session of AWS IAM Identity Center that ended is told by the SDK as credentials that it could not load.
  if (MISSING.test(name)) return /\bexpired\b|\bhas ended\b/i.test(message) ? 'expired' : 'missing';
  if (/^AccessDenied(Exception)?$/.test(name)) return 'denied';
  if (name === 'RegionDisabledException' || name === 'OptInRequired') return 'wrong_region';
  if (/scoped to a valid region/i.test(message)) return 'wrong_region';
  const status =
    '$metadata' in error ? (error.$metadata as { httpStatusCode?: number }).httpStatusCode : undefined;
  if (status !== undefined) return status >= 500 || status === 429 ? 'unreachable' : 'refused';
  return 'code' in error || /^(TimeoutError|AbortError)$/.test(name) ? 'unreachable' : 'refused';
}
