import type { StageDefinition } from '../simulation/stage-definition.ts';
import { type ArnKind, parseArn, type Realm } from '../state/arn.ts';
import type { Session } from '../state/courses.ts';
import type { World } from '../state/world.ts';
import { AwsError } from '../wire/aws-error.ts';
import { invalid } from './invalid.ts';

/**
 * UNCONFIRMED: what the service says to another account's or Region's ARN. Access is decided before anything else, so
 * another account is denied; an ARN of another Region cannot be meant for this endpoint, which every operation can
 * say by its ValidationException.
 */
export function checkRealm(world: World, member: string, arn: Realm): void {
  if (arn.accountId !== world.accountId) {
    throw new AwsError(
      'AccessDeniedException',
      'User is not authorized to perform this action on the resource',
    );
  }
  if (arn.region !== world.region) throw invalid(member, `Member must be an ARN of Region ${world.region}`);
}

/**
 * The id in an ARN that the constraints have let through as one of this kind.
 * Throws AccessDeniedException for another account's and ValidationException for another Region's.
 */
export function idIn(world: World, kind: ArnKind, member: string, text: string | undefined): string {
  const parsed = parseArn(text ?? '');
  if (parsed?.kind !== kind)
    throw new Error(`The constraints let '${member}' through as the ARN of a ${kind}.`);
  checkRealm(world, member, parsed);
  return parsed.id;
}

/** The found resource, or ResourceNotFoundException: only for operations that the API model lists it for. */
export function found<Item>(item: Item | undefined): Item {
  if (item === undefined) throw new AwsError('ResourceNotFoundException', 'Resource not found');
  return item;
}

/** The session of a stage that has begun; `undefined` for an id that no such session has. */
export function sessionOf(
  world: World,
  stage: StageDefinition,
  sessionId: string | undefined,
): Session | undefined {
  return world.courses.byId(stage.id, sessionId ?? '', world.clock.now());
}
