import type { EffectivePip } from '../effective-layout.ts';
import { isInside, type Rectangle, type Size } from './rectangle.ts';

/** Ours: AWS names no formula. */
const DEFAULT_SHARE_OF_WIDTH = 1 / 4;
const MOST_OF_HEIGHT = 1 / 2;

/** Of what publishes no video, where its shape is asked for. */
export const USUAL_SHAPE: Size = { width: 16, height: 9 };

export interface Window {
  rectangle: Rectangle;
  /** As asked for, or as derived, before it was made to fit into the picture. */
  wanted: Rectangle;
  clamped: boolean;
}

/** The size of a window whose two sides are given, or derived where one or both are not. */
export function windowSize({ pipWidth, pipHeight }: Partial<EffectivePip>, canvas: Size, source: Size): Size {
  const ratio = source.width / source.height;
  if (pipWidth !== undefined && pipHeight !== undefined) return { width: pipWidth, height: pipHeight };
  if (pipHeight !== undefined) return { width: atLeastOne(pipHeight * ratio), height: pipHeight };
  if (pipWidth !== undefined) return { width: pipWidth, height: atLeastOne(pipWidth / ratio) };
  const width = Math.min(canvas.width * DEFAULT_SHARE_OF_WIDTH, canvas.height * MOST_OF_HEIGHT * ratio);
  return { width: atLeastOne(width), height: atLeastOne(width / ratio) };
}

const atLeastOne = (pixels: number) => Math.max(1, Math.round(pixels));

/** Where a window of a size stands that keeps an offset from the two edges of its corner. */
export function inCorner(
  { pipPosition, pipOffset }: Pick<EffectivePip, 'pipPosition' | 'pipOffset'>,
  size: Size,
  canvas: Size,
): Rectangle {
  return {
    x: pipPosition.endsWith('LEFT') ? pipOffset : canvas.width - pipOffset - size.width,
    y: pipPosition.startsWith('TOP') ? pipOffset : canvas.height - pipOffset - size.height,
    ...size,
  };
}

/** The window of a picture-in-picture layout. @param source the size of its participant's video */
export function placeWindow(layout: EffectivePip, canvas: Size, source: Size): Window {
  const wanted = inCorner(layout, windowSize(layout, canvas, source), canvas);
  const width = Math.min(wanted.width, canvas.width);
  const height = Math.min(wanted.height, canvas.height);
  const placed = inCorner(layout, { width, height }, canvas);
  const rectangle = {
    x: Math.max(0, Math.min(placed.x, canvas.width - width)),
    y: Math.max(0, Math.min(placed.y, canvas.height - height)),
    width,
    height,
  };
  return { rectangle, wanted, clamped: !isInside(wanted, { x: 0, y: 0, ...canvas }) };
}
