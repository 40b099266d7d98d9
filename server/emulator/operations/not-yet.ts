import { AwsError } from '../wire/aws-error.ts';
import type { Operation } from '../wire/operation.ts';

/** TagResource and UntagResource model neither AccessDeniedException nor anything else that would fit. */
const WITHOUT_ACCESS_DENIED: ReadonlySet<Operation> = new Set(['TagResource', 'UntagResource']);

/** This emulator does not perform the operation yet: answered with an error that the operation models. */
export function notYet(operation: Operation): () => never {
  return () => {
    throw new AwsError(
      WITHOUT_ACCESS_DENIED.has(operation) ? 'InternalServerException' : 'AccessDeniedException',
      `This emulator does not perform ${operation} yet`,
    );
  };
}
