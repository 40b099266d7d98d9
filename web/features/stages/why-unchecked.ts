import { asFailure } from '#web/api/failure.ts';
import { failureWords, isDenied } from '#web/components/failure-words.ts';
import type { LiveFactsKnown } from './use-live-facts.ts';
import type { StageRow } from './stage-row.ts';

/** Why it could not be checked whether a live stage is ending; undefined where nothing failed. */
export function whyUnchecked(facts: LiveFactsKnown, row: StageRow): string | undefined {
  const error = row.sessionId === undefined ? undefined : facts.failureOf(row.sessionId);
  if (error === undefined) return undefined;
  const failure = asFailure(error);
  return isDenied(failure)
    ? 'Not checked: the permissions ivs:ListParticipants and ivs:GetStageSession are needed.'
    : `Not checked: ${failureWords(failure).title}. ${failure.message}`;
}
