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
 * Who publishes in a live session, as events tell it between two looks at AWS; the live stream brings each change.
 * Nothing where no events come: then nobody knows it without reading everybody's events.
 */
export function usePublishingNow(
  address: SessionAddress,
  live: boolean,
): { label: string; value: ReactNode }[] {
  const { data } = useQuery({ ...q(eventbridge.publishers, address), enabled: live, staleTime: 0 });
  if (!live || data?.feed.flowing !== true) return [];
  const names = data.items.map(({ participantId, userId }) => userId ?? participantId);
  return [
    {
      label: 'Publishing now',
      value: (
        <span
          title={[
            'Told by EventBridge. Who began before this console heard of events is not counted.',
            ...names,
          ].join('\n')}
        >
          <span className="text-xs font-normal text-muted">at least </span>
          {names.length}
        </span>
      ),
    },
  ];
}
