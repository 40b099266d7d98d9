import { useQuery } from '@tanstack/react-query';
import { Navigate } from 'react-router';
import { connections } from '#shared/connections/contract.ts';
import { asFailure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { ErrorState } from '#web/components/error-state.tsx';
import { paths } from '#web/nav/paths.ts';
import { MessagePage } from './message-page.tsx';

/** `/` leads to the stages of the first connection. */
export function FirstConnection() {
  const { data, error, refetch } = useQuery(q(connections.list, {}));
  const first = data?.items[0];
  if (first) return <Navigate to={paths.stages(first.id)} replace />;
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
    <MessagePage mark="No connection" title="This console is connected to nothing">
      <p>
        Name at least one account and Region in <code className="font-mono">CALLBOARD_CONNECTIONS</code>, or
        start the console without it to use the built-in emulator.
      </p>
    </MessagePage>
  );
}
