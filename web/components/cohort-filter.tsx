import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { cohorts } from '#shared/investigator/cohort-contract.ts';
import { type Dimension, DIMENSIONS } from '#shared/investigator/cohorts/cohort-person.ts';
import { conditionWords } from '#shared/investigator/cohorts/cohort-words.ts';
import type { Condition } from '#shared/investigator/cohorts/statements.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { useSearchState } from '#web/nav/search-state.ts';
import { Button } from '#web/ui/button.tsx';
import { failureWords } from './failure-words.ts';

/** The parameter of a session's address that leaves some people of a comparison in the timeline. */
const PARAMETER = 'cohort';

/** What follows a session's address: `?cohort=sdk%3D1.9`. @param problem `error`, `reconnection` or an error code */
export function cohortSearch(conditions: readonly Condition[], problem?: string): string {
  const chosen = new URLSearchParams(conditions.map(({ dimension, value }) => [dimension, value]));
  if (problem !== undefined) chosen.set('problem', problem);
  return `?${new URLSearchParams({ [PARAMETER]: chosen.toString() }).toString()}`;
}

export interface CohortFilter {
  /** Who is left; undefined where there is no filter, or it is not known yet. */
  ids: ReadonlySet<string> | undefined;
  /** Undefined where there is none. */
  words: string | undefined;
  failure: Failure | undefined;
  clear: () => void;
}

interface SessionAddress {
  connection: string;
  stageId: string;
  sessionId: string;
}

/** The people of a session that its address leaves, by their devices or what happened to them. */
export function useCohortFilter(address: SessionAddress): CohortFilter {
  const [text, setText] = useSearchState(PARAMETER, '');
  const { conditions, problem } = useMemo(() => parsed(text), [text]);
  const isOn = conditions.length > 0 || problem !== undefined;
  const asked = {
    ...address,
    ...Object.fromEntries(conditions.map(({ dimension, value }) => [dimension, value])),
    ...(problem === undefined ? {} : { problem }),
  };
  const query = useQuery({ ...q(cohorts.cohortMembers, asked), enabled: isOn });
  const members = query.data?.participantIds;
  const ids = useMemo(() => (isOn && members ? new Set(members) : undefined), [isOn, members]);
  const who = problem === undefined ? 'People' : `People with ${PROBLEMS[problem] ?? problem}`;
  return {
    ids,
    words: isOn ? `${who} ${conditionWords(conditions)}`.trim() : undefined,
    failure: isOn && query.error ? asFailure(query.error) : undefined,
    clear: () => setText(''),
  };
}

const PROBLEMS: Readonly<Record<string, string>> = { error: 'errors', reconnection: 'reconnections' };

function parsed(text: string): { conditions: Condition[]; problem: string | undefined } {
  const chosen = new URLSearchParams(text);
  return {
    conditions: DIMENSIONS.flatMap((dimension: Dimension) => {
      const value = chosen.get(dimension);
      return value === null || value === '' ? [] : [{ dimension, value }];
    }),
    problem: /^[A-Za-z0-9_]{1,64}$/.exec(chosen.get('problem') ?? '')?.[0],
  };
}

/** A line above the timeline that says who is left, and gives everybody back. */
export function CohortNote({ filter: { ids, words, failure, clear } }: { filter: CohortFilter }) {
  if (words === undefined) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border border-line bg-info-tint px-4 py-1.5 text-info">
      {failure === undefined ? (
        <span className="min-w-0 break-words">
          The timeline shows {ids === undefined ? '…' : ids.size} of them: {words}.
        </span>
      ) : (
        <span role="alert">
          {failureWords(failure).title}. {failure.message} The timeline shows everybody.
        </span>
      )}
      <Button small onClick={clear}>
        Show everybody
      </Button>
    </p>
  );
}
