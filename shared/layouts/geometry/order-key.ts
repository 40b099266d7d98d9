/** What a participant's order attribute says. */
export type OrderKey =
  /** The layout orders by no attribute. */
  | { kind: 'unordered' }
  | { kind: 'missing' }
  /** It is there and is no whole number: as if it were missing (User Guide: "abc" and "1.5"). */
  | { kind: 'invalid'; text: string }
  | { kind: 'number'; text: string; value: bigint };

const WHOLE_NUMBER = /^-?\d+$/;

/**
 * Reads an order attribute. UNCONFIRMED: whether AWS takes "+3", " 3" or what is beyond 64 bits; the first two are
 * taken as no number here, and no size is too large.
 */
export function orderKey(attributes: Readonly<Record<string, string>>, attribute: string): OrderKey {
  if (attribute === '') return { kind: 'unordered' };
  const text = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
  if (text === undefined) return { kind: 'missing' };
  if (!WHOLE_NUMBER.test(text)) return { kind: 'invalid', text };
  return { kind: 'number', text, value: BigInt(text) };
}
