/** Milliseconds of work after which the page gets a turn: half a frame. */
const TURN_MS = 8;

/**
 * Runs long work without holding up the page: the generator yields where it may be interrupted, and what can be done at
 * once is done before this returns.
 * @param signal ends the work between two turns
 * @returns what the generator returns; undefined when it was ended before
 */
export async function inTurns<Result>(
  work: Generator<undefined, Result>,
  signal: AbortSignal,
  turnMs = TURN_MS,
): Promise<Result | undefined> {
  for (;;) {
    const turnEnds = performance.now() + turnMs;
    do {
      const step = work.next();
      if (step.done) return step.value;
    } while (performance.now() < turnEnds);
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) return undefined;
  }
}
