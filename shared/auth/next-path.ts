/** Pages that one comes from when one signs in, and nothing of the API's. */
const NEVER = /^\/(sign-in|setup|invitation|display|api|hooks)(\/|$)/;

/** Browsers and Node both have it; the contract is built with the types of neither. */
declare const URL: {
  new (url: string, base: string): { origin: string; pathname: string; search: string; hash: string };
  canParse(url: string, base: string): boolean;
};

/**
 * Where to go on after signing in: a path of this console, or nothing. What is asked for is read as the browser would
 * read it, and only what is still on this origin afterwards, and begins with one slash, is followed.
 *
 * @param wanted as it stood in the address: anything
 */
export function nextPath(wanted: string | null, origin: string): string | undefined {
  if (wanted === null || !wanted.startsWith('/') || !URL.canParse(wanted, origin)) return undefined;
  const url = new URL(wanted, origin);
  // `/.//elsewhere` is on this origin, and its path alone would lead away from it.
  if (url.origin !== origin || url.pathname.startsWith('//') || NEVER.test(url.pathname)) return undefined;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** Whether a page is there for who has no session yet; or no page at all. */
export const isWithoutSession = (pathname: string): boolean => NEVER.test(pathname);

/** The address of the sign-in page that leads back to where somebody is now. */
export function signInAddress({
  pathname,
  search,
  hash,
}: {
  pathname: string;
  search: string;
  hash: string;
}): string {
  const next = `${pathname}${search}${hash}`;
  return next === '/' || NEVER.test(pathname) ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
}
