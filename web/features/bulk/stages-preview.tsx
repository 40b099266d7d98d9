import { useQuery } from '@tanstack/react-query';
import { bulkChanges } from '#shared/bulk/changes.ts';
import { MOST_AT_ONCE } from '#shared/bulk/drafts.ts';
import { q } from '#web/api/query.ts';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { Panel } from '#web/components/panel.tsx';
import { TagList } from '#web/components/tag-list.tsx';
import { roughDuration } from '#web/lib/estimate.ts';
import type { StageToCreate } from './stages-of-csv.ts';

interface StagesPreviewProps {
  id: string;
  connection: string;
  stages: readonly StageToCreate[];
}

/** So many of the first are drawn, and the last one. */
const FIRST = 8;

/** What would be created, as far as the form can be read. */
export function StagesPreview({ id, connection, stages }: StagesPreviewProps) {
  const count = Math.min(stages.length, MOST_AT_ONCE);
  const estimate = useQuery({
    ...q(bulkChanges.preview, { connection, body: { action: 'create', count: Math.max(1, count) } }),
    enabled: count > 0,
    placeholderData: (before) => before,
  }).data;
  const [last] = stages.slice(FIRST).toReversed();
  const twice = repeated(stages);
  return (
    <div id={id} tabIndex={-1}>
      <Panel title="What it makes" note={stages.length}>
        {stages.length === 0 ? (
          <EmptyNote title="Nothing yet">The stages appear here as the form is filled in.</EmptyNote>
        ) : (
          <>
            <ol className="flex flex-col" aria-label="Stages to create">
              {stages.slice(0, FIRST).map((stage, index) => (
                // A line has nothing of its own but its place.
                <Line key={index} stage={stage} />
              ))}
              {stages.length > FIRST + 1 && (
                <li className="border-b border-line px-4 py-1 text-muted">
                  {(stages.length - FIRST - 1).toLocaleString('en-US')} more
                </li>
              )}
              {last && <Line stage={last} />}
            </ol>
            <div className="flex flex-col gap-1 px-4 py-2 text-xs text-muted">
              {twice.length > 0 && (
                <p className="text-warn">
                  {twice.length === 1 ? 'A name is' : `${twice.length} names are`} there more than once, as{' '}
                  {twice[0]}. AWS allows that.
                </p>
              )}
              {estimate && (
                <p>
                  {stages.length.toLocaleString('en-US')} requests, at most{' '}
                  {estimate.perSecond.toLocaleString('en-US', { maximumFractionDigits: 1 })} a second: about{' '}
                  {roughDuration(stages.length / estimate.perSecond)}. The job can be paused and stopped.
                </p>
              )}
            </div>
          </>
        )}
      </Panel>
    </div>
  );
}

function Line({ stage: { name, tags } }: { stage: StageToCreate }) {
  return (
    <li className="flex min-h-8 flex-wrap items-center gap-x-3 border-b border-line px-4 py-1">
      <span className="wrap-anywhere">
        {name === '' ? <span className="text-muted">no name</span> : name}
      </span>
      {tags && <TagList tags={tags} />}
    </li>
  );
}

function repeated(stages: readonly StageToCreate[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { name } of stages) {
    if (name !== '' && seen.has(name)) twice.add(name);
    seen.add(name);
  }
  return [...twice];
}
