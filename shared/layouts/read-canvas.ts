import * as z from 'zod/mini';
import { plainWords } from '../contract/plain-words.ts';
import { Canvas } from './canvas.ts';

/** A size of the picture that an encoder takes; or which rule one side or both break, in words that follow its name. */
export type ReadCanvas = { canvas: Canvas } | { problem: string };

/** Reads what somebody typed for one side of the picture, the other side staying as it is. */
export function readCanvas(canvas: Canvas, side: 'width' | 'height', text: string): ReadCanvas {
  const value = /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : text;
  const parsed = z.safeParse(Canvas, { ...canvas, [side]: value }, { error: plainWords });
  if (parsed.success) return { canvas: parsed.data };
  return { problem: parsed.error.issues[0]?.message ?? 'is not accepted' };
}
