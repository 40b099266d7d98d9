import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { participants } from '#shared/participants/contract.ts';
import { useConnectionId, useRouteParam } from '#web/nav/route-param.ts';

interface Known {
  participantId?: string | undefined;
  userId?: string | undefined;
}

/** What lists and single answers hold alike. */
type Cached = { items?: readonly Known[]; item?: Known } | undefined;

/**
 * The user ids of the participants of the session in the address, as far as some page has loaded them already: a session may have ten thousand
 * participants, and their names are not worth a hundred calls here.
 */
export function useKnownUserIds(): ReadonlyMap<string, string> {
  const connection = useConnectionId();
  const stageId = useRouteParam('stageId');
  const sessionId = useRouteParam('sessionId');
  const client = useQueryClient();
  return useMemo(() => {
    const known = new Map<string, string>();
    for (const endpoint of [participants.list, participants.get]) {
      const held = client.getQueriesData<Cached>({
        queryKey: [endpoint.id, { connection, stageId, sessionId }],
      });
      for (const [, data] of held) {
        for (const { participantId, userId } of data?.items ?? [data?.item ?? {}]) {
          if (participantId && userId) known.set(participantId, userId);
        }
      }
    }
    return known;
  }, [client, connection, stageId, sessionId]);
}
