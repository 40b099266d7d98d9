/** CSS pixels to either side: further than any screen is wide. */
const REACH = 16_384;

const moves = new WeakMap<HTMLElement, Animation>();

/**
 * Moves an element to the right of where it stands, as a layer of its own. It is the time of an animation that stands
 * still that is set, and no style: told a transform by its style, Chromium puts the layers of the whole page together
 * anew (`PaintArtifactCompositor::Update` in a trace, 2 ms of a frame of the session page, also with `will-change`); of
 * what is animated it moves the layer.
 * @param x CSS pixels
 */
export function moveLayer(element: HTMLElement, x: number): void {
  let move = moves.get(element);
  if (!move) {
    const ends = [-REACH, REACH].map((end) => ({ transform: `translateX(${end}px)` }));
    move = element.animate(ends, { duration: 2 * REACH, fill: 'both' });
    move.pause();
    moves.set(element, move);
  }
  const time = x + REACH;
  // Also to set the time that is set already has the browser look at the element.
  if (move.currentTime !== time) move.currentTime = time;
}

/** Has an element stand where it stood before it was moved: as a layer that can be moved it takes some of each frame. */
export function settleLayer(element: HTMLElement): void {
  moves.get(element)?.cancel();
  moves.delete(element);
}
