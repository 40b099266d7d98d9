import { type ArnKind, parseArn } from '../state/arn.ts';
import type { World } from '../state/world.ts';
import { AwsError } from '../wire/aws-error.ts';
import { invalid, present } from './constraints.ts';

const LONGEST_ARN = 128;

function ofOtherRealm(world: World, arn: { accountId: string; region: string }): AwsError | undefined {
  // UNCONFIRMED: what the service says to another account's or Region's ARN. Access is decided before existence, so
  // another account is denied; another Region is the caller's own, where nothing of that name exists.
  if (arn.accountId !== world.accountId) {
    return new AwsError(
      'AccessDeniedException',
      'User is not authorized to perform this action on the resource',
    );
  }
  if (arn.region !== world.region) return new AwsError('ResourceNotFoundException', 'Resource not found');
  return undefined;
}

/**
 * The id in an ARN of the given kind in this account and Region.
 * Throws ValidationException for text that is no such ARN, AccessDeniedException for another account's.
 */
export function idIn(world: World, kind: ArnKind, member: string, text: string | undefined): string {
  const arn = present(member, text);
  if (arn.length < 1 || arn.length > LONGEST_ARN)
    throw invalid(member, `must have length 1 to ${LONGEST_ARN}`);
  const parsed = parseArn(arn);
  if (parsed === undefined || parsed.kind !== kind) {
    throw invalid(
      member,
      `must satisfy regular expression pattern: arn:aws:ivs:[a-z0-9-]+:[0-9]+:${kind}/[a-zA-Z0-9-]+`,
    );
  }
  const refusal = ofOtherRealm(world, parsed);
  if (refusal) throw refusal;
  return parsed.id;
}

/** The found resource, or ResourceNotFoundException: only for operations that the API model lists it for. */
export function found<Item>(item: Item | undefined): Item {
  if (item === undefined) throw new AwsError('ResourceNotFoundException', 'Resource not found');
  return item;
}
