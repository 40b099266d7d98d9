/** The same text for inputs that mean the same, in whichever order their members were written. */
export function questionKey(operation: string, input: unknown): string {
  return `${operation} ${JSON.stringify(input, sortedMembers)}`;
}

function sortedMembers(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}
