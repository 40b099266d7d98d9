import { useSyncExternalStore } from 'react';

/** What a browser can do about notifications, and what was chosen. */
export type NotificationState = 'unsupported' | 'denied' | 'off' | 'on';

const KEY = 'callboard.notifications';
const listeners = new Set<() => void>();

function chosen(): boolean {
  try {
    return localStorage.getItem(KEY) === 'on';
  } catch {
    // Storage is blocked in this browser: nothing can be chosen that lasts.
    return false;
  }
}

export function notificationState(): NotificationState {
  if (!('Notification' in globalThis)) return 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  return Notification.permission === 'granted' && chosen() ? 'on' : 'off';
}

/** Asks for permission where it was not given yet; to be called by a press of a button only. */
export async function switchNotifications(on: boolean): Promise<void> {
  if (on && Notification.permission === 'default') await Notification.requestPermission();
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // As above.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}

export function useNotificationState(): NotificationState {
  return useSyncExternalStore(subscribe, notificationState);
}
