/**
 * Names made by counting: the first `{n}`, `{nn}`, `{nnn}` … of a pattern is the number, with as many digits at least as
 * there are letters. `show-{nn}` from 1 gives `show-01`, `show-02` …
 */
const PLACE = /\{(n+)\}/;

/** Whether every number makes another name of it. */
export function hasPlace(pattern: string): boolean {
  return PLACE.test(pattern);
}

/** @param from the first number @param count how many names */
export function namesOf(pattern: string, from: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    pattern.replace(PLACE, (_all, letters: string) => String(from + index).padStart(letters.length, '0')),
  );
}
