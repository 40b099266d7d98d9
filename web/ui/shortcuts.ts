import { useEffect, useRef, useSyncExternalStore } from 'react';
import { getPreferences } from './preferences-store.ts';

/** A key that does something on the page: one character, a named key, two in a row (`g s`), or one with Ctrl (`Ctrl+k`). */
export interface Shortcut {
  keys: string;
  /** What it does, for the keyboard help; two with the same words are listed as one. */
  label: string;
  run: () => void;
}

type Registered = { current: Shortcut };

let registered: readonly Registered[] = [];
const listeners = new Set<() => void>();
let pending: { key: string; at: number } | undefined;

const SEQUENCE_MS = 1_000;

function announce(next: readonly Registered[]): void {
  registered = next;
  for (const listener of listeners) listener();
}

/** The key with its name as a shortcut has it; the Command key of a Mac is its Ctrl. */
function nameOf(event: KeyboardEvent): string {
  return event.ctrlKey || event.metaKey ? `Ctrl+${event.key}` : event.key;
}

/** Letters belong to whoever types: fields, and anything in a dialog. With Ctrl nobody types. Escape closes a popover. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey || event.isComposing) return true;
  if (event.ctrlKey || event.metaKey) return document.querySelector('dialog[open]') !== null;
  const typing = 'input, textarea, select, [contenteditable], [role=listbox], [role=menu]';
  return (
    (event.target instanceof Element && event.target.closest(typing) !== null) ||
    document.querySelector(event.key === 'Escape' ? 'dialog[open], :popover-open' : 'dialog[open]') !== null
  );
}

function onKeyDown(event: KeyboardEvent): void {
  const key = nameOf(event);
  // Only single keys can be pressed by mistake, and be switched off for it.
  if (isTaken(event) || (key === event.key && !getPreferences().shortcuts)) return;
  const sequence =
    pending && event.timeStamp - pending.at < SEQUENCE_MS ? `${pending.key} ${key}` : undefined;
  const wanted = (keys: string) => registered.findLast((entry) => entry.current.keys === keys);
  const match = (sequence !== undefined && wanted(sequence)) || wanted(key);
  const begins = registered.some((entry) => entry.current.keys.startsWith(`${key} `));
  pending = !match && begins ? { key, at: event.timeStamp } : undefined;
  if (!match) return;
  event.preventDefault();
  match.current.run();
}

/** Offers shortcuts while the component is mounted. The one mounted last wins a key. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef<Registered[]>([]);
  useEffect(() => {
    shortcuts.forEach((shortcut, index) => {
      const entry = latest.current[index];
      if (entry) entry.current = shortcut;
    });
  });
  const shape = JSON.stringify(shortcuts.map(({ keys, label }) => [keys, label]));
  useEffect(() => {
    const mine = shortcuts.map((shortcut) => ({ current: shortcut }));
    latest.current = mine;
    if (registered.length === 0) document.addEventListener('keydown', onKeyDown);
    announce([...registered, ...mine]);
    return () => {
      announce(registered.filter((entry) => !mine.includes(entry)));
      if (registered.length === 0) document.removeEventListener('keydown', onKeyDown);
    };
    // The effect above keeps `run` current; registering anew is needed only when keys or words change.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [shape]);
}

/** What can be pressed on this page now, for the help. */
export function useRegisteredShortcuts(): readonly Shortcut[] {
  const entries = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => registered,
  );
  return entries.map((entry) => entry.current);
}
