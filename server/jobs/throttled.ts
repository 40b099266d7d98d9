/** Does something at once, then at most once in so many milliseconds, the last wish always. */
export interface Throttled {
  ask(): void;
  /** Does now what is still to be done. */
  flush(): void;
}

/** @param everyMs least milliseconds from one doing to the next */
export function throttled(everyMs: number, act: () => void): Throttled {
  let timer: NodeJS.Timeout | undefined;
  let wanted = false;
  const doIt = (): void => {
    wanted = false;
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      if (wanted) doIt();
    }, everyMs);
    // What is due when the process ends is flushed by whoever closes.
    timer.unref();
    act();
  };
  return {
    ask() {
      wanted = true;
      if (timer === undefined) doIt();
    },
    flush() {
      const due = wanted;
      clearTimeout(timer);
      timer = undefined;
      wanted = false;
      if (due) act();
    },
  };
}
