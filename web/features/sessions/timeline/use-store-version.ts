import { startTransition, useEffect, useState } from 'react';
import { FrameTask } from '#web/components/time-axis/surface.ts';
import type { TimelineStore } from './data/store.ts';

/**
 * Draws again when the store has changed, once a frame at most: loading changes it many times a second. In slices, so
 * that whatever the user does comes first; the picture is painted from the store itself and does not wait for it.
 */
export function useStoreVersion(store: TimelineStore): number {
  const [version, setVersion] = useState(store.version);
  useEffect(() => {
    const frame = new FrameTask(() => startTransition(() => setVersion(store.version)));
    // It may have changed between drawing and subscribing.
    frame.request();
    const unsubscribe = store.subscribe(() => frame.request());
    return () => {
      unsubscribe();
      frame.cancel();
    };
  }, [store]);
  return version;
}
