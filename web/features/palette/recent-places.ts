/** A page that was visited: its address without what was chosen on it, and its title. */
export interface RecentPlace {
  path: string;
  title: string;
}

export const RECENT_KEY = 'callboard.recent-places';
const MOST = 12;
const SUFFIX = ' · Callboard';
/** A page of results is not a place, and its title says nothing. */
const NO_PLACE = /^\/[^/]*\/search$|^\/[^/]*\/?$/;

/** The places of late, the latest first; none where the browser keeps nothing. */
export function recentPlaces(): RecentPlace[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(RECENT_KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isPlace).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Puts a place before all others. The same place with another title takes the title. */
export function withPlace(places: readonly RecentPlace[], place: RecentPlace): RecentPlace[] {
  return [place, ...places.filter(({ path }) => path !== place.path)].slice(0, MOST);
}

/** Keeps the page that the browser shows now, by its document title. */
export function keepPlace(path: string, documentTitle: string): void {
  const title = documentTitle.endsWith(SUFFIX) ? documentTitle.slice(0, -SUFFIX.length) : '';
  if (title === '' || NO_PLACE.test(path)) return;
  try {
    localStorage.setItem(RECENT_KEY, JSON.stringify(withPlace(recentPlaces(), { path, title })));
  } catch {
    // A browser that keeps nothing has no places of late.
  }
}

function isPlace(value: unknown): value is RecentPlace {
  const { path, title } = (value ?? {}) as Partial<Record<keyof RecentPlace, unknown>>;
  return (
    typeof path === 'string' && path.startsWith('/') && !path.startsWith('//') && typeof title === 'string'
  );
}
