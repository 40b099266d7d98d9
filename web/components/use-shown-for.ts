import { useEffect, useState } from 'react';
import { SHOWN_SECONDS } from './signing-keys/use-wiped-text.ts';

interface ShownFor {
  isShown: boolean;
  /** Until it is hidden by itself. */
  seconds: number;
  show: () => void;
  hide: () => void;
}

/** Shows a secret for half a minute at a time, and counts the seconds. */
export function useShownFor(): ShownFor {
  const [until, setUntil] = useState<number>();
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (until === undefined) return;
    // One timer to the end: a tab in the background may be given its seconds late, and it is hidden all the same.
    const end = setTimeout(() => setUntil(undefined), until - performance.now());
    const second = setInterval(() => setNow(performance.now()), 1_000);
    return () => {
      clearTimeout(end);
      clearInterval(second);
    };
  }, [until]);
  return {
    isShown: until !== undefined,
    seconds: until === undefined ? 0 : Math.max(1, Math.ceil((until - now) / 1_000)),
    show() {
      const begun = performance.now();
      setNow(begun);
      setUntil(begun + SHOWN_SECONDS * 1_000);
    },
    hide: () => setUntil(undefined),
  };
}
