import { lazy, Suspense } from 'react';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { Button } from '#web/ui/button.tsx';
import { MessagePage } from './message-page.tsx';

// Where its code cannot be fetched either, that is said in its place.
const Defect = lazy(async () => ({ default: (await import('./said-pages.tsx')).Defect }));

/** A page's code could not be fetched: usually the console was updated since this tab was opened. */
function isMissingCode(error: unknown): boolean {
  return error instanceof TypeError && /import|module script|preload/i.test(error.message);
}

function detailsOf(error: unknown): string {
  if (isRouteErrorResponse(error))
    return `${error.status} ${error.statusText}: ${JSON.stringify(error.data)}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** In place of a page that failed to load or to draw: a defect, or an update behind this tab's back. */
export function RouteError() {
  const error = useRouteError();
  return isMissingCode(error) ? (
    <MessagePage mark="Out of date" title="This page could not be fetched">
      <p>
        The console was probably updated since this tab was opened, or the connection broke. Reloading fetches
        the present version; nothing is lost.
      </p>
      <Button look="primary" onClick={() => location.reload()}>
        Reload
      </Button>
    </MessagePage>
  ) : (
    <Suspense>
      <Defect details={detailsOf(error)} />
    </Suspense>
  );
}
