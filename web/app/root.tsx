import { lazy, Suspense } from 'react';
import { Outlet } from 'react-router';

const SessionWatch = lazy(async () => ({
  default: (await import('./shell-parts.tsx')).SessionWatch,
}));

/** Around every page that needs a session. The pages do not wait for whoever watches over it. */
export function Root() {
  return (
    <>
      <Outlet />
      <Suspense>
        <SessionWatch />
      </Suspense>
    </>
  );
}
