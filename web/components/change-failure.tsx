import { CircleAlert, Lock } from 'lucide-react';
import type { Failure } from '#web/api/failure.ts';
import { isMaybeDone } from '#web/api/maybe-done.ts';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { FailureDetails } from './error-state.tsx';
import { failureWords, isDenied, permissionsOf } from './failure-words.ts';

interface ChangeFailureProps {
  failure: Failure;
  endpoint: { aws: readonly string[] };
  /** What was to be done, as it stands in a sentence: `create the encoder configuration`. */
  what: string;
  /** What to do about it, where there is more to say than for failures of its kind. */
  advice?: string | undefined;
}

/** Why a change was not made, or that nobody knows whether it was; with the words of AWS in full and what to quote. */
export function ChangeFailure({ failure, endpoint, what, advice }: ChangeFailureProps) {
  const denied = isDenied(failure);
  const lost = isMaybeDone(failure);
  const words = failureWords(failure);
  const Icon = denied ? Lock : CircleAlert;
  return (
    <div
      role="alert"
      className={`flex gap-3 border-l-2 bg-surface px-3 py-2 ${denied || lost ? 'border-warn' : 'border-bad'}`}
    >
      <Icon size={18} aria-hidden className={`shrink-0 ${denied || lost ? 'text-warn' : 'text-bad'}`} />
      <div className="flex min-w-0 flex-col items-start gap-1.5">
        <p className="font-semibold">
          {denied ? `No permission to ${what}` : lost ? `Nobody can tell whether it was done` : words.title}
        </p>
        <p>
          {lost
            ? `The answer of AWS to the wish to ${what} was lost. It may have been done nevertheless: look before you try again.`
            : denied
              ? 'Have this allowed for the credentials of this connection:'
              : (advice ?? words.advice)}
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
      </div>
    </div>
  );
}
