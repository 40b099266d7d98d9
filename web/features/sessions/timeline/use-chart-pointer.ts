import { type PointerEvent, type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { unproject } from '#web/components/time-axis/projection.ts';
import type { TimelineView } from './timeline-view.ts';

/** CSS pixels a pointer may move and still be a click. */
const CLICK_SLACK = 4;
/** How much one notch of a wheel zooms. */
const WHEEL_ZOOM = 0.0022;
/** Milliseconds after a step of a wheel or a finger after which the next begins another movement. */
const REST_MS = 150;

interface ChartPointer {
  plot: RefObject<HTMLElement | null>;
  /** Of the plot, CSS pixels. */
  width: number;
  scroller: RefObject<HTMLElement | null>;
  view: TimelineView;
  /** The pointer rests over a place, without a button; undefined when it has gone. */
  onPoint: (event: PointerEvent | undefined) => void;
  onClick: (event: PointerEvent) => void;
}

interface Finger {
  x: number;
  y: number;
  startX: number;
  startY: number;
}

/**
 * Drag to pan, two fingers to zoom, wheel with Ctrl to zoom at the pointer, wheel sideways or with Shift to pan.
 * Up and down stays the browser's own scrolling for fingers and wheels; a mouse drags it.
 */
export function useChartPointer({ plot, width, scroller, view, onPoint, onClick }: ChartPointer) {
  const fingers = useRef(new Map<number, Finger>());

  /** Where the plot began at the last step of a movement, CSS pixels from the window's left edge. */
  const began = useRef({ left: 0, at: Number.NEGATIVE_INFINITY });
  /** Asked once a movement, for to ask has the browser look through the page whether its layout is up to date. */
  const timeAt = (x: number, { timeStamp }: Pick<Event, 'timeStamp'>) => {
    const isNew = timeStamp - began.current.at > REST_MS;
    const left = isNew ? (plot.current?.getBoundingClientRect().left ?? 0) : began.current.left;
    began.current = { left, at: timeStamp };
    return unproject(view.projection(width), x - left);
  };

  const onWheel = useEffectEvent((event: WheelEvent) => {
    const { deltaX, deltaY } = event;
    if (event.ctrlKey || event.metaKey) {
      take(event);
      view.zoom(Math.exp(-deltaY * WHEEL_ZOOM), timeAt(event.clientX, event));
      return;
    }
    const sideways = event.shiftKey && deltaX === 0 ? deltaY : deltaX;
    if (Math.abs(sideways) <= Math.abs(deltaY) && !event.shiftKey) return;
    take(event);
    view.panPixels(sideways);
  });
  useEffect(() => {
    const element = plot.current;
    if (!element) return;
    const listener = (event: WheelEvent) => onWheel(event);
    // React's own wheel listeners are passive: they cannot keep the browser from zooming the page.
    element.addEventListener('wheel', listener, { passive: false });
    return () => element.removeEventListener('wheel', listener);
  }, [plot]);

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { clientX: x, clientY: y } = event;
    fingers.current.set(event.pointerId, { x, y, startX: x, startY: y });
    onPoint(undefined);
  };

  const onPointerMove = (event: PointerEvent) => {
    const finger = fingers.current.get(event.pointerId);
    if (!finger) {
      onPoint(event);
      return;
    }
    const [a, b] = fingers.current.values();
    if (a && b) {
      const other = finger === a ? b : a;
      const before = Math.abs(finger.x - other.x);
      const after = Math.abs(event.clientX - other.x);
      // Below this the fingers are over one another and their ratio says nothing.
      if (before > 8 && after > 8) {
        // They move one after the other: about the one that rests, what is under either stays under it.
        view.zoom(after / before, timeAt(other.x, event));
      }
    } else if (hasMoved(finger, event)) {
      view.panPixels(finger.x - event.clientX);
      const down = finger.y - event.clientY;
      // Scrolling by nothing would lay the page out all the same, in every frame.
      if (event.pointerType === 'mouse' && down !== 0) scroller.current?.scrollBy({ top: down });
    } else {
      return;
    }
    finger.x = event.clientX;
    finger.y = event.clientY;
  };

  const onPointerUp = (event: PointerEvent) => {
    const finger = fingers.current.get(event.pointerId);
    const clicked = finger && fingers.current.size === 1 && !hasMoved(finger, event);
    fingers.current.delete(event.pointerId);
    if (clicked) onClick(event);
  };

  const onPointerCancel = (event: PointerEvent) => {
    fingers.current.delete(event.pointerId);
    onPoint(undefined);
  };

  return {
    onPointerDown,
    onPointerMove,
    onPointerUp,
    onPointerCancel,
    onPointerLeave: (event: PointerEvent) => {
      // A finger leaves the screen with every tap, and what it tapped is to stay.
      if (event.pointerType === 'mouse') onPoint(undefined);
    },
  };
}

/** Nobody further up has to hear of it: React listens to all events of the page, which takes some of each frame. */
function take(event: WheelEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

function hasMoved(finger: Finger, event: PointerEvent): boolean {
  const far = Math.hypot(event.clientX - finger.startX, event.clientY - finger.startY) > CLICK_SLACK;
  return far || finger.x !== finger.startX || finger.y !== finger.startY;
}
