import { Fragment, type ReactNode, useCallback, useState } from 'react';

interface Opened<Thing> {
  open: (thing: Thing) => void;
  /** A dialog for everything that was opened so far, so that what was sent goes on to be followed when the next is opened. */
  draw: (dialog: (thing: Thing, state: { open: boolean; onClose: () => void }) => ReactNode) => ReactNode;
}

/**
 * The dialogs of a list of things, of which one is open at a time. They stand beside the list, whose rows come and go.
 * @param keyOf tells the things apart; the same function each time
 */
export function useOpened<Thing>(keyOf: (thing: Thing) => string): Opened<Thing> {
  const [things, setThings] = useState<readonly Thing[]>([]);
  const [current, setCurrent] = useState<string>();
  const open = useCallback(
    (thing: Thing) => {
      const key = keyOf(thing);
      setThings((before) =>
        before.some((one) => keyOf(one) === key)
          ? before.map((one) => (keyOf(one) === key ? thing : one))
          : [...before, thing],
      );
      setCurrent(key);
    },
    [keyOf],
  );
  return {
    open,
    draw: (dialog) =>
      things.map((thing) => {
        const key = keyOf(thing);
        return (
          <Fragment key={key}>
            {dialog(thing, {
              open: key === current,
              onClose: () => setCurrent((now) => (now === key ? undefined : now)),
            })}
          </Fragment>
        );
      }),
  };
}
