/** What waits for one reader, with a bound on what may pile up. */
export class ReaderQueue<Event> {
  readonly #mostBytes: number;
  readonly #overflow: () => void;
  #waiting: { event: Event; bytes: number }[] = [];
  #bytes = 0;
  #ended = false;
  #wake: (() => void) | undefined;

  /** @param overflow called once, when more than `mostBytes` of news wait: the reader does not take them */
  constructor(mostBytes: number, overflow: () => void) {
    this.#mostBytes = mostBytes;
    this.#overflow = overflow;
  }

  /** @param bytes 0 for what the reader itself has just asked for, which may be large and is no sign that it stands still */
  push(event: Event, bytes: number): void {
    if (this.#ended) return;
    this.#waiting.push({ event, bytes });
    this.#bytes += bytes;
    if (this.#bytes > this.#mostBytes) {
      this.#waiting = [];
      this.end();
      this.#overflow();
    }
    this.#wake?.();
  }

  /** What waits is still given; then the iteration ends. */
  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** @param left called when no more is wanted, or there is no more */
  async *read(left: () => void): AsyncGenerator<Event, void, undefined> {
    try {
      for (;;) {
        const batch = this.#waiting;
        this.#waiting = [];
        for (const { event, bytes } of batch) {
          yield event;
          // Asked for the next one: this one has left.
          this.#bytes -= bytes;
        }
        if (this.#waiting.length > 0) continue;
        if (this.#ended) return;
        await new Promise<void>((resolve) => (this.#wake = resolve));
        this.#wake = undefined;
      }
    } finally {
      left();
    }
  }
}
