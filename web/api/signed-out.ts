const listeners = new Set<() => void>();

/** The server has answered that nobody is signed in, or that the session has ended. */
export function tellSignedOut(): void {
  for (const listener of listeners) listener();
}

/** @returns ends the listening */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
