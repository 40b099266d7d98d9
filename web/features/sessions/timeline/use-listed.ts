import { startTransition, useEffect, useState } from 'react';
import { FrameTask } from '#web/components/time-axis/surface.ts';
import type { TimelineStore } from './data/store.ts';

interface Listed {
  /** Lane ids from top to bottom; the same array until it changes. */
  ids: readonly string[];
  /** Whether these are all there are. */
  complete: boolean;
}

/**
 * Who is listed in a session: not its version, which changes with every lane that is loaded. A list that has grown is
 * drawn in slices; its beginning at once, as nothing of the session is there before.
 */
export function useListed(store: TimelineStore): Listed {
  const [listed, setListed] = useState(() => ({ store, ...listedIn(store) }));
  useEffect(() => {
    const follow = () =>
      setListed((before) => {
        const now = listedIn(store);
        const same = before.store === store && before.ids === now.ids && before.complete === now.complete;
        return same ? before : { store, ...now };
      });
    const frame = new FrameTask(() => startTransition(follow));
    const onChange = () => {
      if (hasBegun) frame.request();
      else follow();
      hasBegun ||= store.ids.length > 0;
    };
    let hasBegun = false;
    // It may have changed between drawing and subscribing.
    onChange();
    const unsubscribe = store.subscribe(onChange);
    return () => {
      unsubscribe();
      frame.cancel();
    };
  }, [store]);
  return listed.store === store ? listed : listedIn(store);
}

function listedIn({ ids, complete }: TimelineStore): Listed {
  return { ids, complete };
}
