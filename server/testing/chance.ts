/** Numbers by chance that are the same for the same seed (mulberry32). */
export interface Chance {
  /** From 0 to 1. */
  next(): number;
  whole(least: number, most: number): number;
  /** @throws {Error} of nothing */
  one<Item>(of: readonly Item[]): Item;
  isTrue(probability: number): boolean;
}

export function chanceOf(seed: number): Chance {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    one(of) {
      const [chosen] = of.slice(whole(0, of.length - 1));
      if (chosen === undefined) throw new Error('there is nothing to choose from');
      return chosen;
    },
    isTrue: (probability) => next() < probability,
  };
}
