import { useQuery, useQueryClient } from '@tanstack/react-query';
import { auth } from '#shared/auth/contract.ts';
import type { Wire } from '#shared/contract/endpoint.ts';
import { asFailure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { useChange } from '#web/api/use-change.ts';
import { ChangeFailed } from '#web/components/change-failed.tsx';
import { EmptyNote } from '#web/components/empty-note.tsx';
import { ErrorState } from '#web/components/error-state.tsx';
import { Panel } from '#web/components/panel.tsx';
import { Time } from '#web/components/time.tsx';
import { TableSkeleton } from '#web/table/table-skeleton.tsx';
import { announce } from '#web/ui/announcer.tsx';
import { Button } from '#web/ui/button.tsx';
import { browserWords } from './browser-words.ts';

/** Where one is signed in, each to be ended. */
export function OwnSessions() {
  const client = useQueryClient();
  const query = useQuery(q(auth.sessions, {}));
  const revoke = useChange(auth.revoke);
  const items = query.data?.items;
  const end = async (accountSessionId: string) => {
    const outcome = await revoke.run({ accountSessionId });
    if (outcome.done) announce('The session has ended');
    await client.invalidateQueries({ queryKey: q(auth.sessions, {}).queryKey });
  };
  return (
    <Panel title="Where you are signed in" note={items?.length}>
      {items === undefined && query.error !== null && (
        <ErrorState
          what="your sessions"
          failure={asFailure(query.error)}
          endpoint={auth.sessions}
          retry={() => void query.refetch()}
        />
      )}
      {items === undefined && query.error === null && <TableSkeleton label="your sessions" rows={2} />}
      {items?.length === 0 && (
        <EmptyNote title="No sessions are kept of you">
          Who tries a role out, or is asked nothing, has one that is listed nowhere.
        </EmptyNote>
      )}
      <ChangeFailed failure={revoke.failure} />
      {items && items.length > 0 && (
        <ul className="divide-y divide-line">
          {items.map((session) => (
            <Row
              key={session.id}
              session={session}
              isRunning={revoke.isRunning}
              onEnd={() => void end(session.id)}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}

interface RowProps {
  session: Wire<typeof auth.sessions>['items'][number];
  isRunning: boolean;
  onEnd: () => void;
}

function Row({ session, isRunning, onEnd }: RowProps) {
  const { current, createdAt, seenAt, expiresAt, address, agent } = session;
  const where = `${browserWords(agent)}, ${address}`;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
      <div className="min-w-0 grow basis-60">
        <p className="font-medium wrap-anywhere" title={agent}>
          {where}
          {current && <span className="font-normal text-muted"> · this one</span>}
        </p>
        <p className="text-xs text-muted">
          begun <Time at={createdAt} />, last used <Time at={seenAt} />, ends by <Time at={expiresAt} />
        </p>
      </div>
      {!current && (
        <Button small aria-disabled={isRunning} aria-label={`End the session of ${where}`} onClick={onEnd}>
          End it
        </Button>
      )}
    </li>
  );
}
