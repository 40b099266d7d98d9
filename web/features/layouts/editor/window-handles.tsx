import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { EffectivePip } from '#shared/layouts/effective-layout.ts';
import type { Rectangle, Size } from '#shared/layouts/geometry/rectangle.ts';
import type { MemberChanges } from '#shared/layouts/lint/finding.ts';
import { VALUE_WORDS } from '#shared/layouts/parameters.ts';
import { GuideLines } from './guide-lines.tsx';
import type { Guide } from './snap-lines.ts';
import { arrow, type Handle, jump, moveWindow, nudgeOffset, resizeWindow } from './window-edit.ts';

/** Pixels on screen within which the window snaps, and the size of what can be grabbed. */
const REACH = 7;
const GRIP = 12;
const TARGET = 24;

interface WindowHandlesProps {
  layout: EffectivePip;
  window: Rectangle;
  canvas: Size;
  /** Pixels of the picture to one on screen. */
  scale: number;
  /** @param mark changes with one mark are one step to undo */
  onEdit: (members: MemberChanges, mark: string) => void;
  onDone: () => void;
}

type Part = 'move' | Handle;

interface Drag {
  part: Part;
  window: Rectangle;
  from: { x: number; y: number };
}

/** What of a picture-in-picture window can be taken hold of: itself, and the two edges away from its corner. */
export function WindowHandles({ layout, window, canvas, scale, onEdit, onDone }: WindowHandlesProps) {
  const drag = useRef<Drag>(undefined);
  const [guides, setGuides] = useState<readonly Guide[]>([]);
  const [isHeld, setIsHeld] = useState(false);
  const { pipPosition, pipOffset } = layout;

  const grab = (part: Part) => (event: PointerEvent<SVGElement>) => {
    event.preventDefault();
    event.currentTarget.focus();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { part, window, from: { x: event.clientX, y: event.clientY } };
    setIsHeld(true);
  };
  const follow = (event: PointerEvent) => {
    const held = drag.current;
    if (!held) return;
    const by = { x: (event.clientX - held.from.x) * scale, y: (event.clientY - held.from.y) * scale };
    const reach = event.altKey ? 0 : REACH * scale;
    const edit =
      held.part === 'move'
        ? moveWindow(held.window, by, canvas, reach)
        : resizeWindow(held.window, held.part, by, pipPosition, canvas, reach);
    setGuides(edit.guides);
    onEdit(edit.members, `drag ${held.part}`);
  };
  const drop = () => {
    if (!drag.current) return;
    drag.current = undefined;
    setGuides([]);
    setIsHeld(false);
    onDone();
  };
  const press = (part: Part) => (event: KeyboardEvent) => {
    const by = arrow(event.key, event.shiftKey);
    if (!by || event.altKey || event.metaKey) return;
    event.preventDefault();
    if (part !== 'move') {
      const { members } = resizeWindow(window, part, by, pipPosition, canvas, 0);
      onEdit(members, `key ${part}`);
    } else if (event.ctrlKey) onEdit(jump(pipPosition, by), 'key corner');
    else onEdit(nudgeOffset(pipPosition, pipOffset, by), 'key offset');
  };
  const part = (name: Part) => ({
    onPointerDown: grab(name),
    onPointerMove: follow,
    onPointerUp: drop,
    onPointerCancel: drop,
    onKeyDown: press(name),
    onKeyUp: onDone,
  });

  const { x, y, width, height } = window;
  const innerX = pipPosition.endsWith('LEFT') ? x + width : x;
  const innerY = pipPosition.startsWith('TOP') ? y + height : y;
  return (
    <>
      {isHeld && <GuideLines {...{ guides, window, canvas, scale, pipPosition, pipOffset }} />}
      {/* A native slider cannot stand in an SVG, nor be drawn as a window. */}
      <rect
        {...window}
        {...part('move')}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
        role="slider"
        tabIndex={0}
        aria-label="Offset of the window"
        aria-valuenow={pipOffset}
        aria-valuemin={0}
        aria-valuetext={`${VALUE_WORDS[pipPosition]}, ${pipOffset} pixels from both edges`}
        fill="#ffffff"
        fillOpacity={0}
        className="cursor-move touch-none outline-none focus-visible:stroke-accent"
        strokeWidth={3 * scale}
      />
      <Grip
        {...part('width')}
        x={innerX}
        y={y + height / 2}
        {...{ scale }}
        cursor="cursor-ew-resize"
        label="Width of the window"
        value={Math.round(width)}
        max={canvas.width}
      />
      <Grip
        {...part('height')}
        x={x + width / 2}
        y={innerY}
        {...{ scale }}
        cursor="cursor-ns-resize"
        label="Height of the window"
        value={Math.round(height)}
        max={canvas.height}
      />
      {/* For the pointer alone: the keyboard has a handle for each of its two sides. */}
      <rect
        {...part('both')}
        x={innerX - (GRIP * scale) / 2}
        y={innerY - (GRIP * scale) / 2}
        width={GRIP * scale}
        height={GRIP * scale}
        fill="#ffffff"
        stroke="#131922"
        strokeWidth={scale}
        aria-hidden
        data-handle="both"
        className={
          pipPosition === 'TOP_LEFT' || pipPosition === 'BOTTOM_RIGHT'
            ? 'cursor-nwse-resize touch-none'
            : 'cursor-nesw-resize touch-none'
        }
      />
    </>
  );
}

interface GripProps extends Record<`on${string}`, unknown> {
  x: number;
  y: number;
  scale: number;
  cursor: string;
  label: string;
  value: number;
  max: number;
}

/** A handle as large as a finger needs, of which a smaller square shows. */
function Grip({ x, y, scale, cursor, label, value, max, ...events }: GripProps) {
  const [grip, target] = [GRIP * scale, TARGET * scale];
  return (
    <g
      {...events}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a native slider cannot stand in an SVG
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={1}
      aria-valuemax={max}
      aria-valuetext={`${value} pixels`}
      className={`${cursor} group touch-none outline-none`}
    >
      <rect
        x={x - target / 2}
        y={y - target / 2}
        width={target}
        height={target}
        fill="#ffffff"
        fillOpacity={0}
      />
      <rect
        x={x - grip / 2}
        y={y - grip / 2}
        width={grip}
        height={grip}
        rx={2 * scale}
        fill="#ffffff"
        stroke="#131922"
        strokeWidth={scale}
        className="group-focus-visible:fill-accent"
      />
    </g>
  );
}
