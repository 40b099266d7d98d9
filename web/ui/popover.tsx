import { type ReactNode, type ToggleEvent, useId, useRef } from 'react';
import { classNames } from '#web/lib/class-names.ts';

interface PopoverProps {
  /** What the trigger shows. */
  trigger: ReactNode;
  triggerClassName?: string;
  /** The trigger's accessible name, where what it shows is not enough. */
  label?: string;
  /** Width of the popover in pixels: known before it opens, so that it opens in its place. */
  width: number;
  /** Told before it opens and before it closes, so that what is in it need not be drawn before. */
  onToggle?: (open: boolean) => void;
  children: ReactNode;
}

const GAP = 4;
const MARGIN = 8;
/** With less room than this below its trigger, a popover opens above it if there is more. */
const ENOUGH = 280;

/** A native popover below its trigger, or above it near the bottom of the window. It closes on Escape, on a click elsewhere, and when another one opens. */
export function Popover({ trigger, triggerClassName, label, width, onToggle, children }: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const place = (event: ToggleEvent) => {
    onToggle?.(event.newState === 'open');
    if (event.newState !== 'open' || !button.current || !panel.current) return;
    const anchor = button.current.getBoundingClientRect();
    const space = document.documentElement.clientWidth - MARGIN * 2;
    const shown = Math.min(width, space);
    const left = Math.max(MARGIN, Math.min(anchor.left, MARGIN + space - shown));
    const height = document.documentElement.clientHeight;
    const below = height - anchor.bottom - GAP - MARGIN;
    const above = anchor.top - GAP - MARGIN;
    const goesBelow = below >= ENOUGH || below >= above;
    const { style } = panel.current;
    style.left = `${left}px`;
    style.top = goesBelow ? `${anchor.bottom + GAP}px` : 'auto';
    style.bottom = goesBelow ? 'auto' : `${height - anchor.top + GAP}px`;
    style.width = `${shown}px`;
    style.maxHeight = `${goesBelow ? below : above}px`;
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-label={label}
        className={classNames('cursor-pointer', triggerClassName)}
      >
        {trigger}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        onBeforeToggle={place}
        // Long content scrolls, so it must be reachable from the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="overflow-y-auto rounded-md border border-line bg-raised shadow-raised"
      >
        {children}
      </div>
    </>
  );
}
