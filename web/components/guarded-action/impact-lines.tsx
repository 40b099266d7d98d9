import { CircleAlert, Dot } from 'lucide-react';
import type { ReactNode } from 'react';
import { Time } from '../time.tsx';

/** One thing that is hit, or that is looked for. */
export interface ImpactLine {
  /** What was looked for, as in `Not known: who is connected`. */
  about: string;
  /** What was found; undefined while it is looked for. With a problem it is a part, or of before. */
  says: ReactNode | undefined;
  /** Whether somebody will notice. */
  weighs?: boolean;
  /** Why it could not be found out, or not all of it. */
  problem?: string | undefined;
  /** With a problem: when all of what was found was so, ISO 8601. */
  asOf?: string | undefined;
}

/** What a disruptive action hits: a line for each question, and what could not be found out said as such. */
export function ImpactLines({ lines }: { lines: readonly ImpactLine[] }) {
  return (
    <ul className="flex flex-col px-3 py-1.5" aria-label="What it hits">
      {lines.map(({ about, says, weighs = false, problem, asOf }) => (
        <li key={about} className="flex min-h-7 items-start gap-1.5 py-0.5">
          {weighs || problem !== undefined ? (
            <CircleAlert size={14} aria-hidden className="mt-0.75 shrink-0 text-warn" />
          ) : (
            <Dot size={14} aria-hidden className="mt-0.75 shrink-0 text-muted" />
          )}
          <span className="min-w-0 wrap-anywhere">
            {problem === undefined ? (
              (says ?? <span className="text-muted">Looking for {about}…</span>)
            ) : (
              <span className="text-warn">
                {says !== undefined && asOf !== undefined && (
                  <>
                    As of <Time at={asOf} form="time" />:{' '}
                  </>
                )}
                {says ?? `Not known: ${about}.`}{' '}
                {says !== undefined &&
                  `Whether that is ${asOf === undefined ? 'all' : 'so still'} is not known: `}
                {problem}.
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
