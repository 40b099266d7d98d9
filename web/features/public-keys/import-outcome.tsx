import { publicKeyChanges } from '#shared/public-keys/changes.ts';
import type { PublicKey } from '#shared/public-keys/contract.ts';
import { ApiError, type Failure } from '#web/api/failure.ts';
import { ArnLink } from '#web/components/arn-link.tsx';
import { ChangeFailure } from '#web/components/change-failure.tsx';

interface ImportOutcomeProps {
  failure: Failure | undefined;
  /** As in `useImport`. */
  differs: PublicKey | undefined;
}

/** Why a key was not imported, or that another one is there than was sent. */
export function ImportOutcome({ failure, differs }: ImportOutcomeProps) {
  return (
    <>
      {failure && (
        <ChangeFailure
          failure={failure}
          endpoint={publicKeyChanges.import}
          what="import the public key"
          advice={explain(failure)}
        />
      )}
      {differs && (
        <p role="alert" className="border-l-2 border-bad bg-bad-tint px-3 py-2 text-bad">
          AWS has imported a key and answers with another one than it was given. Delete{' '}
          <ArnLink arn={differs.arn} name={differs.name} /> before anything is signed for it.
        </p>
      )}
    </>
  );
}

function explain(failure: Failure): string | undefined {
  if (!(failure instanceof ApiError)) return undefined;
  if (failure.code === 'aws_conflict') return 'This key seems to be imported already: look through the list.';
  if (failure.code === 'aws_quota_exceeded') {
    return 'A Region holds three public keys, and AWS raises that for nobody: delete one that nothing signs with any more.';
  }
  return undefined;
}
