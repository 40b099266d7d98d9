interface Composition {
  stageArn?: string | undefined;
  state?: string | undefined;
}

/** Those that count against the quotas of compositions and hold what they use: one that has ended is only still listed. */
export function runningCompositions<Item extends Composition>(items: readonly Item[]): Item[] {
  return items.filter(({ state }) => state !== 'STOPPED' && state !== 'FAILED');
}
