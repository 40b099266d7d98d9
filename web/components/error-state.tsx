import { CircleAlert, Lock, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { ApiError, type Failure, InvalidInputError } from '#web/api/failure.ts';
import { classNames } from '#web/lib/class-names.ts';
import { Button } from '#web/ui/button.tsx';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { failureWords, isDenied, permissionsOf } from './failure-words.ts';

interface ErrorStateProps {
  /** What was wanted, as it stands in a sentence: `the stages`. */
  what: string;
  failure: Failure;
  /** The endpoint that was called: tells which permission is missing. */
  endpoint: { aws: readonly string[] };
  retry: () => void;
  /** Why AWS may not know it, where there is more to say than that it was deleted. */
  goneAdvice?: string | undefined;
}

/** In place of what could not be loaded: what is wrong, what to do, and what to quote when asking for help. */
export function ErrorState({ what, failure, endpoint, retry, goneAdvice }: ErrorStateProps) {
  const denied = isDenied(failure);
  const words = denied
    ? {
        title: `No permission to see ${what}`,
        advice: 'Have this allowed for the credentials of this connection:',
      }
    : failureWords(failure, goneAdvice);
  const Icon = denied ? Lock : CircleAlert;
  return (
    <div
      role="alert"
      className={classNames(
        'flex gap-3 border-l-2 bg-surface px-4 py-5',
        denied ? 'border-warn' : 'border-bad',
      )}
    >
      <Icon size={20} aria-hidden className={denied ? 'shrink-0 text-warn' : 'shrink-0 text-bad'} />
      <div className="flex max-w-160 min-w-0 flex-col items-start gap-2">
        <p className="text-md font-semibold">{words.title}</p>
        <p>
          {!denied && `Could not load ${what}. `}
          {words.advice}
        </p>
        {denied && (
          <ul>
            {permissionsOf(endpoint).map((permission) => (
              <li key={permission} className="flex items-center gap-1 font-mono">
                {permission}
                <CopyButton text={permission} what="permission" />
              </li>
            ))}
          </ul>
        )}
        <FailureDetails failure={failure} />
        {!(failure instanceof InvalidInputError) && (
          <Button onClick={retry} className="mt-1">
            <RotateCw size={14} aria-hidden /> Try again
          </Button>
        )}
      </div>
    </div>
  );
}

/** The words of the server and the ids to quote. */
export function FailureDetails({ failure }: { failure: Failure }) {
  const fields = 'fields' in failure ? failure.fields : [];
  return (
    <>
      <p className="max-w-full rounded-sm bg-sunken px-2 py-1 break-words text-muted">{failure.message}</p>
      {fields.length > 0 && (
        <ul className="list-disc pl-5 text-muted">
          {fields.map((field) => (
            <li key={field.path}>
              <code className="font-mono text-xs">{field.path}</code>: {field.message}
            </li>
          ))}
        </ul>
      )}
      {failure instanceof ApiError && (
        <dl className="grid gap-x-2 text-xs text-muted sm:grid-cols-[max-content_minmax(0,1fr)] sm:items-center">
          <RequestId label="Request id">{failure.requestId}</RequestId>
          {failure.awsRequestId && <RequestId label="AWS request id">{failure.awsRequestId}</RequestId>}
        </dl>
      )}
    </>
  );
}

function RequestId({ label, children }: { label: string; children: string }): ReactNode {
  return (
    <div className="contents">
      <dt>{label}</dt>
      <dd className="flex min-w-0 items-center gap-0.5 font-mono text-text">
        {children}
        <CopyButton text={children} what={label} />
      </dd>
    </div>
  );
}
