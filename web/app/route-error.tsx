import { isRouteErrorResponse, Link, useRouteError } from 'react-router';
import { Button } from '#web/ui/button.tsx';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { MessagePage } from './message-page.tsx';

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
  const details = detailsOf(error);
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
    <MessagePage mark="Defect" title="This page broke">
      <p>
        The console made a mistake while drawing it. Nothing in AWS was changed by that. Reload to try again.
      </p>
      <div className="flex gap-2">
        <Button look="primary" onClick={() => location.reload()}>
          Reload
        </Button>
        <Link to="/" className="control control-plain">
          Go to the stages
        </Link>
      </div>
      <details className="max-w-full text-muted">
        <summary className="min-h-6 cursor-pointer">What to report</summary>
        <div className="flex items-start gap-1">
          <pre className="max-h-60 overflow-auto rounded-sm bg-sunken p-2 font-mono text-xs">{details}</pre>
          <CopyButton text={details} what="report" />
        </div>
      </details>
    </MessagePage>
  );
}
