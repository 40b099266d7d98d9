import { useEffect, useEffectEvent, useState } from 'react';
import { SHOWN_SECONDS } from '#web/components/signing-keys/use-wiped-text.ts';

/**
 * Counts how long a secret has been shown, all its showings together; when its time is over it is to be wiped. Time that
 * a hidden tab lets pass without counting is counted when it is back.
 * @returns seconds that are left
 */
export function useShownSeconds(shown: boolean, onOver: () => void): number {
  const [leftMs, setLeftMs] = useState(SHOWN_SECONDS * 1_000);
  const over = useEffectEvent(onOver);
  useEffect(() => {
    if (!shown) return;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      const passed = now - last;
      last = now;
      setLeftMs((before) => before - passed);
    }, 250);
    return () => clearInterval(timer);
  }, [shown]);
  const isOver = leftMs <= 0;
  useEffect(() => {
    if (isOver) over();
  }, [isOver]);
  return Math.max(0, Math.ceil(leftMs / 1_000));
}
