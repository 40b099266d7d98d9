import { useLayoutEffect, useRef } from 'react';
import { LaneMark } from './lane-mark.tsx';
import type { Readout } from './readout.ts';

interface ReadoutCardProps {
  readout: Readout;
  /** Where it points, in CSS pixels of the window. */
  x: number;
  y: number;
}

const AWAY = 14;
/** Further down than to the side, so that the lane pointed at stays in view. */
const BELOW = 20;
const MARGIN = 8;

/** What is under the pointer or the keyboard's cursor, beside it and within the window. */
export function ReadoutCard({ readout, x, y }: ReadoutCardProps) {
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!card.current) return;
    const { offsetWidth, offsetHeight, style } = card.current;
    const { clientWidth, clientHeight } = document.documentElement;
    const right = x + AWAY + offsetWidth + MARGIN <= clientWidth;
    const below = y + BELOW + offsetHeight + MARGIN <= clientHeight;
    const left = right ? x + AWAY : x - AWAY - offsetWidth;
    const top = below ? y + BELOW : y - BELOW - offsetHeight;
    style.left = `${Math.max(MARGIN, Math.min(left, clientWidth - offsetWidth - MARGIN))}px`;
    style.top = `${Math.max(MARGIN, top)}px`;
  }, [x, y, readout]);
  return (
    <div
      ref={card}
      role="tooltip"
      className="pointer-events-none fixed z-40 w-max max-w-[min(24rem,calc(100vw-1rem))] rounded-md border border-line bg-raised px-3 py-2 text-xs shadow-raised"
    >
      <p className="truncate text-sm font-semibold">{readout.name}</p>
      <p className="mb-1">
        <span className="whitespace-nowrap">{readout.time}</span>
        {readout.otherTimes.map((time) => (
          <span key={time} className="whitespace-nowrap text-muted">
            {' · '}
            {time}
          </span>
        ))}
      </p>
      <ul className="flex flex-col gap-0.5">
        {readout.lines.map(({ mark, text }) => (
          <li key={text} className="flex items-start gap-2">
            <span className="flex h-4 items-center">
              <LaneMark mark={mark} />
            </span>
            <span className="min-w-0 break-words">{text}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
