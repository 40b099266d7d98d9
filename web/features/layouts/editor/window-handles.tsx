import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
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

  const grab = (part: Part) => (event: PointerEvent<HTMLElement>) => {
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
        : resizeWindow(held.window, held.part, by, layout, canvas, reach);
    // A move is told right before a frame. React would leave the change to the next one, behind the pointer.
    flushSync(() => {
      setGuides(edit.guides);
      onEdit(edit.members, `drag ${held.part}`);
    });
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
      const { members } = resizeWindow(window, part, by, layout, canvas, 0);
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
  // On screen, from the corner of the window: where its edges meet that can be dragged.
  const innerX = pipPosition.endsWith('LEFT') ? width / scale : 0;
  const innerY = pipPosition.startsWith('TOP') ? height / scale : 0;
  const isDiagonal = pipPosition === 'TOP_LEFT' || pipPosition === 'BOTTOM_RIGHT';
  return (
    <>
      {/* A layer of its own that is only moved: for another place nothing is laid out, painted or rastered. */}
      <div
        className="absolute top-0 left-0"
        style={{
          width: width / scale,
          height: height / scale,
          transform: moved(x / scale, y / scale),
          willChange: 'transform',
        }}
      >
        {/* A native slider cannot be drawn as a window. */}
        <div
          {...part('move')}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
          role="slider"
          tabIndex={0}
          aria-label="Offset of the window"
          aria-valuenow={pipOffset}
          aria-valuemin={0}
          aria-valuetext={`${VALUE_WORDS[pipPosition]}, ${pipOffset} pixels from both edges`}
          className="absolute inset-0 cursor-move touch-none"
        />
        <Grip
          {...part('width')}
          x={innerX}
          y={height / scale / 2}
          cursor="cursor-ew-resize"
          label="Width of the window"
          value={Math.round(width)}
          max={canvas.width}
        />
        <Grip
          {...part('height')}
          x={width / scale / 2}
          y={innerY}
          cursor="cursor-ns-resize"
          label="Height of the window"
          value={Math.round(height)}
          max={canvas.height}
        />
        {/* For the pointer alone: the keyboard has a handle for each of its two sides. */}
        <div
          {...part('both')}
          aria-hidden
          data-handle="both"
          className={`absolute top-0 left-0 touch-none ${isDiagonal ? 'cursor-nwse-resize' : 'cursor-nesw-resize'}`}
          style={{ ...EDGED, transform: centred(innerX, innerY, GRIP) }}
        />
      </div>
      {isHeld && (
        <svg
          viewBox={`0 0 ${canvas.width} ${canvas.height}`}
          className="pointer-events-none absolute inset-0 block w-full"
        >
          <GuideLines {...{ guides, window, canvas, scale, pipPosition, pipOffset }} />
        </svg>
      )}
    </>
  );
}

/** The square that shows of a handle, whatever the colours of the page: it lies over a picture. */
const EDGED = { width: GRIP, height: GRIP, background: '#ffffff', border: '1px solid #131922' };

/** In whole pixels, so that edges are sharp. */
const moved = (x: number, y: number) => `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
const centred = (x: number, y: number, side: number) => moved(x - side / 2, y - side / 2);

interface GripProps extends Record<`on${string}`, unknown> {
  /** Of its middle, in pixels on screen from the corner of the window. */
  x: number;
  y: number;
  cursor: string;
  label: string;
  value: number;
  max: number;
}

/** A handle as large as a finger needs, of which a smaller square shows. */
function Grip({ x, y, cursor, label, value, max, ...events }: GripProps) {
  const inset = (TARGET - GRIP) / 2;
  return (
    <div
      {...events}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a native slider cannot be drawn as a handle
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={1}
      aria-valuemax={max}
      aria-valuetext={`${value} pixels`}
      className={`absolute top-0 left-0 ${cursor} touch-none`}
      style={{ width: TARGET, height: TARGET, transform: centred(x, y, TARGET) }}
    >
      <div className="absolute" style={{ ...EDGED, top: inset, left: inset, borderRadius: 2 }} />
    </div>
  );
}
