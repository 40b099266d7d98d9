import { type Bytes, joined } from './bytes.ts';

/** One value of DER (X.690): enough of it to find the algorithm and the parts of a key. */
export interface DerValue {
  tag: number;
  content: Bytes;
}

export const DER = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectId: 0x06,
  sequence: 0x30,
  /** Parts that may be left out, by their number. */
  part: (number: number) => 0xa0 + number,
} as const;

/**
 * The values that follow one another in these bytes.
 * @throws RangeError where they are no DER
 */
export function derValues(bytes: Bytes): DerValue[] {
  const values: DerValue[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = bytes[at] ?? 0;
    const { length, from } = lengthAt(bytes, at + 1);
    if (from + length > bytes.length) throw new RangeError('The value is longer than what holds it.');
    values.push({ tag, content: bytes.slice(from, from + length) });
    at = from + length;
  }
  return values;
}

function lengthAt(bytes: Bytes, at: number): { length: number; from: number } {
  const first = bytes[at];
  if (first === undefined) throw new RangeError('The value ends before its length.');
  if (first < 0x80) return { length: first, from: at + 1 };
  const count = first & 0x7f;
  // Keys are far below 64 kB; the form without a length is not DER.
  if (count === 0 || count > 2 || at + count >= bytes.length) throw new RangeError('The length is no DER.');
  const length = bytes.slice(at + 1, at + 1 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  return { length, from: at + 1 + count };
}

/** One value with its tag and length. */
export function derOf(tag: number, ...parts: readonly Uint8Array[]): Bytes {
  const content = joined(...parts);
  const { length } = content;
  const head =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return joined(Uint8Array.of(tag, ...head), content);
}
