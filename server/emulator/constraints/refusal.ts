import type { Operation, OperationInput } from '../wire/operation.ts';
import { violations } from './check.ts';
import { ruleViolations } from './rules.ts';
import { validationMessage, type Violation } from './violation.ts';

/**
 * Why the API would not take this input, as the text of a `ValidationException`; `undefined` when nothing is wrong with
 * it. The further rules are asked only once the limits of the model are kept, as a service does it whose front checks
 * the model. Takes any value and never throws.
 */
export const refusalOf = (operation: Operation, input: unknown): string | undefined => {
  const found = allViolations(operation, input);
  return found.length === 0 ? undefined : validationMessage(found);
};

const allViolations = <O extends Operation>(operation: O, input: unknown): Violation[] => {
  const found = violations(operation, input);
  // An input without violations has the shape of the operation's input.
  return found.length > 0 ? found : ruleViolations(operation, input as OperationInput<O>);
};
