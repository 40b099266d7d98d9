import { useSyncExternalStore } from 'react';

let text = '';
const listeners = new Set<() => void>();

/** Says something to screen readers, politely. The same words twice in a row are said twice. */
export function announce(words: string): void {
  // A live region speaks only when its text differs; an invisible space makes it differ.
  text = words === text ? `${words}\u00a0` : words;
  for (const listener of listeners) listener();
}

/** The one live region; in the shell. */
export function Announcer() {
  const spoken = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => text,
  );
  return (
    <output aria-live="polite" className="sr-only">
      {spoken}
    </output>
  );
}
