import type { Palette } from './palette.ts';

/**
 * Fits a canvas to its size on screen in device pixels.
 * @returns its context, in CSS pixels and cleared; undefined when the browser gives none
 */
export function preparedContext(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  ratio: number,
): CanvasRenderingContext2D | undefined {
  const context = canvas.getContext('2d');
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

/** Diagonal lines, as `.hatched` has them, in device pixels. */
export function hatchPattern(
  context: CanvasRenderingContext2D,
  palette: Palette,
  ratio: number,
): CanvasPattern | null {
  const side = Math.round(6 * ratio);
  const tile = document.createElement('canvas');
  tile.width = side;
  tile.height = side;
  const pen = tile.getContext('2d');
  if (!pen) return null;
  pen.strokeStyle = palette.edge;
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

/** Runs one task at the next animation frame, however often it is asked for. */
export class FrameTask {
  readonly #run: () => void;
  #frame = 0;

  constructor(run: () => void) {
    this.#run = run;
  }

  request(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#run();
    });
  }

  cancel(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }
}
