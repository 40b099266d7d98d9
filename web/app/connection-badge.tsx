import { useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { Link } from 'react-router';
import { connections as contract } from '#shared/connections/contract.ts';
import type { Connection } from '#shared/connections/contract.ts';
import { q } from '#web/api/query.ts';
import { classNames } from '#web/lib/class-names.ts';
import { paths } from '#web/nav/paths.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { Popover } from '#web/ui/popover.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { connectionGround } from './connection-colour.ts';

export function useConnections(): readonly Connection[] | undefined {
  return useQuery({ ...q(contract.list, {}), staleTime: Infinity }).data?.items;
}

export function useCurrentConnection(): Connection | undefined {
  const id = useConnectionId();
  return useConnections()?.find((connection) => connection.id === id);
}

/** Which account and Region one is looking at: always in view, in the connection's colour. */
export function ConnectionBadge() {
  const id = useConnectionId();
  const connections = useConnections();
  const connection = connections?.find((candidate) => candidate.id === id);
  if (!connection) {
    return connections ? (
      <span className="font-medium text-bad">Unknown connection {id}</span>
    ) : (
      <Skeleton className="w-36" />
    );
  }
  return (
    <>
      <Popover
        width={320}
        // The words in view stand in it in their order, so that a voice command can say them.
        label={`Connection ${connection.label} ${connection.region}: details`}
        triggerClassName="flex h-7 min-w-0 items-center gap-2 rounded-sm border border-line bg-surface pr-2 pl-1 hover:bg-hover"
        trigger={
          <>
            <span
              className={classNames('h-5 w-1 shrink-0 rounded-full', connectionGround[connection.colour])}
            />
            <span className="truncate font-semibold">{connection.label}</span>{' '}
            <span className="hidden font-mono text-xs text-muted sm:inline">{connection.region}</span>
            <ChevronDown size={14} aria-hidden className="shrink-0 text-muted" />
          </>
        }
      >
        <ConnectionFacts connection={connection} />
        {connections && connections.length > 1 && <OtherConnections connections={connections} current={id} />}
      </Popover>
      {connection.kind === 'emulated' && <EmulatedBadge />}
    </>
  );
}

function ConnectionFacts({ connection }: { connection: Connection }) {
  const facts = [
    ['Region', connection.region],
    ['Service', connection.kind === 'aws' ? 'Amazon IVS Real-Time' : 'Emulator, part of this console'],
    ['Endpoint', connection.endpoint ?? 'the Region’s own'],
  ] as const;
  return (
    <dl className="grid grid-cols-[5rem_minmax(0,1fr)] gap-y-1 p-4">
      {facts.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function OtherConnections({ connections, current }: { connections: readonly Connection[]; current: string }) {
  return (
    <nav aria-label="Connections" className="border-t border-line p-2">
      <ul>
        {connections.map((connection) => (
          <li key={connection.id}>
            <Link
              to={paths.stages(connection.id)}
              aria-current={connection.id === current ? 'true' : undefined}
              className="flex h-8 items-center gap-2 rounded-sm px-2 hover:bg-hover aria-[current=true]:bg-selected aria-[current=true]:font-semibold"
            >
              <span className={classNames('h-5 w-1 rounded-full', connectionGround[connection.colour])} />
              <span className="truncate">{connection.label}</span>
              <span className="ml-auto font-mono text-xs text-muted">{connection.region}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function EmulatedBadge() {
  return (
    <Popover
      width={340}
      trigger="Emulated"
      triggerClassName="inline-flex h-6 shrink-0 items-center rounded-full border border-dashed border-edge px-2.5 text-xs font-medium text-muted hover:bg-hover hover:text-text"
    >
      <div className="flex flex-col gap-2 p-4">
        <p className="font-semibold">This is not AWS</p>
        <p>
          The stages, people and compositions here are made up by an emulator that runs inside this console
          and speaks the API of Amazon IVS Real-Time. They live on by themselves, cost nothing, and nothing
          done here reaches an AWS account.
        </p>
        <p className="text-muted">
          To look at a real account, start the console with{' '}
          <code className="font-mono">CALLBOARD_UPSTREAM=aws</code>.
        </p>
      </div>
    </Popover>
  );
}
