import { isZone } from './zones.ts';

/** What a person may choose about how the console looks; kept in this browser only. */
export interface Preferences {
  theme: 'system' | 'light' | 'dark';
  density: 'comfortable' | 'compact';
  /** `browser`, or an IANA zone such as `UTC` or `Europe/Vienna`. */
  zone: string;
  /** Single-key shortcuts can be switched off, as WCAG 2.1.4 asks: speech input types letters by accident. */
  shortcuts: boolean;
}

/** Also read by web/public/first-paint.js. */
export const PREFERENCES_KEY = 'callboard.preferences';

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'system',
  density: 'comfortable',
  zone: 'browser',
  shortcuts: true,
};

/** Height of a table row in pixels at a root font size of 16 px; the same as `--row` in base.css. */
export const ROW_HEIGHT = { comfortable: 36, compact: 28 } as const;

/** Reads kept preferences. Whatever is missing, of an older version or damaged falls back to its default. */
export function parsePreferences(text: string | null): Preferences {
  let stored: Partial<Record<keyof Preferences, unknown>> = {};
  try {
    const parsed: unknown = JSON.parse(text ?? '{}');
    if (typeof parsed === 'object' && parsed !== null) stored = parsed;
  } catch {
    // Not JSON: someone else's or damaged. The defaults apply and the next change overwrites it.
  }
  const { theme, density, zone, shortcuts } = stored;
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : DEFAULT_PREFERENCES.theme,
    density: density === 'compact' ? density : DEFAULT_PREFERENCES.density,
    zone: typeof zone === 'string' && isZone(zone) ? zone : DEFAULT_PREFERENCES.zone,
    shortcuts: typeof shortcuts === 'boolean' ? shortcuts : DEFAULT_PREFERENCES.shortcuts,
  };
}
