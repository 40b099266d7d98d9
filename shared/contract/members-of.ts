/** Every member that has a value, as a dotted path; a list goes on with its items. */
export function membersOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(membersOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    name,
    ...membersOf(inner).map((path) => `${name}.${path}`),
  ]);
}
