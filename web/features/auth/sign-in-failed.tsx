import { ApiError, type Failure } from '#web/api/failure.ts';
import { failureWords } from '#web/components/failure-words.ts';

/** Why it did not work, in the server's words where it has some for whoever signs in. */
export function SignInFailed({ failure }: { failure: Failure | undefined }) {
  if (failure === undefined) return null;
  const says = failure instanceof ApiError ? failure.message : failureWords(failure).advice;
  const title = failure instanceof ApiError ? undefined : failureWords(failure).title;
  return (
    <p role="alert" className="border-l-2 border-bad px-3 py-2">
      {title !== undefined && `${title}. `}
      {says}
    </p>
  );
}
