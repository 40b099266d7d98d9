import { base64Of, bytesOfBase64, type Bytes } from './bytes.ts';

/** One block of a PEM text (RFC 7468). */
export interface PemBlock {
  /** What stands after BEGIN: `PUBLIC KEY`. */
  label: string;
  /** DER; absent where what is between the lines is no base64, or is encrypted in the old way. */
  bytes: Bytes | undefined;
}

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g;

/** Every block of a text, with anything around them, in their order. */
export function pemBlocks(text: string): PemBlock[] {
  return [...text.matchAll(BLOCK)].map(([, label = '', body = '']) => ({ label, bytes: bytesOf(body) }));
}

function bytesOf(body: string): Bytes | undefined {
  try {
    return bytesOfBase64(body.replaceAll(/\s/g, ''));
  } catch {
    // Headers as `Proc-Type: 4,ENCRYPTED`, or damage: either way it cannot be read.
    return undefined;
  }
}

/** PEM with lines of 64 characters, as OpenSSL writes it. */
export function pemOf(label: string, bytes: Uint8Array): string {
  const lines = base64Of(bytes).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
