/** Who keeps something and when, by the console's own clock. */
export interface Author {
  name: string;
  at: number;
}

/** As long as nobody signs in, everybody who does not write their name is the console itself. */
const NOBODY_NAMED = 'this console';

/** @param name as somebody wrote it; blank is as if it were not given */
export function authorOf(name: string | undefined): Author {
  return { name: name?.trim() || NOBODY_NAMED, at: Date.now() };
}
