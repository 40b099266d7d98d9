import type { EffectivePip, PipPosition } from '#shared/layouts/effective-layout.ts';
import type { Rectangle, Size } from '#shared/layouts/geometry/rectangle.ts';
import type { MemberChanges } from '#shared/layouts/lint/finding.ts';
import { type Guide, nearest, type SnapLine, snapLines } from './snap-lines.ts';

/** What dragging the window changes, and what it snapped to. */
export interface WindowEdit {
  members: MemberChanges;
  guides: Guide[];
}

/** Which sides of the window a handle moves: those away from its corner. */
export type Handle = 'width' | 'height' | 'both';

const isLeft = (position: PipPosition) => position.endsWith('LEFT');
const isTop = (position: PipPosition) => position.startsWith('TOP');

/**
 * Moves a window: the corner that its middle comes nearest to, and one offset from both of its edges, because the API
 * has one number for the two.
 * @param by pixels of the picture
 * @param reach pixels within which it snaps; 0 for none
 */
export function moveWindow(
  window: Rectangle,
  by: { x: number; y: number },
  canvas: Size,
  reach: number,
): WindowEdit {
  const x = window.x + by.x;
  const y = window.y + by.y;
  const left = x + window.width / 2 < canvas.width / 2;
  const top = y + window.height / 2 < canvas.height / 2;
  const pipPosition: PipPosition = `${top ? 'TOP' : 'BOTTOM'}_${left ? 'LEFT' : 'RIGHT'}`;
  const fromSide = left ? x : canvas.width - x - window.width;
  const fromTop = top ? y : canvas.height - y - window.height;
  const most = Math.max(0, Math.min(canvas.width - window.width, canvas.height - window.height));
  const free = Math.round(Math.max(0, Math.min(most, (fromSide + fromTop) / 2)));
  const snapped = snapOffset(free, pipPosition, window, canvas, reach);
  return { members: { pipPosition, pipOffset: snapped.offset }, guides: snapped.guides };
}

/** The offset nearest to one that puts an edge or the middle of the window onto a line of the picture. */
function snapOffset(
  offset: number,
  position: PipPosition,
  window: Size,
  canvas: Size,
  reach: number,
): { offset: number; guides: Guide[] } {
  const candidates = snapLines(canvas).flatMap(({ axis, at, label }) => {
    const [length, side] = axis === 'x' ? [canvas.width, window.width] : [canvas.height, window.height];
    const starts = axis === 'x' ? isLeft(position) : isTop(position);
    // Counted from the window's own corner, so that one formula serves all four.
    const line = starts ? at : length - at;
    return [line, line - side, line - side / 2]
      .map((wanted) => ({ offset: Math.round(wanted), guide: { axis, at, label } }))
      .filter((candidate) => candidate.offset >= 0);
  });
  const best = nearest(candidates, offset, reach, (candidate) => candidate.offset);
  if (offset <= reach && (best === undefined || offset <= Math.abs(best.offset - offset)))
    return { offset: 0, guides: [] };
  return best ? { offset: best.offset, guides: [best.guide] } : { offset, guides: [] };
}

const RATIOS: readonly [string, number][] = [
  ['16:9', 16 / 9],
  ['4:3', 4 / 3],
  ['1:1', 1],
  ['3:4', 3 / 4],
  ['9:16', 9 / 16],
];

/** Its corner, and which of its sides are set: a side that is not follows the other one by the shape of the video. */
export type Sized = Pick<EffectivePip, 'pipPosition'> & Partial<Pick<EffectivePip, 'pipWidth' | 'pipHeight'>>;

/** Changes the size of a window by one of its handles; its corner stays where it is. */
export function resizeWindow(
  window: Rectangle,
  handle: Handle,
  by: { x: number; y: number },
  { pipPosition: position, pipWidth: setWidth, pipHeight: setHeight }: Sized,
  canvas: Size,
  reach: number,
): WindowEdit {
  const lines = snapLines(canvas);
  const wide = side(
    'x',
    window.width + (isLeft(position) ? by.x : -by.x),
    window,
    position,
    canvas,
    lines,
    reach,
  );
  const high = side(
    'y',
    window.height + (isTop(position) ? by.y : -by.y),
    window,
    position,
    canvas,
    lines,
    reach,
  );
  if (handle === 'width') {
    const { length, guides } = shaped(wide, (ratio) => setHeight && setHeight * ratio, reach);
    return { members: { pipWidth: length }, guides };
  }
  if (handle === 'height') {
    const { length, guides } = shaped(high, (ratio) => setWidth && setWidth / ratio, reach);
    return { members: { pipHeight: length }, guides };
  }
  const ratio = RATIOS.find(([, value]) => Math.abs(wide.length / value - high.length) <= reach);
  if (ratio && high.guides.length === 0) {
    const [label, value] = ratio;
    const pipHeight = Math.max(1, Math.round(wide.length / value));
    return {
      members: { pipWidth: wide.length, pipHeight },
      guides: [...wide.guides, { axis: 'ratio', at: 0, label }],
    };
  }
  return {
    members: { pipWidth: wide.length, pipHeight: high.length },
    guides: [...wide.guides, ...high.guides],
  };
}

/** A side that snapped to no line may snap to the length that gives the window a usual shape. */
function shaped(
  { length, guides }: Side,
  lengthFor: (ratio: number) => number | undefined,
  reach: number,
): Side {
  if (guides.length > 0) return { length, guides };
  const candidates = RATIOS.flatMap(([label, ratio]) => {
    const wanted = lengthFor(ratio);
    return wanted === undefined ? [] : [{ label, wanted: Math.max(1, Math.round(wanted)) }];
  });
  const best = nearest(candidates, length, reach, ({ wanted }) => wanted);
  return best
    ? { length: best.wanted, guides: [{ axis: 'ratio', at: 0, label: best.label }] }
    : { length, guides };
}

interface Side {
  length: number;
  guides: Guide[];
}

/** A side of the window whose inner edge may snap to a line of the picture. */
function side(
  axis: 'x' | 'y',
  wanted: number,
  window: Rectangle,
  position: PipPosition,
  canvas: Size,
  lines: readonly SnapLine[],
  reach: number,
): Side {
  const [total, at] = axis === 'x' ? [canvas.width, window.x] : [canvas.height, window.y];
  const starts = axis === 'x' ? isLeft(position) : isTop(position);
  const own = axis === 'x' ? window.width : window.height;
  const offset = starts ? at : total - at - own;
  const length = Math.max(1, Math.min(total - offset, Math.round(wanted)));
  const candidates = lines
    .filter((line) => line.axis === axis)
    .map((line) => ({ length: Math.round((starts ? line.at : total - line.at) - offset), guide: line }))
    .filter((candidate) => candidate.length >= 1);
  const best = nearest(candidates, length, reach, (candidate) => candidate.length);
  return best ? { length: best.length, guides: [best.guide] } : { length, guides: [] };
}

const ARROWS: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Where an arrow key points, in pixels: one, or ten with Shift. `undefined` for any other key. */
export function arrow(key: string, shift: boolean): { x: number; y: number } | undefined {
  const direction = ARROWS[key];
  const step = shift ? 10 : 1;
  return direction && { x: direction.x * step, y: direction.y * step };
}

/** Moves a window by an arrow: along its diagonal, away from its corner or back to it. */
export function nudgeOffset(
  position: PipPosition,
  offset: number,
  by: { x: number; y: number },
): MemberChanges {
  const away = (isLeft(position) ? by.x : -by.x) + (isTop(position) ? by.y : -by.y);
  return { pipOffset: Math.max(0, offset + away) };
}

/** The corner that an arrow points to from another one. */
export function jump(position: PipPosition, by: { x: number; y: number }): MemberChanges {
  const left = by.x === 0 ? isLeft(position) : by.x < 0;
  const top = by.y === 0 ? isTop(position) : by.y < 0;
  return { pipPosition: `${top ? 'TOP' : 'BOTTOM'}_${left ? 'LEFT' : 'RIGHT'}` };
}
