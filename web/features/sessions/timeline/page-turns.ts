/**
 * What is done of a long work before the page gets a turn: half a frame, or so many events, since whatever is told of
 * them (figures, lanes in view) is made in the frame that follows, at about a microsecond an event, and at the beginning
 * at several.
 */
const TURN = { ms: 8, events: 8_000 };
/** Milliseconds after which a turn is over also where no frame is drawn, as in a tab that is not looked at. */
const FRAME_AT_MOST = 100;

/**
 * Does a work step by step with a frame of the page between two stretches of it, so that it is never blocked for long.
 * @param work tells after each step how many events it was about
 */
export async function inTurns(work: Iterable<number>): Promise<void> {
  let ends = performance.now() + TURN.ms;
  let left = TURN.events;
  for (const events of work) {
    left -= events;
    if (left > 0 && performance.now() < ends) continue;
    await nextFrame();
    ends = performance.now() + TURN.ms;
    left = TURN.events;
  }
}

/** Resolves in a task of its own after the next frame. */
async function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(() => resolve());
    });
    const timer = setTimeout(() => {
      cancelAnimationFrame(frame);
      resolve();
    }, FRAME_AT_MOST);
  });
}
