import { Link } from 'react-router';
import type { Cohorts, CohortStatement } from '#shared/investigator/cohort-contract.ts';
import { cohortSearch } from '#web/components/cohort-filter.tsx';
import { Panel } from '#web/components/panel.tsx';

/** Troubled people below whom nothing is said about what they have in common. */
const FEW = 3;

/** What sets people with errors, and those who came back, apart from the others; or why nothing is said. */
export function StatementsPanel({ cohorts, session }: { cohorts: Cohorts; session: string }) {
  const { statements, unknown, asked } = cohorts;
  return (
    <Panel title="What sets them apart" note={statements.length}>
      <div className="flex flex-col gap-3 px-4 py-3">
        {statements.length === 0 && <p>{nothingWords(cohorts)}</p>}
        <ul className="flex flex-col gap-2">
          {statements.map((statement) => (
            <li key={statement.words} className="border-l-2 border-bad pl-3">
              <p className="font-medium break-words">{statement.words}</p>
              <p className="flex flex-wrap gap-x-4 text-xs">
                <Link
                  to={`${session}${cohortSearch(statement.conditions)}`}
                  className="link inline-flex min-h-6 items-center"
                >
                  All of them in the timeline
                </Link>
                <Link
                  to={`${session}${cohortSearch(statement.conditions, problemOf(statement))}`}
                  className="link inline-flex min-h-6 items-center"
                >
                  Those with the problem
                </Link>
              </p>
            </li>
          ))}
        </ul>
        {asked > 0 && unknown.length > 0 && (
          <section aria-label="Not known">
            <h3 className="font-medium">Not known</h3>
            <ul className="list-disc pl-5 text-muted">
              {unknown.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Panel>
  );
}

function problemOf({ problem }: CohortStatement): string {
  return problem.kind === 'reconnection' ? 'reconnection' : (problem.code ?? 'error');
}

function nothingWords({ asked, withErrors }: Cohorts): string {
  if (asked === 0) return 'No devices are known yet, so that nobody can be compared.';
  if (withErrors.asked < FEW)
    return `Too few people with errors are known (${withErrors.asked}) to say what they have in common.`;
  return 'Nothing sets people with errors or reconnections apart by their devices, as far as they are known.';
}
