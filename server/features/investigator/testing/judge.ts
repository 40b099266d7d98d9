import type { Answered } from '#shared/investigator/contract.ts';
import type { Expected } from './case.ts';

/**
 * What is wrong with an answer, in sentences; none where it is right. “Cannot be decided” is never right where a cause
 * was to be found, and an answer or a failed check that rests on nothing never counts, whatever it says.
 */
export function judge({ conclusion, others, rungs }: Answered, expected: Expected): string[] {
  const { cause, rung, errorCode, evidence, confidence } = conclusion;
  const wrong: string[] = [];
  const differs = (what: string, got: unknown, wanted: unknown): void => {
    if (JSON.stringify(got) !== JSON.stringify(wanted))
      wrong.push(`${what} is ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
  };
  differs('the cause', cause, expected.cause);
  differs('the check', rung, expected.rung);
  differs('the error code', errorCode ?? null, expected.errorCode ?? null);
  if (expected.confidence !== undefined) differs('the confidence', confidence, expected.confidence);
  if (expected.others !== undefined)
    differs(
      'what else was wrong',
      others.map((other) => other.cause),
      expected.others,
    );
  if (cause === 'not-enough-data' && expected.cause !== 'not-enough-data')
    wrong.push('it is left open, though there is a cause to be found');

  if (evidence.length === 0) wrong.push('the answer rests on nothing');
  const kinds = evidence.map(({ kind, name }) => (kind === 'event' ? (name ?? '') : kind));
  const missing = expected.evidence.filter((one) => !kinds.includes(one));
  if (missing.length > 0) wrong.push(`it does not name ${missing.join(', ')}, but ${kinds.join(', ')}`);
  const named = rungs.find(({ id }) => id === rung);
  if (rung !== null && named === undefined) wrong.push(`its check ${rung} is not among those that are shown`);
  for (const { id, verdict, evidence: own } of rungs)
    if (verdict === 'no' && own.length === 0 && id !== 'one-identity')
      wrong.push(`the check ${id} fails and rests on nothing`);
  if (rung === null && rungs.some(({ verdict, id }) => verdict === 'unknown' && DECIDES.has(id)))
    wrong.push('it finds no fault although a check that decides could not be answered');
  return wrong;
}

/** The checks whose failure is a cause by itself. */
const DECIDES: ReadonlySet<string> = new Set([
  'session',
  'same-session',
  'x-present',
  'y-present',
  'y-publishing',
  'x-subscribed',
]);
