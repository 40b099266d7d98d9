import { createHmac } from 'node:crypto';

/**
 * Proves who has sent a body and when: HMAC-SHA256 over `timestamp.body`, in hexadecimal after the scheme's name.
 *
 * @param timestamp whole seconds since the epoch
 */
export function signatureOf(secret: string, timestamp: number, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}
