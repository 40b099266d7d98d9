import { useSyncExternalStore } from 'react';
import {
  DEFAULT_PREFERENCES,
  parsePreferences,
  type Preferences,
  PREFERENCES_KEY,
} from '#web/lib/preferences.ts';
import { browserZone } from '#web/lib/zones.ts';

const listeners = new Set<() => void>();
let current = read();

function read(): Preferences {
  try {
    return parsePreferences(localStorage.getItem(PREFERENCES_KEY));
  } catch {
    // Storage is blocked in this browser: preferences then last as long as the page.
    return DEFAULT_PREFERENCES;
  }
}

function apply(next: Preferences): void {
  current = next;
  const root = document.documentElement.dataset;
  if (next.theme === 'system') delete root['theme'];
  else root['theme'] = next.theme;
  if (next.density === 'comfortable') delete root['density'];
  else root['density'] = next.density;
  for (const listener of listeners) listener();
}

/** Changes preferences at once, everywhere, and keeps them in this browser. */
export function setPreferences(change: Partial<Preferences>): void {
  apply({ ...current, ...change });
  try {
    localStorage.setItem(PREFERENCES_KEY, JSON.stringify(current));
  } catch {
    // As above.
  }
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('storage', followOtherTab);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('storage', followOtherTab);
  };
}

function followOtherTab(event: StorageEvent): void {
  if (event.key === PREFERENCES_KEY || event.key === null) apply(read());
}

export const getPreferences = (): Preferences => current;

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, getPreferences);
}

/** The IANA zone in which times are shown now. */
export function useZone(): string {
  const { zone } = usePreferences();
  return zone === 'browser' ? browserZone() : zone;
}
