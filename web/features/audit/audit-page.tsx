import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { audit, AUDIT_OUTCOMES, type AuditEntry } from '#shared/audit/contract.ts';
import { addressOf } from '#shared/contract/endpoint.ts';
import { asFailure } from '#web/api/failure.ts';
import { request } from '#web/api/request.ts';
import { useIsUnknown, useRefusal } from '#web/api/use-refusal.ts';
import { ChangeFailed } from '#web/components/change-failed.tsx';
import { EmptyState } from '#web/components/empty-state.tsx';
import { ErrorState } from '#web/components/error-state.tsx';
import { Page } from '#web/components/page.tsx';
import { Permitted } from '#web/components/permitted.tsx';
import { daySpan } from '#web/lib/day-span.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { useSearchValues } from '#web/nav/search-state.ts';
import { DataTable } from '#web/table/data-table.tsx';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { Button } from '#web/ui/button.tsx';
import { auditColumns } from './audit-columns.tsx';
import { AUDIT_FILTERS, AuditFilterBar, type AuditFilters, NO_FILTERS } from './audit-filters.tsx';
import { EntryDialog } from './entry-dialog.tsx';

const PAGE = 100;

/** Who changed what, who looked at a secret, and what became of it, the newest first. */
export function AuditPage() {
  const connection = useConnectionId();
  const [filters, setFilters] = useSearchValues(AUDIT_FILTERS);
  const [shown, setShown] = useState<AuditEntry>();
  const span = daySpan(filters.from, filters.to);
  const wanted = wantedOf(connection, filters, span.query);
  const isRefused = useRefusal(audit.list) !== undefined;
  const isUnknown = useIsUnknown();
  const query = useInfiniteQuery({
    queryKey: [audit.list.id, wanted],
    queryFn: async ({ pageParam: nextToken, signal }) =>
      request(audit.list, { ...wanted, nextToken, maxResults: PAGE }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextToken }) => nextToken,
    enabled: span.problem === undefined && !isRefused && !isUnknown,
  });
  const rows = query.data?.pages.flatMap(({ items }) => items);
  const columns = useMemo(() => auditColumns(setShown), []);
  const isNarrowed = AUDIT_FILTERS.some((name) => name !== 'scope' && filters[name] !== '');
  return (
    <Page
      title="Audit"
      note={
        rows && (
          <span className="text-muted">
            {query.hasNextPage ? `the newest ${rows.length}` : `${rows.length} in all`}
          </span>
        )
      }
      crumbs={[]}
      actions={
        <span className="flex gap-2" hidden={isRefused}>
          {(['csv', 'json'] as const).map((format) => (
            <a key={format} className="control" download href={exportAddress(wanted, format)}>
              {format === 'csv' ? 'Save as CSV' : 'Save as JSON'}
            </a>
          ))}
        </span>
      }
      freshness={undefined}
    >
      <Permitted to={audit.list} what="see the audit log">
        <AuditFilterBar filters={filters} onChange={setFilters} />
        {span.problem !== undefined && (
          <p role="alert" className="pb-3 text-bad">
            {span.problem}
          </p>
        )}
        {query.error && rows === undefined ? (
          <ErrorState
            what="the audit log"
            failure={asFailure(query.error)}
            endpoint={audit.list}
            retry={() => void query.refetch()}
          />
        ) : rows === undefined ? (
          span.problem === undefined && <TableSkeleton label="the audit log" rows={8} />
        ) : (
          <div className="rounded-md border border-line bg-surface">
            <DataTable
              label="Audit log"
              columns={columns}
              rows={rows}
              rowKey={({ seq }) => String(seq)}
              height="grow"
              growLimit={40}
              empty={
                isNarrowed ? (
                  <EmptyState
                    kind="filtered"
                    title="Nothing in the log is like this"
                    clear={() => setFilters({ ...NO_FILTERS, scope: filters.scope })}
                  />
                ) : (
                  <EmptyState
                    kind="none"
                    title={
                      filters.scope === 'all'
                        ? 'Nothing was changed yet'
                        : 'Nothing was changed on this connection yet'
                    }
                  >
                    Every change and every look at a secret is written down here before it is made.
                  </EmptyState>
                )
              }
            />
            {(query.hasNextPage || query.error) && (
              <div className="flex flex-col items-start gap-2 border-t border-line px-4 py-2">
                <ChangeFailed failure={query.error ? asFailure(query.error) : undefined} />
                {query.hasNextPage && (
                  <Button
                    small
                    disabled={query.isFetchingNextPage}
                    onClick={() => void query.fetchNextPage()}
                  >
                    {query.isFetchingNextPage ? 'Loading…' : 'Show older ones'}
                  </Button>
                )}
              </div>
            )}
          </div>
        )}
        <p className="pt-3 text-xs text-muted">
          The console’s own log: what was done by other programs, AWS tells in CloudTrail alone. Nothing is
          ever deleted from it, and each row holds the hash of the one before: npm run audit -- verify walks
          them.
        </p>
        <EntryDialog entry={shown} onClose={() => setShown(undefined)} />
      </Permitted>
    </Page>
  );
}

function wantedOf(connection: string, filters: AuditFilters, span: { from?: Date; to?: Date }) {
  const { scope, person, action, object, outcome: text } = filters;
  const outcome = AUDIT_OUTCOMES.find((known) => known === text);
  return {
    ...(scope !== 'all' && { connection }),
    ...(person && { person }),
    ...(action && { action }),
    ...(object && { object }),
    ...(outcome && { outcome }),
    ...span,
  };
}

/** The browser itself saves it as it comes: it may be more than a page holds. */
function exportAddress(wanted: ReturnType<typeof wantedOf>, format: 'csv' | 'json'): string {
  const query = new URLSearchParams(
    Object.entries({ ...wanted, format }).map(([name, value]): [string, string] => [
      name,
      value instanceof Date ? value.toISOString() : value,
    ]),
  );
  return `${addressOf(audit.export)}?${query.toString()}`;
}
