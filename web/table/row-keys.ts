import { type RefObject, useEffect, useRef } from 'react';
import { type Shortcut, useShortcuts } from '#web/ui/shortcuts.ts';

interface RowKeys {
  enabled: boolean;
  count: number;
  scroller: RefObject<HTMLElement | null>;
  scrollTo: (index: number) => void;
  /** Where to begin when the focus is nowhere in the table. */
  firstInView: () => number;
}

/** Frames to wait for a row that is being scrolled into existence. */
const PATIENCE_FRAMES = 20;

/**
 * `j` and `k` move the focus from row to row, by the link in each row's first cell: so Enter opens it, and the row is
 * where the reader is for every other key too.
 */
export function useRowKeys({ enabled, count, scroller, scrollTo, firstInView }: RowKeys): void {
  const frame = useRef(0);
  /** The row that is to have the focus as soon as it is drawn: a key that is held goes on from there. */
  const aim = useRef<number>(undefined);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  const move = (step: number) => {
    if (count === 0) return;
    const focused = document.activeElement?.closest('tr[data-index]');
    const at =
      aim.current ??
      (focused instanceof HTMLElement && scroller.current?.contains(focused)
        ? Number(focused.dataset['index'])
        : undefined);
    const next = Math.min(count - 1, Math.max(0, at === undefined ? firstInView() : at + step));
    aim.current = next;
    scrollTo(next);
    cancelAnimationFrame(frame.current);
    const focus = (patience: number) => {
      const link = scroller.current?.querySelector<HTMLElement>(`tr[data-index="${next}"] a`);
      if (!link && patience > 0) {
        frame.current = requestAnimationFrame(() => focus(patience - 1));
        return;
      }
      aim.current = undefined;
      link?.focus({ preventScroll: true });
    };
    focus(PATIENCE_FRAMES);
  };
  const keys: Shortcut[] = [
    { keys: 'j', label: 'Next row', run: () => move(1) },
    { keys: 'k', label: 'Previous row', run: () => move(-1) },
  ];
  useShortcuts(enabled ? keys : []);
}
