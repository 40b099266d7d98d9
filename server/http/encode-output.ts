import * as z from 'zod/mini';
import { changes, type Endpoint } from '#shared/contract/endpoint.ts';
import { plainWords } from '#shared/contract/plain-words.ts';
import { MAYBE_DONE } from '#server/aws/translate-error.ts';
import { ApiError } from './api-error.ts';
import { fieldProblems } from '#shared/contract/field-problems.ts';

/**
 * The wire form of what a handler returned: instants as text, and only the members that the schema names, so that
 * nothing the service adds later, or a handler forgot, leaves the server.
 *
 * @throws {ApiError} `aws_invalid_answer` where something required is missing or of the wrong kind and the endpoint
 * passes on what AWS said; a plain error, hence a 500, where the console itself is to blame
 */
export function encodeOutput(
  endpoint: Endpoint,
  schema: z.core.$ZodType,
  value: unknown,
  awsRequestId: string | undefined,
): unknown {
  const encoded = z.safeEncode(schema, value as never, { error: plainWords });
  if (encoded.success) return encoded.data;
  const problems = fieldProblems('', encoded.error.issues);
  const first = problems[0];
  const more = problems.length > 1 ? ` and ${problems.length - 1} more` : '';
  const gap = `${first?.path ?? ''} ${first?.message ?? ''}${more}`.trim();
  if (endpoint.aws.length === 0)
    throw new Error(`${endpoint.id} answered with a value outside its contract: ${gap}`);
  throw new ApiError(
    'aws_invalid_answer',
    `The answer of AWS to ${endpoint.aws.join(', ')} is not complete: ${gap}. ` +
      `${changes(endpoint) ? MAYBE_DONE : 'Try again.'} AWS Support can look it up by the AWS request id.`,
    { awsRequestId },
  );
}
