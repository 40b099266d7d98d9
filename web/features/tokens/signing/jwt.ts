import { base64urlOf, type Bytes, bytesOfBase64url } from '#web/components/signing-keys/bytes.ts';

/** JSON Web Tokens in their compact form (RFC 7515, 7.1): header, claims and signature, each in base64url. */
export interface Jwt {
  header: Readonly<Record<string, unknown>>;
  claims: Readonly<Record<string, unknown>>;
  /** What the signature is over. */
  signed: Bytes;
  signature: Bytes;
}

const PART = /^[A-Za-z0-9_-]+$/;

/** ES384 (RFC 7518, 3.4): ECDSA over SHA-384, its two numbers one after the other, which is what browsers sign. */
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-384' } as const;

/** @param kid the ARN of the public key that verifies it */
export async function signJwt(key: CryptoKey, kid: string, claims: object): Promise<string> {
  const text = `${encoded({ alg: 'ES384', typ: 'JWT', kid })}.${encoded(claims)}`;
  const signature = await crypto.subtle.sign(SIGNATURE, key, new TextEncoder().encode(text));
  return `${text}.${base64urlOf(new Uint8Array(signature))}`;
}

export async function isSignedBy(key: CryptoKey, { signed, signature }: Jwt): Promise<boolean> {
  return crypto.subtle.verify(SIGNATURE, key, signature, signed);
}

/** Takes a token apart without believing it; `undefined` for text that is none. */
export function readJwt(text: string): Jwt | undefined {
  const parts = text.trim().split('.');
  const [head = '', body = '', signature = ''] = parts;
  if (parts.length !== 3 || !parts.every((part) => PART.test(part))) return undefined;
  try {
    const [header, claims] = [decoded(head), decoded(body)];
    if (header === undefined || claims === undefined) return undefined;
    const signed = new TextEncoder().encode(`${head}.${body}`);
    return { header, claims, signed, signature: bytesOfBase64url(signature) };
  } catch {
    // No base64, no UTF-8 or no JSON: no token.
    return undefined;
  }
}

function encoded(value: object): string {
  return base64urlOf(new TextEncoder().encode(JSON.stringify(value)));
}

function decoded(part: string): Record<string, unknown> | undefined {
  const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytesOfBase64url(part)));
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
