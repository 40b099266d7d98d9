import { refusalOf } from '../constraints/refusal.ts';
import { AwsError } from './aws-error.ts';
import type { Handlers } from './handler.ts';
import { mayAnswer } from './modelled-errors.ts';
import type { Operation, OperationInput, OperationOutput } from './operation.ts';

/** A handler refused with an error that the API does not let its operation answer: a bug of the emulator. */
export class UnmodelledRefusal extends Error {
  override readonly name = 'UnmodelledRefusal';

  constructor(operation: Operation, refusal: AwsError) {
    super(`${operation} must not answer ${refusal.name}: ${refusal.message}`, { cause: refusal });
  }
}

/**
 * Checks the input of an operation and carries it out. Throws the `AwsError` that the caller of the API gets; any other
 * error is a bug.
 */
export const callOperation = <O extends Operation>(
  handlers: Handlers,
  operation: O,
  input: OperationInput<O>,
): OperationOutput<O> => {
  const refusal = refusalOf(operation, input);
  if (refusal !== undefined) throw new AwsError('ValidationException', refusal);
  try {
    return handlers[operation](input);
  } catch (error) {
    if (error instanceof AwsError && !mayAnswer(operation, error.name)) {
      throw new UnmodelledRefusal(operation, error);
    }
    throw error;
  }
};
