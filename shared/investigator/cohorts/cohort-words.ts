import { count } from '../words.ts';
import { type CohortPerson, type Dimension, DIMENSIONS, type Problem } from './cohort-person.ts';
import type { Condition, Statement } from './statements.ts';

export const DIMENSION_WORDS: Readonly<Record<Dimension, string>> = {
  os: 'operating system',
  browser: 'browser',
  sdk: 'SDK version',
  provider: 'provider',
  protocol: 'protocol',
};

/** `errors`, `BITRATE_EXCEEDED`, `reconnections`. */
export function problemWords(problem: Problem): string {
  return problem.kind === 'reconnection' ? 'reconnections' : (problem.code ?? 'errors');
}

const CONDITION: Readonly<Record<Dimension, (value: string) => string>> = {
  os: (value) => `on ${value}`,
  browser: (value) => `with ${value}`,
  sdk: (value) => `with SDK ${value}`,
  provider: (value) => `at ${value}`,
  protocol: (value) => `over ${value}`,
};

/** `with SDK 1.9 at Comcast` */
export function conditionWords(conditions: readonly Condition[]): string {
  return conditions.map(({ dimension, value }) => CONDITION[dimension](value)).join(' ');
}

/** `All 5 people with errors are with SDK 1.9 at Comcast: 5 of 5 with errors, 0 of 31 without.` */
export function statementWords({ problem, conditions, withProblem, without, leftOut }: Statement): string {
  const what = problemWords(problem);
  const { matching, of } = withProblem;
  const who = matching === of ? `All ${of} people with ${what}` : `${matching} of ${of} people with ${what}`;
  const left =
    leftOut === 0
      ? ''
      : ` ${count(leftOut, 'person', 'people')} of whom too little is known count on neither side.`;
  return (
    `${who} are ${conditionWords(conditions)}: ${matching} of ${of} with ${what}, ` +
    `${without.matching} of ${without.of} without.${left}`
  );
}

/** What is not known of the people of a session, in sentences; none where all is. */
export function unknownWords(people: readonly CohortPerson[]): string[] {
  const asked = people.flatMap(({ device }) => device ?? []);
  const missing = DIMENSIONS.map((dimension) => ({
    dimension,
    number: asked.filter((device) => device[dimension] === undefined).length,
  }));
  const notAsked = people.length - asked.length;
  const eventless = people.filter(({ errors }) => errors === undefined).length;
  return [
    ...(notAsked === 0 ? [] : [`The devices of ${count(notAsked, 'person', 'people')} were not asked.`]),
    ...(eventless === 0 ? [] : [`The events of ${count(eventless, 'person', 'people')} are not loaded.`]),
    ...missing
      .filter(({ number }) => number > 0)
      .map(({ dimension, number }) => `No ${DIMENSION_WORDS[dimension]} given for ${number}.`),
  ];
}
