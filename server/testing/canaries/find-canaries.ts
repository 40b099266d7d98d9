import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** A secret that nobody else could have written, and what it is. */
export interface Canary {
  what: string;
  value: string;
}

/** The ways in which a text may stand in another one. */
const SPELLINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => encodeURIComponent(text),
  (text) => JSON.stringify(text).slice(1, -1),
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(text).toString('base64url'),
  (text) => Buffer.from(text).toString('hex'),
];

/** What of these stands in a text, in whatever spelling. */
export function canariesIn(text: string, canaries: readonly Canary[]): string[] {
  return canaries
    .filter(({ value }) => SPELLINGS.some((spell) => text.includes(spell(value))))
    .map(({ what }) => what);
}

/** Bytes as text, also where they are packed; of what is neither, each byte is a character. */
export function textOf(bytes: Uint8Array): string {
  const plain = Buffer.from(bytes).toString('latin1');
  for (const unpack of [gunzipSync, brotliDecompressSync]) {
    try {
      return `${plain}\n${unpack(bytes).toString('latin1')}`;
    } catch {
      // Not packed so.
    }
  }
  return plain;
}
