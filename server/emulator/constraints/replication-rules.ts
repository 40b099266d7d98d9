import type { OperationInput } from '../wire/operation.ts';
import { type Rule, unless } from './rule.ts';

/**
 * UNCONFIRMED: no page says it of the two ARNs. A replica keeps the participant's id, which a stage session can hold only
 * once, so a stage cannot be its own destination.
 */
export const destinationIsAnotherStage: Rule<OperationInput<'StartParticipantReplication'>> = ({
  sourceStageArn,
  destinationStageArn,
}) =>
  unless(
    sourceStageArn !== destinationStageArn,
    'destinationStageArn',
    'Member must not be the same stage as sourceStageArn',
  );
