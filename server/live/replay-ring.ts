/** Something that was sent, by the number it was sent under. */
export interface Sent<Event> {
  number: number;
  topic: string;
  event: Event;
}

/** What was last sent, so that a reader that was cut off for a moment misses nothing. */
export class ReplayRing<Event> {
  readonly #most: number;
  readonly #mostBytes: number;
  #sent: (Sent<Event> & { bytes: number })[] = [];
  /** Index of the oldest that is kept. */
  #first = 0;
  #bytes = 0;
  /** The number of the youngest event that is no longer kept; 0 while all are. */
  #forgotten = 0;

  constructor({ most, mostBytes }: { most: number; mostBytes: number }) {
    this.#most = most;
    this.#mostBytes = mostBytes;
  }

  /** @param bytes what it takes when kept; one that is larger than the ring is not kept */
  add(sent: Sent<Event>, bytes: number): void {
    this.#sent.push({ ...sent, bytes });
    this.#bytes += bytes;
    while (this.#sent.length - this.#first > this.#most || this.#bytes > this.#mostBytes) {
      const oldest = this.#sent[this.#first];
      if (oldest === undefined) break;
      this.#bytes -= oldest.bytes;
      this.#forgotten = oldest.number;
      this.#first += 1;
    }
    // Cut in one go once in a while: shifting a long array at every event would be slow.
    if (this.#first > this.#most) {
      this.#sent = this.#sent.slice(this.#first);
      this.#first = 0;
    }
  }

  /** Whether everything that was sent after this number is still kept. */
  reaches(after: number): boolean {
    return after >= this.#forgotten;
  }

  /** What was sent after this number, oldest first. */
  after(number: number): Sent<Event>[] {
    let low = this.#first;
    let high = this.#sent.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sent[middle]?.number ?? 0) > number) high = middle;
      else low = middle + 1;
    }
    return this.#sent.slice(low);
  }

  get length(): number {
    return this.#sent.length - this.#first;
  }

  get bytes(): number {
    return this.#bytes;
  }
}
