import type { Ranked } from './order.ts';

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
];

/** Why somebody is where they are in the order: `third: order 7, ties by arrival`. */
export function orderWords({ place, key, tied }: Ranked, attribute: string): string {
  const ordinal = ORDINALS[place - 1] ?? `${place}th`;
  switch (key.kind) {
    case 'unordered':
      return `${ordinal}: by arrival`;
    case 'number':
      return `${ordinal}: ${attribute} ${key.text}${tied ? ', ties by arrival' : ''}`;
    case 'missing':
      return `${ordinal}: no ${attribute}, so after those who have it, by arrival`;
    case 'invalid':
      return `${ordinal}: ${attribute} “${key.text}” is no whole number and counts as none, so by arrival`;
  }
}
