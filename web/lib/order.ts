const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Orders text as people do: without regard to case, `show-2` before `show-10`. */
export function byText(a: string, b: string): number {
  return collator.compare(a, b);
}

/** Orders by several rules: the first that tells two apart decides. */
export function firstOf<Item>(
  ...rules: readonly ((a: Item, b: Item) => number)[]
): (a: Item, b: Item) => number {
  return (a, b) => {
    for (const rule of rules) {
      const order = rule(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
}

interface Named {
  name?: string | undefined;
  arn?: string | undefined;
}

/** Resources by name, those without one last; then by ARN, so that the order is always the same. */
export const byNameThenArn: (a: Named, b: Named) => number = firstOf<Named>(
  (a, b) => Number(!a.name) - Number(!b.name),
  (a, b) => byText(a.name ?? '', b.name ?? ''),
  (a, b) => byText(a.arn ?? '', b.arn ?? ''),
);
