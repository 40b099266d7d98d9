import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { eventbridge } from '#shared/eventbridge/contract.ts';
import { q } from '#web/api/query.ts';

interface SessionAddress {
  connection: string;
  stageId: string;
  sessionId: string;
}

/**
 * How many publish in a live session, as events tell it between two looks at AWS; the live stream brings each change.
 * Nothing where no events come, or nobody is known to: then only everybody's events would tell.
 */
export function usePublishingNow(address: SessionAddress, live: boolean): ReactNode {
  const { data } = useQuery({ ...q(eventbridge.publishers, address), enabled: live, staleTime: 0 });
  if (!live || data?.feed.flowing !== true || data.items.length === 0) return null;
  const names = data.items.map(({ participantId, userId }) => userId ?? participantId);
  return (
    <span
      className="ml-1.5 text-xs font-normal whitespace-nowrap text-muted"
      title={[
        'Told by EventBridge; who began before this console heard of events is not counted.',
        ...names,
      ].join('\n')}
    >
      at least {names.length} now
    </span>
  );
}
