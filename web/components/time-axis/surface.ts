import type { Palette } from './palette.ts';
import type { Pen } from './pen.ts';

/** A canvas of a page, or one that a picture is painted on aside. */
interface Surface {
  width: number;
  height: number;
  getContext(kind: '2d'): Pen | null;
}

/**
 * Fits a canvas to its size on screen in device pixels.
 * @returns its context, in CSS pixels and cleared; undefined when the browser gives none
 */
export function preparedContext(
  canvas: Surface,
  width: number,
  height: number,
  ratio: number,
): Pen | undefined {
  const context = contextOf(canvas);
  if (!context) return undefined;
  const deviceWidth = Math.round(width * ratio);
  const deviceHeight = Math.round(height * ratio);
  // Setting a size empties the canvas even when it is the same, and costs more than clearing it.
  if (canvas.width !== deviceWidth) canvas.width = deviceWidth;
  if (canvas.height !== deviceHeight) canvas.height = deviceHeight;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

/** To ask a canvas for its context, which stays the same, takes as long as to fill some thirty rectangles. */
const contexts = new WeakMap<Surface, Pen>();

function contextOf(canvas: Surface): Pen | undefined {
  let context = contexts.get(canvas);
  if (!context) {
    const asked = canvas.getContext('2d');
    if (!asked) return undefined;
    contexts.set(canvas, (context = asked));
  }
  return context;
}

/** By its colour and the screen: making one takes as long as all else that is painted in a frame. */
let hatch: { edge: string; ratio: number; pattern: CanvasPattern | null } | undefined;

/** Diagonal lines, as `.hatched` has them, in device pixels. */
export function hatchPattern(
  context: Pen,
  { edge }: Pick<Palette, 'edge'>,
  ratio: number,
): CanvasPattern | null {
  // By value: each chart of a page reads a palette of its own, and all have the one hatch.
  if (hatch?.edge !== edge || hatch.ratio !== ratio)
    hatch = { edge, ratio, pattern: newHatch(context, edge, ratio) };
  return hatch.pattern;
}

function newHatch(context: Pen, edge: string, ratio: number): CanvasPattern | null {
  const side = Math.round(6 * ratio);
  const tile = document.createElement('canvas');
  tile.width = side;
  tile.height = side;
  const pen = tile.getContext('2d');
  if (!pen) return null;
  pen.strokeStyle = edge;
  pen.globalAlpha = 0.55;
  pen.lineWidth = Math.max(1, ratio * 0.9);
  pen.beginPath();
  // Drawn over the corners too, so that tiles join without a gap.
  for (const shift of [-side, 0, side]) {
    pen.moveTo(shift, side);
    pen.lineTo(shift + side, 0);
  }
  pen.stroke();
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / ratio));
  return pattern;
}

/** Asked for since the last frame, in that order. */
let waiting: FrameTask[] = [];
let frame = 0;

/** Runs what the charts of the page have to do in a frame at one request of the browser: each costs more than some tasks. */
function runFrame(): void {
  const tasks = waiting;
  waiting = [];
  frame = 0;
  for (const task of tasks) {
    try {
      task.runNow();
    } catch (error) {
      // As when each had a frame of its own: what fails in one does not keep the others from theirs.
      reportError(error);
    }
  }
}

/** Runs one task at the next animation frame, however often it is asked for. */
export class FrameTask {
  readonly #run: () => void;
  #asked = false;

  constructor(run: () => void) {
    this.#run = run;
  }

  request(): void {
    if (this.#asked) return;
    this.#asked = true;
    waiting.push(this);
    frame ||= requestAnimationFrame(runFrame);
  }

  cancel(): void {
    if (!this.#asked) return;
    this.#asked = false;
    // It may be asked for again before the frame, and is then to be run once.
    waiting = waiting.filter((task) => task !== this);
    if (waiting.length > 0) return;
    cancelAnimationFrame(frame);
    frame = 0;
  }

  /** Its turn has come; not when it was cancelled by a task before it. */
  runNow(): void {
    if (!this.#asked) return;
    this.#asked = false;
    this.#run();
  }
}
