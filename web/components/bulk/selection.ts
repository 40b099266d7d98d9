/** Ids of the stages that are chosen. */
export type Selection = ReadonlySet<string>;

export const NOTHING: Selection = new Set();

/** With one more, or without it where it was chosen. */
export function toggled(selection: Selection, id: string): Selection {
  const next = new Set(selection);
  if (!next.delete(id)) next.add(id);
  return next;
}

/**
 * With all from one to another, whichever comes first in the order that is shown.
 * @param anchor where the range begins; one that is not shown any more counts as no range
 */
export function ranged(
  selection: Selection,
  order: readonly string[],
  anchor: string | undefined,
  id: string,
): Selection {
  const from = anchor === undefined ? -1 : order.indexOf(anchor);
  const to = order.indexOf(id);
  if (from === -1 || to === -1) return toggled(selection, id);
  return new Set([...selection, ...order.slice(Math.min(from, to), Math.max(from, to) + 1)]);
}

/** Those of the selection that still are there. */
export function present(selection: Selection, ids: ReadonlySet<string>): Selection {
  const kept = [...selection].filter((id) => ids.has(id));
  return kept.length === selection.size ? selection : new Set(kept);
}
