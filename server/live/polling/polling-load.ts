import type { Operation } from '#server/aws/operation-types.ts';

/**
 * What all feeds of a connection together ask of each operation. Whoever polls takes at most half of an operation's
 * share: the other half is for what people click.
 */
export class PollingLoad {
  readonly #shareOf: (operation: Operation) => number;
  readonly #calls = new Map<Operation, Map<object, number>>();

  /** @param shareOf calls a second that the console may make */
  constructor(shareOf: (operation: Operation) => number) {
    this.#shareOf = shareOf;
  }

  /** @param calls what one look of this feed takes */
  set(operation: Operation, feed: object, calls: number): void {
    let ofOperation = this.#calls.get(operation);
    if (ofOperation === undefined) this.#calls.set(operation, (ofOperation = new Map()));
    ofOperation.set(feed, calls);
  }

  remove(operation: Operation, feed: object): void {
    this.#calls.get(operation)?.delete(feed);
  }

  /** Milliseconds from one look to the next, for every feed that calls this operation. */
  leastMs(operation: Operation): number {
    let calls = 0;
    for (const each of this.#calls.get(operation)?.values() ?? []) calls += each;
    return (2_000 * calls) / this.#shareOf(operation);
  }

  /** Milliseconds that a look waits for its turn at most, where somebody has just called the same operation. */
  turnMs(operation: Operation): number {
    return 1_000 / this.#shareOf(operation);
  }
}
