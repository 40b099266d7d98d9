import { validationMessage } from '../constraints/violation.ts';
import { AwsError } from '../wire/aws-error.ts';

/**
 * A ValidationException for an input that breaks a rule in this world, though none by itself.
 * @param member as a path
 * @param rule in AWS's manner: `Member must …`
 */
export function invalid(member: string, rule: string): AwsError {
  return new AwsError('ValidationException', validationMessage([{ member, rule }]));
}
