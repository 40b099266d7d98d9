import { Panel } from '#web/components/panel.tsx';
import { PROBLEM_WORDS } from '#web/components/problem-words.ts';
import type { Overview } from './use-overview-look.ts';

/** What the console does not know, and why: a screen without a problem is not the same as a show without one. */
export function UnknownPart({ data }: { data: Overview }) {
  const unknown = data.problems.filter((problem) => problem.unknown > 0);
  if (unknown.length === 0) return null;
  return (
    <Panel title="Not known">
      <dl className="flex flex-col">
        {unknown.map(({ kind, unknown: count }) => (
          <div key={kind} className="border-b border-line px-4 py-1.5 last:border-b-0">
            <dt className="font-medium">
              {PROBLEM_WORDS[kind].word}: of {count.toLocaleString('en-US')} {kind === 'idle' ? '' : 'live '}
              {count === 1 ? 'stage' : 'stages'}
            </dt>
            <dd className="text-muted">{PROBLEM_WORDS[kind].unknown}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
