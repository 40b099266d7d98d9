import type { Pen } from './pen.ts';
import { preparedContext } from './surface.ts';

const paper = new WeakMap<HTMLCanvasElement, OffscreenCanvas>();

/**
 * Paints a picture that is to stay for a while. The canvas holds it as a bitmap, which costs the frames after it
 * nothing, while what stands on a canvas of the kind `2d` is copied for every frame in which anything of the page
 * changes (`ProduceCanvasResource` in a trace of Chromium). To paint it costs more: what changes with every frame does
 * not belong here.
 * @param width of the picture, CSS pixels
 * @param height CSS pixels
 * @param ratio device pixels of a CSS pixel
 * @param paint given a pen for an empty picture, in CSS pixels; not called when the browser has none
 */
export function paintStill(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  ratio: number,
  paint: (pen: Pen) => void,
): void {
  let sheet = paper.get(canvas);
  if (!sheet) paper.set(canvas, (sheet = new OffscreenCanvas(1, 1)));
  const pen = preparedContext(sheet, width, height, ratio);
  if (!pen) return;
  paint(pen);
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(sheet.transferToImageBitmap());
}

/** Lets go of a picture, and of the memory that it took. */
export function clearStill(canvas: HTMLCanvasElement): void {
  if (paper.delete(canvas)) canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(null);
}
