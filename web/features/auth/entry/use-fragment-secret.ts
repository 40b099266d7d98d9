import { useEffect, useState } from 'react';

/** What was taken out of the address last; React may ask for it twice. */
let taken: { pathname: string; secret: string } | undefined;

/**
 * The secret that stands after the `#` of a link. It is taken out of the address at once, so that it stays in no
 * history and on no screen; it is kept in the page's memory alone, and is gone with it.
 * @returns empty where there is none
 */
export function useFragmentSecret(): string {
  const [secret, setSecret] = useState(takeSecret);
  useEffect(() => {
    // Another link was put into the address of the same page.
    const take = () => setSecret(takeSecret());
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  return secret;
}

function takeSecret(): string {
  const { hash, pathname, search } = location;
  if (hash.length > 1) {
    taken = { pathname, secret: hash.slice(1) };
    history.replaceState(history.state, '', `${pathname}${search}`);
  }
  return taken?.pathname === pathname ? taken.secret : '';
}
