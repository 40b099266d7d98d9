import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Navigate } from 'react-router';
import { connections } from '#shared/connections/contract.ts';
import { asFailure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { ErrorState } from '#web/components/error-state.tsx';

const NoConnection = lazy(async () => ({ default: (await import('./said-pages.tsx')).NoConnection }));

/** Leads to a page of the first connection: from `/` to its stages. */
export function FirstConnection({ to }: { to: (connection: string) => string }) {
  const { data, error, refetch } = useQuery(q(connections.list, {}));
  const first = data?.items[0];
  if (first) return <Navigate to={to(first.id)} replace />;
  if (error) {
    return (
      <div className="flex min-h-full items-center justify-center">
        <ErrorState
          what="the connections"
          failure={asFailure(error)}
          endpoint={connections.list}
          retry={() => void refetch()}
        />
      </div>
    );
  }
  if (!data) return null;
  return (
    <Suspense>
      <NoConnection />
    </Suspense>
  );
}
