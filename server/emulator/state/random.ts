/**
 * Seeded randomness that can be split by labels: `seed.at('stage', 3, 'session', 7).random()` is the same stream in
 * every run, whatever else was drawn before. The whole world is derived this way, so that any part of it can be made
 * on its own, in any order, and always comes out the same.
 */
export class Seed {
  private readonly high: number;
  private readonly low: number;

  constructor(high: number, low: number) {
    this.high = high;
    this.low = low;
  }

  /** The seed of a part, named by its path of labels. */
  at(...labels: readonly (string | number)[]): Seed {
    let high = this.high;
    let low = this.low;
    for (const label of labels) {
      if (typeof label === 'number' && (label | 0) === label) {
        high = Math.imul(high ^ label, 0x85ebca6b);
        low = Math.imul(low ^ (label + 0x7f4a7c15), 0xc2b2ae35);
      } else {
        const text = String(label);
        for (let index = 0; index < text.length; index += 1) {
          const code = text.charCodeAt(index);
          high = Math.imul(high ^ code, 0x01000193);
          low = Math.imul(low ^ code, 0x5bd1e995);
        }
      }
      // Both halves stir each other after every label, so that ('ab', 'c') and ('a', 'bc') part ways.
      high = Math.imul(high ^ (low >>> 15), 0x2c1b3c6d);
      low = Math.imul(low ^ (high >>> 13), 0x297a2d39);
      high ^= high >>> 16;
      low ^= low >>> 15;
    }
    return new Seed(high | 0, low | 0);
  }

  random(): Random {
    return new Random(this.high, this.low);
  }
}

export function seedOf(...labels: readonly (string | number)[]): Seed {
  return new Seed(0x9e3779b9 | 0, 0x243f6a88).at(...labels);
}

/** A stream of numbers: sfc32, which is small, fast and passes the usual statistical batteries. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(high: number, low: number) {
    this.a = high;
    this.b = low;
    this.c = (high ^ 0x6a09e667) | 0;
    for (let round = 0; round < 12; round += 1) this.bits();
  }

  /** 32 random bits as an unsigned integer. */
  bits(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** From 0 (included) to 1 (excluded). */
  next(): number {
    return this.bits() / 0x100000000;
  }

  /** A whole number from `minimum` to `maximum`, both included. */
  integer(minimum: number, maximum: number): number {
    return minimum + Math.floor(this.next() * (maximum - minimum + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new Error('cannot pick from an empty list');
    return item;
  }

  /** One of the values, each as likely as its weight says. */
  weighted<const Item>(choices: readonly (readonly [Item, number])[]): Item {
    let total = 0;
    for (const [, weight] of choices) total += weight;
    let left = this.next() * total;
    for (const [item, weight] of choices) {
      left -= weight;
      if (left < 0) return item;
    }
    const last = choices.at(-1);
    if (last === undefined) throw new Error('cannot pick from an empty list');
    return last[0];
  }
}
