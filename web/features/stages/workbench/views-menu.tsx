import { useQuery } from '@tanstack/react-query';
import { Bookmark, X } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { stageViews } from '#shared/stage-views/contract.ts';
import { asFailure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { useChange } from '#web/api/use-change.ts';
import { ChangeButton, ChangeIconButton } from '#web/components/change-button.tsx';
import { failureWords } from '#web/components/failure-words.ts';
import { paths } from '#web/nav/paths.ts';
import { CopyButton } from '#web/ui/copy-button.tsx';
import { Popover } from '#web/ui/popover.tsx';
import { viewSearch } from './view-search.ts';

/** Views that everybody has: those that are asked for most. */
const BUILT_IN = [
  { name: 'All stages', search: '' },
  { name: 'Live', search: 'q=live+ending' },
  { name: 'With problems', search: 'problem=publish-error%2Crecording-failed%2Cno-publisher' },
  { name: 'Live without composition', search: 'problem=no-composition' },
  { name: 'Idle for 30 days', search: 'problem=idle' },
] as const;

/** Ways of looking at the list by name. All of a view stands in the address, so that its link is the view. */
export function ViewsMenu({ connection }: { connection: string }) {
  const { pathname, search } = useLocation();
  const now = viewSearch(search);
  const kept = useQuery(q(stageViews.list, { connection }));
  const keep = useChange(stageViews.keep);
  const remove = useChange(stageViews.remove);
  const [name, setName] = useState('');
  const views = kept.data?.items ?? [];
  const current =
    views.find((view) => viewSearch(view.search) === now) ??
    BUILT_IN.find((view) => viewSearch(view.search) === now);
  const failure = keep.failure ?? remove.failure ?? (kept.error ? asFailure(kept.error) : undefined);
  return (
    <Popover
      width={340}
      trigger={
        <>
          <Bookmark size={14} aria-hidden />
          Views
        </>
      }
      label={`Views: ${current?.name ?? 'this one is not kept'}`}
      triggerClassName="control control-quiet control-small"
    >
      <div className="flex flex-col gap-3 p-3">
        <ul aria-label="Views" className="flex flex-col">
          {BUILT_IN.map((view) => (
            <li key={view.name}>
              <ViewLink {...view} pathname={pathname} isCurrent={viewSearch(view.search) === now} />
            </li>
          ))}
          {views.map((view) => (
            <li key={view.id} className="flex items-center">
              <ViewLink {...view} pathname={pathname} isCurrent={viewSearch(view.search) === now} />
              <ChangeIconButton
                of={stageViews.remove}
                small
                label={`Delete the view ${view.name}`}
                icon={<X size={14} aria-hidden />}
                disabled={remove.isRunning}
                onClick={() => void remove.run({ connection, viewId: view.id })}
              />
            </li>
          ))}
        </ul>
        <Link to={paths.overview(connection)} className="link px-2">
          Overview, and the wall display
        </Link>
        <form
          className="flex flex-col gap-1 border-t border-line pt-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() === '') return;
            void keep
              .run({ connection, body: { name: name.trim(), search: now } })
              .then((outcome) => outcome.done && setName(''));
          }}
        >
          <label htmlFor="view-name">Keep what is shown now as</label>
          <span className="flex gap-2">
            <input
              id="view-name"
              value={name}
              maxLength={80}
              autoComplete="off"
              onChange={(event) => setName(event.target.value)}
              className="field min-w-0 grow"
            />
            <ChangeButton
              of={stageViews.keep}
              small
              type="submit"
              disabled={name.trim() === '' || keep.isRunning}
            >
              Keep
            </ChangeButton>
          </span>
          <span className="flex items-center gap-1 text-xs text-muted">
            Everybody who uses this console sees it. The address is the view, too:
            <CopyButton text={`${location.origin}${pathname}${now === '' ? '' : `?${now}`}`} what="link" />
          </span>
        </form>
        {failure && (
          <p role="alert" className="text-bad">
            {failureWords(failure).title}. {failure.message}
          </p>
        )}
      </div>
    </Popover>
  );
}

interface ViewLinkProps {
  name: string;
  search: string;
  pathname: string;
  isCurrent: boolean;
}

function ViewLink({ name, search, pathname, isCurrent }: ViewLinkProps) {
  return (
    <Link
      to={search === '' ? pathname : `${pathname}?${search}`}
      aria-current={isCurrent ? 'true' : undefined}
      className="flex min-h-7 min-w-0 grow items-center rounded-sm px-2 hover:bg-hover aria-[current]:bg-selected aria-[current]:font-semibold"
    >
      <span className="truncate" title={name}>
        {name}
      </span>
    </Link>
  );
}
