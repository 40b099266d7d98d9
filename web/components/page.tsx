import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { ChevronLeft, Pause, Play, RotateCw } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { createPortal } from 'react-dom';
import { Link } from 'react-router';
import { connections } from '#shared/connections/contract.ts';
import type { Topic } from '#shared/live/topic.ts';
import type { Freshness } from '#web/api/freshness.ts';
import { reload } from '#web/api/reload.ts';
import { classNames } from '#web/lib/class-names.ts';
import { useLive } from '#web/live/use-live.ts';
import { Button, IconButton } from '#web/ui/button.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { useCrumbSlot } from './crumb-slot.tsx';
import { LiveAge } from './live-age.tsx';
import { useArrival } from './use-arrival.ts';

export interface Crumb {
  label: string;
  to: string;
}

const PageCalls = lazy(async () => ({ default: (await import('./copy-as/page-calls.tsx')).PageCalls }));

interface PageProps {
  /** The heading, and the document's title. */
  title: string;
  /** Beside the heading: a state badge, a count. */
  note?: ReactNode;
  /** The way here, without the page itself. */
  crumbs: readonly Crumb[];
  facts?: ReactNode;
  actions?: ReactNode;
  /** The age of the page's main data; absent until it is there. */
  freshness: Freshness | undefined;
  /** What keeps the page up to date; without it the page is as old as its last loading. */
  live?: Topic | undefined;
  /** Beside the Refresh button while it runs: `400 loaded`. */
  refreshNote?: string | undefined;
  /** Besides everything the page holds through the query cache: what else Refresh shall load anew. */
  onRefresh?: () => void;
  /** `document` scrolls as a whole; `fill` takes the height of the window and its content scrolls by itself. */
  layout?: 'document' | 'fill';
  children: ReactNode;
}

const loadedByPages = {
  predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== connections.list.id,
};

/** The frame of every page: breadcrumbs, title, facts, actions, age and Refresh. */
export function Page(props: PageProps) {
  const {
    title,
    note,
    crumbs,
    facts,
    actions,
    freshness,
    live,
    refreshNote,
    onRefresh,
    layout = 'document',
    children,
  } = props;
  const heading = useArrival(title);
  const slot = useCrumbSlot();
  const above = crumbs.at(-1);
  const client = useQueryClient();
  const busy = useIsFetching(loadedByPages) > 0;
  const refresh = () => {
    onRefresh?.();
    void reload(client, { type: 'active', ...loadedByPages });
  };
  const [paused, setPaused] = useState(false);
  const look = useLive(live, paused);
  const canPause = live !== undefined && (paused || look !== undefined);
  const pause = () => setPaused(!paused);
  useShortcuts([
    { keys: 'r', label: 'Refresh', run: refresh },
    ...(canPause ? [{ keys: 'p', label: 'Pause, or go on with live data', run: pause }] : []),
  ]);
  return (
    <div className={classNames('flex min-w-0 flex-col', layout === 'fill' ? 'h-full min-h-0' : 'min-h-full')}>
      <title>{`${title} · Callboard`}</title>
      {slot && crumbs.length > 0 && createPortal(<Crumbs crumbs={crumbs} current={title} />, slot)}
      <header className="flex flex-col gap-3 px-4 pt-4 pb-3 md:px-6">
        {/* The top bar of a small window has no room for the way here: its last step stands above the title. */}
        {above && (
          <Link
            to={above.to}
            title={above.label}
            className="link -mb-2 inline-flex min-h-6 max-w-full items-center gap-1 self-start text-muted md:hidden"
          >
            <ChevronLeft size={14} aria-hidden className="shrink-0" />
            <span className="truncate">{above.label}</span>
          </Link>
        )}
        <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-2">
          <div className="flex min-w-0 grow flex-wrap items-center gap-x-4 gap-y-1">
            <h1
              ref={heading}
              tabIndex={-1}
              className="min-w-0 truncate text-xl font-semibold tracking-tight"
              title={title}
            >
              {title}
            </h1>
            {note}
          </div>
          <div
            data-actions=""
            className="flex items-center justify-end gap-x-3 gap-y-1 text-xs max-sm:w-full max-sm:flex-wrap"
          >
            {/* Holds its place from the start, so that nothing moves when the age is known. */}
            <span className="flex min-w-0 justify-end max-sm:mr-auto max-sm:justify-start sm:min-w-48">
              {freshness && <LiveAge freshness={freshness} look={look} />}
            </span>
            {actions}
            <Button
              // As wide as its longest words, so that nothing moves when they change.
              className="min-w-26 justify-center"
              onClick={refresh}
              aria-disabled={busy}
              title="Refresh (r)"
              // Its words tell how far it is; the palette calls it by what it does.
              data-action="Refresh"
            >
              <RotateCw size={14} aria-hidden className={busy ? 'animate-breathe' : undefined} />
              {busy ? (refreshNote ?? 'Loading…') : 'Refresh'}
            </Button>
            {/* Holds its place from the start: its code comes later than the page. */}
            <span className="flex w-6">
              <Suspense>
                <PageCalls />
              </Suspense>
            </span>
            {live && (
              // There from the start, so that nothing moves when the stream is.
              <IconButton
                small
                label={paused ? 'Go on with live data (p)' : 'Hold the page still (p)'}
                icon={paused ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />}
                aria-disabled={!canPause}
                onClick={() => canPause && pause()}
              />
            )}
          </div>
        </div>
        {facts}
      </header>
      <div
        className={classNames(
          'min-w-0 grow px-4 md:px-6',
          layout === 'fill' ? 'flex min-h-0 flex-col' : 'pb-6',
        )}
      >
        {children}
      </div>
    </div>
  );
}

function Crumbs({ crumbs, current }: { crumbs: readonly Crumb[]; current: string }) {
  return (
    <nav aria-label="Breadcrumbs" className="min-w-0">
      <ol className="flex min-w-0 items-center">
        {crumbs.map((crumb) => (
          <li key={crumb.to} className="flex min-w-0 items-center">
            <Link
              to={crumb.to}
              className="link inline-flex min-h-6 min-w-0 items-center text-muted"
              title={crumb.label}
            >
              <span className="truncate">{crumb.label}</span>
            </Link>
            <span aria-hidden className="px-2 text-edge">
              /
            </span>
          </li>
        ))}
        <li aria-current="page" className="truncate font-medium" title={current}>
          {current}
        </li>
      </ol>
    </nav>
  );
}
