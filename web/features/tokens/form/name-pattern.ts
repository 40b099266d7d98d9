/**
 * The text of one of a set: `{n}` becomes its number, `{nn}` the same with two digits.
 * @param number from 1
 */
export function numbered(pattern: string, number: number): string {
  return pattern.replaceAll('{nn}', String(number).padStart(2, '0')).replaceAll('{n}', String(number));
}

export function isNumbered(pattern: string): boolean {
  return /\{nn?\}/.test(pattern);
}
