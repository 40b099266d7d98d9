import type { OperationInput } from '../wire/operation.ts';
import { isGiven, type Rule } from './rule.ts';
import type { Violation } from './violation.ts';

/**
 * Every filter after the first is one too many. A filter counts when it is given, whatever its value: `filterByPublished`
 * with false does too. UNCONFIRMED which error the live service answers with.
 */
const atMostOneOf = (filters: Record<string, unknown>): Violation[] => {
  const [first, ...others] = Object.keys(filters).filter((name) => isGiven(filters[name]));
  return others.map((member) => ({
    member,
    rule: `Member must not be given together with ${first}: only one filter can be used at a time`,
  }));
};

/** API Reference, ListParticipants: only one of the four filters "can be provided per request". */
export const oneParticipantFilter: Rule<OperationInput<'ListParticipants'>> = ({
  filterByUserId,
  filterByPublished,
  filterByState,
  filterByRecordingState,
}) => atMostOneOf({ filterByUserId, filterByPublished, filterByState, filterByRecordingState });

/** API Reference, ListIngestConfigurations: "Only one filter (by stage ARN or by state) can be used at a time". */
export const oneIngestFilter: Rule<OperationInput<'ListIngestConfigurations'>> = ({
  filterByStageArn,
  filterByState,
}) => atMostOneOf({ filterByStageArn, filterByState });
