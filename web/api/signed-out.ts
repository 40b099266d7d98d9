const listeners = new Set<() => void>();
/** Told when nobody listened yet: what listens is fetched after the page. */
let isOwed = false;

/** The server has answered that nobody is signed in, or that the session has ended. */
export function tellSignedOut(): void {
  isOwed = listeners.size === 0;
  for (const listener of listeners) listener();
}

/**
 * @param listener told at once where it was said before anybody listened
 * @returns ends the listening
 */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  if (isOwed) listener();
  isOwed = false;
  return () => listeners.delete(listener);
}
