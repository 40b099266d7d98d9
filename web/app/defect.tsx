import { Link } from 'react-router';
import { Button } from '#web/ui/button.tsx';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { MessagePage } from './message-page.tsx';

/** In place of a page that the console could not draw. */
export function Defect({ details }: { details: string }) {
  return (
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
