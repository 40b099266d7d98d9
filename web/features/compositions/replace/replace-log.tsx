import type { JobLogEntry, JobLogPhase } from '#shared/jobs/contract.ts';
import { Time } from '#web/components/time.tsx';

const PHASES: Record<JobLogPhase, string> = {
  sending: 'sends',
  answered: 'answer',
  seen: 'sees',
  decided: 'decides',
};
const CELL = 'px-2 py-1 first:pl-4 last:pr-4 align-top';

/** What a job has written down, each line before it went on. */
export function ReplaceLog({ log }: { log: readonly JobLogEntry[] }) {
  return (
    <div className="overflow-x-auto border-t border-line">
      <table aria-label="Log of the replacement" className="w-full text-left">
        <thead className="bg-sunken text-xs text-muted">
          <tr>
            {['At', '', 'What'].map((head) => (
              <th key={head} scope="col" className={`${CELL} font-medium`}>
                {head === '' ? <span className="sr-only">Kind</span> : head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {log.map(({ number, at, phase, words }) => (
            <tr key={number}>
              <td className={`${CELL} tabular-nums`}>
                <Time at={at} form="time" />
              </td>
              <td className={`${CELL} text-muted`}>{PHASES[phase]}</td>
              <td className={`${CELL} wrap-anywhere`}>{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="border-t border-line px-4 py-2 text-xs text-muted">
        Times are of the console’s own clock. Each line is kept before the next request is sent.
      </p>
    </div>
  );
}
