/** `Refresh (r)`: the keys that the end of a name or a tooltip gives. */
const KEYS = /\s*\(((?:(?:Ctrl|Shift|Alt)\+)*(?:\S(?: \S)?|Enter|Esc|Tab|Space|Delete))\)$/;

/** The name without its keys, and the keys of its own or of the tooltip. */
export function namedKeys(label: string, title: string): { name: string; keys: string | undefined } {
  const inLabel = KEYS.exec(label)?.[1];
  return {
    name: inLabel === undefined ? label : label.replace(KEYS, ''),
    keys: inLabel ?? (title.startsWith(label) ? KEYS.exec(title)?.[1] : undefined),
  };
}
