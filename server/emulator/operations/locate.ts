import type { SessionPlan } from '../simulation/schedule.ts';
import type { StageDefinition } from '../simulation/stage-definition.ts';
import { sessionById } from '../simulation/timetable.ts';
import { type ArnKind, parseArn, type Realm } from '../state/arn.ts';
import type { World } from '../state/world.ts';
import { AwsError } from '../wire/aws-error.ts';
import { invalid, present } from './constraints.ts';

const LONGEST_ARN = 128;

/**
 * UNCONFIRMED: what the service says to another account's or Region's ARN. Access is decided before anything else, so
 * another account is denied; an ARN of another Region cannot be meant for this endpoint, which every operation can
 * say by its ValidationException.
 */
function checkRealm(world: World, member: string, arn: Realm): void {
  if (arn.accountId !== world.accountId) {
    throw new AwsError(
      'AccessDeniedException',
      'User is not authorized to perform this action on the resource',
    );
  }
  if (arn.region !== world.region) throw invalid(member, `must be an ARN of Region ${world.region}`);
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
): SessionPlan | undefined {
  const wanted = present('sessionId', sessionId);
  if (!/^st-[a-zA-Z0-9]{13}$/.test(wanted)) {
    throw invalid('sessionId', 'must satisfy regular expression pattern: st-[a-zA-Z0-9]+ with length 16');
  }
  return sessionById(stage, wanted, world.clock.now());
}
