import type { Operation } from '../wire/operation.ts';
import { type Check, checkMembers } from './check-value.ts';
import { INPUTS } from './inputs.ts';
import type { Violation } from './violation.ts';

const checks = new Map<Operation, Check>();

const checkFor = (operation: Operation): Check => {
  const known = checks.get(operation);
  if (known !== undefined) return known;
  const check = checkMembers(INPUTS[operation]);
  checks.set(operation, check);
  return check;
};

/**
 * All that an input breaks of the limits in the API model: required members, lengths, patterns, ranges, enums, sizes of
 * lists and maps. Takes any value, decoded from JSON or not, and never throws. At most 200 violations are listed, in the
 * order of the table.
 */
export const violations = (operation: Operation, input: unknown): Violation[] => {
  const found: Violation[] = [];
  checkFor(operation)(input, '', found);
  return found;
};
