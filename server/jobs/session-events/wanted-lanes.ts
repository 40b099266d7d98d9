/** Browsers say again what they look at while they look; who has not for so long has left. Milliseconds. */
export const WANTED_FOR_MS = 30_000;

/** What is on screen in any browser, by participant id. */
export class WantedLanes {
  readonly #browsers = new Map<string, { ids: readonly string[]; until: number }>();

  /** @param now milliseconds on a clock that only goes forward */
  want(browser: string, ids: readonly string[], now: number): void {
    if (ids.length === 0) this.#browsers.delete(browser);
    else this.#browsers.set(browser, { ids, until: now + WANTED_FOR_MS });
  }

  /** Everything that somebody looks at, each once. */
  ids(now: number): ReadonlySet<string> {
    const wanted = new Set<string>();
    for (const [browser, { ids, until }] of this.#browsers) {
      if (until <= now) this.#browsers.delete(browser);
      else for (const id of ids) wanted.add(id);
    }
    return wanted;
  }
}
