import { useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { connections as contract } from '#shared/connections/contract.ts';
import type { Connection } from '#shared/connections/contract.ts';
import { q } from '#web/api/query.ts';
import { classNames } from '#web/lib/class-names.ts';
import { useConnectionId } from '#web/nav/route-param.ts';
import { Popover } from '#web/ui/popover.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { connectionGround } from './connection-colour.ts';

const details = async () => import('./connection-details.tsx');
const ConnectionDetails = lazy(async () => ({ default: (await details()).ConnectionDetails }));
const EmulatedNote = lazy(async () => ({ default: (await details()).EmulatedNote }));

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
  const [opened, setOpened] = useState(false);
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
        onToggle={() => setOpened(true)}
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
        {opened && connections && (
          <Suspense>
            <ConnectionDetails connection={connection} connections={connections} />
          </Suspense>
        )}
      </Popover>
      {connection.kind === 'emulated' && <EmulatedBadge />}
    </>
  );
}

function EmulatedBadge() {
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      width={340}
      onToggle={() => setOpened(true)}
      trigger="Emulated"
      triggerClassName="inline-flex max-[22rem]:hidden h-6 shrink-0 items-center rounded-full border border-dashed border-edge px-2.5 text-xs font-medium text-muted hover:bg-hover hover:text-text"
    >
      {opened && (
        <Suspense>
          <EmulatedNote />
        </Suspense>
      )}
    </Popover>
  );
}
