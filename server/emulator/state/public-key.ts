import { createHash, createPublicKey } from 'node:crypto';

const PEM = /-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/;

/** UNCONFIRMED: AWS's algorithm is not known; this has the form of its samples, 16 bytes in hexadecimal. */
export function fingerprintOf(material: string): string {
  const digest = createHash('md5').update(material).digest('hex');
  return (digest.match(/../g) ?? []).join(':');
}

/**
 * The public key in a text as plain PEM, always the same for the same key: however it was wrapped, with or without text
 * around it, its point compressed or not. Throws Node's error for a text without a public key.
 */
export function plainPem(text: string): string {
  const { kty, crv, x, y } = createPublicKey(PEM.exec(text)?.[0] ?? '').export({ format: 'jwk' });
  const jwk = { kty, crv, x, y };
  return createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString();
}
