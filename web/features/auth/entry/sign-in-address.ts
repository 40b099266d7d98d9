import { isBeforeSignIn } from '#shared/auth/next-path.ts';

/** The address of the sign-in page that leads back to where somebody is now. */
export function signInAddress({ pathname, search, hash }: Pick<Location, 'pathname' | 'search' | 'hash'>) {
  const next = `${pathname}${search}${hash}`;
  return next === '/' || isBeforeSignIn(pathname) ? '/sign-in' : `/sign-in?${new URLSearchParams({ next })}`;
}
