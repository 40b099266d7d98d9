import { ApiError } from '#server/http/api-error.ts';
import { gapIn } from './answer-shape.ts';
import { type AnyOperation, readsOnly } from './any-operation.ts';
import { isFollowedByItself } from './paging.ts';

/**
 * An answer with gaps is none: it must not reach what is kept, and asking on for the same page would never end. Of a
 * change it tells that it was made, so that there the gap is found by whoever shows it.
 *
 * @throws {ApiError} `aws_invalid_answer`
 */
export function refuseIncomplete(
  operation: AnyOperation,
  input: object,
  { output, awsRequestId }: { output: object; awsRequestId: string | undefined },
): void {
  if (!readsOnly(operation)) return;
  const gap = isFollowedByItself(input, output)
    ? 'its page says that it is followed by itself'
    : gapIn(operation, output);
  if (gap === undefined) return;
  throw new ApiError(
    'aws_invalid_answer',
    `The answer of AWS to ${operation} is not complete: ${gap}. Try again. AWS Support can look it up by the AWS ` +
      'request id.',
    { awsRequestId },
  );
}
