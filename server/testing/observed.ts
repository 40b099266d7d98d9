import type { Observation } from '#server/aws/observation.ts';
import type { Operation, OperationInput, OperationOutput } from '#server/aws/operation-types.ts';

export const stageArn = (id: string): string => `arn:aws:ivs:us-east-1:123456789012:stage/${id}`;
export const compositionArn = (id: string): string => `arn:aws:ivs:us-east-1:123456789012:composition/${id}`;

/** The moment at which the tests' answers begin. */
export const NOON = Date.parse('2026-11-20T12:00:00Z');

/** An answer of AWS as an observer is told of it, so many seconds after noon. */
export function observed<O extends Operation>(
  operation: O,
  input: OperationInput<O>,
  output: OperationOutput<O>,
  seconds: number,
  connection = 'prod',
): Observation {
  // Each operation goes with its own input and output; the compiler loses that in a generic function.
  return {
    connection,
    operation,
    input,
    output,
    asOf: new Date(NOON + seconds * 1000),
  } as unknown as Observation;
}
