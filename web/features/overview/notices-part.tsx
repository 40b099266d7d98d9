import { Link } from 'react-router';
import { Panel } from '#web/components/panel.tsx';
import { Time } from '#web/components/time.tsx';
import { paths } from '#web/nav/paths.ts';
import { StateMark } from '#web/ui/state-mark.tsx';
import type { Notice } from './use-overview-look.ts';

/** What was noticed and nobody has taken note of: outputs, the connection, the console's own work. */
export function NoticesPart({ connection, open }: { connection: string; open: readonly Notice[] }) {
  if (open.length === 0) return null;
  return (
    <Panel title="Noticed" note={open.length}>
      <ul aria-label="Noticed">
        {open.map((notice) => (
          <li
            key={notice.id}
            className="flex flex-wrap items-center gap-x-3 border-b border-line px-4 py-1.5 last:border-b-0"
          >
            <StateMark tone="bad" shape="cross" />
            <span className="font-medium">{notice.title}</span>
            <About connection={connection} notice={notice} />
            <span className="ml-auto text-xs text-muted">
              <Time at={notice.lastAt} />
            </span>
            {notice.text !== undefined && <p className="w-full wrap-anywhere text-muted">{notice.text}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function About({ connection, notice: { about } }: { connection: string; notice: Notice }) {
  const { compositionId, stageId, stageName, jobId } = about;
  if (compositionId !== undefined)
    return (
      <Link
        to={paths.composition(connection, compositionId)}
        className="link inline-flex min-h-6 items-center font-mono text-xs"
      >
        {compositionId}
      </Link>
    );
  if (stageId !== undefined)
    return (
      <Link to={paths.stage(connection, stageId)} className="link inline-flex min-h-6 items-center">
        {stageName || stageId}
      </Link>
    );
  return jobId === undefined ? null : (
    <Link to={paths.jobs(connection)} className="link inline-flex min-h-6 items-center">
      Jobs
    </Link>
  );
}
