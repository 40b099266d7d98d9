/** Follows page tokens to the end and gives all items, in the order they came. */
export function everyPage<Item>(
  ask: (nextToken: string | undefined) => {
    items: readonly Item[] | undefined;
    nextToken?: string | undefined;
  },
): Item[] {
  const all: Item[] = [];
  let nextToken: string | undefined;
  do {
    const page = ask(nextToken);
    all.push(...(page.items ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return all;
}
