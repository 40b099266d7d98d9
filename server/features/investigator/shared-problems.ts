import { deviceOf, hasProblem } from '#shared/investigator/cohorts/cohort-person.ts';
import { statementWords } from '#shared/investigator/cohorts/cohort-words.ts';
import { meets } from '#shared/investigator/cohorts/statements.ts';
import type { KnownShared } from '#shared/investigator/known.ts';
import type { Cohorts } from './cohorts/cohorts.ts';
import type { Gathered } from './gather.ts';

/**
 * What the comparison of a session's devices says of the two people: only from what is known already, without a call of
 * AWS. Somebody shares a problem where they had it themselves and their device is one of those that it goes with.
 */
export async function sharedProblems(
  cohorts: Pick<Cohorts, 'known'>,
  connection: string,
  { known, x, y }: Gathered,
): Promise<KnownShared | undefined> {
  const [place] = [...known.x.entries, ...known.y.entries];
  if (place === undefined) return undefined;
  const { stageId, sessionId } = place;
  const found = await cohorts.known({ connection, stageId, sessionId });
  if (found === undefined) return undefined;
  const { people, statements } = found;
  const devices = new Map(
    [...x.participants, ...y.participants].map((one) => [one.participantId, deviceOf(one)]),
  );
  const two = people.filter(({ participantId }) => devices.has(participantId));
  const matching = statements.filter(({ problem, conditions }) =>
    two.some(
      (person) =>
        hasProblem(person, problem) === true && meets(devices.get(person.participantId), conditions) === true,
    ),
  );
  return {
    asked: people.filter(({ device, errors }) => device !== undefined && errors !== undefined).length,
    people: people.length,
    matching: matching.map(statementWords),
  };
}
