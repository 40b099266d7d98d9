/** Bytes that the browser's cryptography takes: of a buffer that nobody shares. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** @throws DOMException where the text is no base64 */
export function bytesOfBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

export function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** As JSON Web Tokens have it (RFC 7515, 2): another alphabet, and no padding. @throws DOMException where it is none */
export function bytesOfBase64url(text: string): Bytes {
  return bytesOfBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
}

export function base64urlOf(bytes: Uint8Array): string {
  return base64Of(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function bytesOfHex(text: string): Bytes {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export function joined(...parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
