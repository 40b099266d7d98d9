import { Link } from 'react-router';
import type { ProblemKind } from '#shared/overview/contract.ts';
import { Panel } from '#web/components/panel.tsx';
import { countWords, PROBLEM_WORDS } from '#web/components/problem-words.ts';
import { Time } from '#web/components/time.tsx';
import { paths } from '#web/nav/paths.ts';
import { StateMark } from '#web/ui/state-mark.tsx';
import type { Overview } from './use-overview-look.ts';

interface ProblemPanelProps {
  connection: string;
  problem: Overview['problems'][number];
  names: ReadonlyMap<string, string>;
}

/** So many stages are named; the list of stages has them all. */
const NAMED = 8;

/** The stages that have one kind of problem. */
export function ProblemPanel({ connection, problem: { kind, stages, unknown }, names }: ProblemPanelProps) {
  const { word, tone, shape, meaning } = PROBLEM_WORDS[kind];
  return (
    <Panel
      title={word}
      note={
        <span className="inline-flex items-center gap-1.5 tabular-nums">
          <StateMark tone={tone} shape={shape} />
          {countWords(stages.length, unknown)}
        </span>
      }
      actions={
        <Link to={allOf(connection, kind)} className="link inline-flex min-h-6 items-center">
          Show in the list
        </Link>
      }
    >
      <p className="px-4 pt-2 text-xs text-muted">{meaning}</p>
      <ul aria-label={word}>
        {stages.slice(0, NAMED).map(({ stageId, sessionId, since, seenAt, times }) => (
          <li
            key={stageId}
            className="flex min-h-9 flex-wrap items-center gap-x-3 border-b border-line px-4 py-1 last:border-b-0"
          >
            <Link
              to={paths.stage(connection, stageId)}
              className="link inline-flex min-h-6 min-w-0 items-center font-medium wrap-anywhere"
            >
              {names.get(stageId) || stageId}
            </Link>
            {times !== undefined && <span className="text-muted tabular-nums">{peopleWords(times)}</span>}
            {sessionId !== undefined && (
              <Link
                to={paths.session(connection, stageId, sessionId)}
                className="link inline-flex min-h-6 items-center font-mono text-xs"
              >
                {sessionId}
              </Link>
            )}
            <span className="ml-auto text-xs text-muted">
              {since !== undefined && (
                <>
                  {kind === 'idle' ? 'last live until ' : 'since '}
                  <Time at={since} />
                </>
              )}
              {since === undefined && seenAt !== undefined && (
                <>
                  seen <Time at={seenAt} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {stages.length > NAMED && (
        <p className="px-4 pb-2 text-muted">
          and {(stages.length - NAMED).toLocaleString('en-US')} more in the list
        </p>
      )}
    </Panel>
  );
}

function allOf(connection: string, kind: ProblemKind): string {
  return `${paths.stages(connection)}?problem=${kind}`;
}

/** `1 person`, `3 people`. */
export function peopleWords(times: number): string {
  return `${times} ${times === 1 ? 'person' : 'people'}`;
}
