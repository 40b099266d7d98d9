import { Link } from 'react-router';
import { useEffect, useMemo, useState } from 'react';
import type { FoundSession } from '#shared/search/found.ts';
import { search } from '#shared/search/contract.ts';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorState } from '#web/components/error-state.tsx';
import { failureWords } from '#web/components/failure-words.ts';
import { Page } from '#web/components/page.tsx';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { useSearchValues } from '#web/nav/search-state.ts';
import { DataTable } from '#web/table/data-table.tsx';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { Button } from '#web/ui/button.tsx';
import { IndexBanner } from './index-banner.tsx';
import { sessionColumns } from './session-columns.tsx';
import { FILTER_NAMES, type SessionFilter, SessionFilterBar } from './session-filter-bar.tsx';
import { type SessionsInput, useSessionParts } from './use-session-parts.ts';
import { useRested } from '#web/lib/use-rested.ts';

/** The next part is asked for when so many rows are left below those in view. */
const AHEAD = 60;
const NONE: readonly string[] = [];
const number = new Intl.NumberFormat('en-GB');

/** Sessions of every stage that the console has seen, for who does not know the stage. */
export function AllSessionsPage() {
  const connection = useConnectionId();
  const [filter, setFilter] = useSearchValues(FILTER_NAMES);
  const input = useRested(inputOf(connection, filter), JSON.stringify([connection, filter]));
  const list = useSessionParts(input);
  const { parts } = list;
  const rows = useMemo(
    () => parts.flatMap(({ items }) => items),
    // A new array at every drawing; its ends tell whether it is another list.
    // oxlint-disable-next-line react/exhaustive-deps
    [parts[0], parts.length],
  );
  const columns = useMemo(() => sessionColumns(connection), [connection]);
  const [onScreen, setOnScreen] = useState(NONE);
  const isFiltered = FILTER_NAMES.some((name) => name !== 'order' && filter[name] !== '');
  const clear = () => setFilter(Object.fromEntries(FILTER_NAMES.map((name) => [name, ''])));

  const last = onScreen.at(-1);
  const below = last === undefined ? 0 : rows.length - 1 - rows.findLastIndex((row) => keyOf(row) === last);
  const wanted = list.more && !list.fetching && list.failure === undefined && below < AHEAD;
  const { loadMore } = list;
  useEffect(() => {
    if (wanted) loadMore();
    // A new function at every drawing; what it loads is told by `wanted` and the number of rows.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [wanted, list.parts.length]);

  return (
    <Page title="Sessions" crumbs={[]} freshness={undefined} layout="fill">
      <IndexBanner connection={connection}>
        <Link to={paths.search(connection)} className="link min-h-6">
          Look for somebody in AWS
        </Link>
      </IndexBanner>
      <SessionFilterBar
        filter={filter}
        onChange={setFilter}
        outcome={
          list.ready && <Outcome shown={rows.length} more={list.more} lookedBackTo={list.lookedBackTo} />
        }
      />
      {!list.ready && list.failure === undefined && <TableSkeleton label="the sessions" rows={16} />}
      {!list.ready && list.failure && (
        <ErrorState
          what="the sessions"
          failure={list.failure}
          endpoint={search.sessions}
          retry={list.retry}
        />
      )}
      {list.ready && list.failure && (
        <div role="alert" className="flex flex-wrap items-center gap-3 bg-warn-tint px-4 py-1 text-warn">
          {number.format(rows.length)} loaded, then stopped: {failureWords(list.failure).title}.
          <Button small onClick={list.retry}>
            Load the rest
          </Button>
        </div>
      )}
      {list.ready && (
        <DataTable
          label="Sessions"
          columns={columns}
          rows={rows}
          rowKey={keyOf}
          rowHref={({ stageId, sessionId }) => paths.session(connection, stageId, sessionId)}
          height="fill"
          rowShortcuts
          incomplete={list.more}
          onRowsShown={setOnScreen}
          empty={!list.more && (isFiltered ? <NothingMatches clear={clear} /> : <NothingSeen />)}
        />
      )}
    </Page>
  );
}

function Outcome({
  shown,
  more,
  lookedBackTo,
}: {
  shown: number;
  more: boolean;
  lookedBackTo: string | undefined;
}) {
  const count = `${number.format(shown)} session${shown === 1 ? '' : 's'}`;
  if (!more) return count;
  return `${count} so far${lookedBackTo === undefined ? '' : `, looked back to ${lookedBackTo.slice(0, 10)}`}`;
}

function NothingMatches({ clear }: { clear: () => void }) {
  return (
    <EmptyState kind="filtered" title="No indexed session matches" clear={clear}>
      All parts of the filter must hold. Only what is indexed can be found here.
    </EmptyState>
  );
}

function NothingSeen() {
  return (
    <EmptyState kind="none" title="No session is indexed yet">
      Sessions appear here when somebody opens a stage, or by themselves while the account is being indexed.
    </EmptyState>
  );
}

const keyOf = ({ sessionId }: FoundSession): string => sessionId;

/** What of the address can be asked; what is no value of its kind is left out. */
function inputOf(connection: string, filter: SessionFilter): SessionsInput {
  const { state, errors, stage, tag, from, to, order } = filter;
  const instant = (text: string) => {
    const at = Date.parse(`${text}Z`);
    return Number.isNaN(at) ? undefined : new Date(at).toISOString();
  };
  return {
    connection,
    ...(state === 'live' || state === 'ended' ? { state } : {}),
    ...(errors === 'with' ? { errors } : {}),
    ...(stage === '' ? {} : { stage }),
    ...(tag === '' ? {} : { tag }),
    ...(order === 'oldest' ? { order } : {}),
    ...optional('from', instant(from)),
    ...optional('to', instant(to)),
  };
}

function optional<Name extends string>(name: Name, value: string | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { [N in Name]?: string };
}
