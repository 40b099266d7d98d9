import { signatureOf } from './signature.ts';

/** Where notices are posted. */
export interface WebhookTarget {
  /** `https`, or `http` on this machine. */
  url: string;
  /** Signs what is posted; without it nothing proves who has sent it. */
  secret: string | undefined;
}

const PATIENCE_MS = 5_000;

/**
 * Posts one notice. Throws nothing.
 *
 * @param delivery the same for each attempt of one delivery
 * @returns undefined where it was taken; else what went wrong, in words that hold nothing of the address, which may be
 *   a secret in itself
 */
export async function postNotice(
  { url, secret }: WebhookTarget,
  delivery: string,
  body: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const timestamp = Math.floor(Date.now() / 1_000);
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Callboard-Webhook/1',
        'callboard-delivery': delivery,
        'callboard-timestamp': String(timestamp),
        ...(secret === undefined ? {} : { 'callboard-signature': signatureOf(secret, timestamp, body) }),
      },
      body,
      // Wherever it would lead, nobody has configured that address.
      redirect: 'manual',
      signal: AbortSignal.any([signal, patience]),
    });
    await response.body?.cancel();
    if (response.ok) return undefined;
    return response.status >= 300 && response.status < 400
      ? `the receiver answered ${response.status} and named another address, which is not followed`
      : `the receiver answered ${response.status}`;
  } catch (error) {
    if (patience.aborted) return `the receiver did not answer within ${PATIENCE_MS / 1_000} seconds`;
    return `the receiver could not be reached (${codeOf(error)})`;
  }
}

/** `ECONNREFUSED` and the like; fetch puts them into the cause. */
function codeOf(error: unknown): string {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : 'no connection';
}
