/** A tag as it is being typed; both empty is a row that nobody has used. */
export interface TagRow {
  key: string;
  value: string;
}

const isUsed = ({ key, value }: TagRow) => key !== '' || value !== '';

/** The tags of a draft; `undefined` where there are none. Of two with one key the last one holds, as in any object. */
export function tagsOf(rows: readonly TagRow[]): Record<string, string> | undefined {
  const used = rows.filter(isUsed);
  // fromEntries defines own members, so that the key `__proto__` is a key like any other.
  return used.length === 0 ? undefined : Object.fromEntries(used.map(({ key, value }) => [key, value]));
}

/**
 * What no schema of an object can see: a key that is given twice, and the one key that this console's server takes in no
 * body, although AWS would.
 * @param path where they stand in the draft
 */
export function tagProblems(rows: readonly TagRow[], path = 'tags'): { path: string; message: string }[] {
  const used = rows.filter(isUsed).map(({ key }) => key);
  const repeated = new Set(used.filter((key, index) => used.indexOf(key) !== index));
  return [
    ...[...repeated].map((key) => ({ path: `${path}.${key}`, message: `has the key “${key}” twice` })),
    ...(used.includes('__proto__')
      ? [{ path: `${path}.__proto__`, message: 'must not have the key __proto__' }]
      : []),
  ];
}

/** Rows to begin with. */
export function rowsOf(tags: Readonly<Record<string, string>> | undefined): TagRow[] {
  return Object.entries(tags ?? {}).map(([key, value]) => ({ key, value }));
}
