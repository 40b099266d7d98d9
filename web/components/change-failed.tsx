import type { Failure } from '#web/api/failure.ts';
import { failureWords } from './failure-words.ts';

/** Why a change of the console's own data failed, beside what was changed; nothing where it did not. */
export function ChangeFailed({ failure }: { failure: Failure | undefined }) {
  if (failure === undefined) return null;
  return (
    <p role="alert" className="rounded-xs bg-bad-tint px-2 py-1 text-bad">
      {failureWords(failure).title}. {failure.message}
    </p>
  );
}
