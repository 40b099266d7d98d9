/** Joins class names, leaving out what is false, so that conditions read as `cond && 'class'`. */
export function classNames(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
