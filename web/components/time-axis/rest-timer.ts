/** Tells when a movement has come to rest, with one timer for all of it: setting one anew costs some of every frame. */
export class RestTimer {
  readonly #restMs: number;
  readonly #onRest: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #movedAt = 0;

  /** @param restMs milliseconds without a movement */
  constructor(restMs: number, onRest: () => void) {
    this.#restMs = restMs;
    this.#onRest = onRest;
  }

  moved(): void {
    this.#movedAt = performance.now();
    this.#timer ??= setTimeout(this.#look, this.#restMs);
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  readonly #look = (): void => {
    const left = this.#movedAt + this.#restMs - performance.now();
    this.#timer = left > 0 ? setTimeout(this.#look, Math.ceil(left)) : undefined;
    if (left <= 0) this.#onRest();
  };
}
