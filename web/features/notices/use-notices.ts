import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { notices as contract, type Notices } from '#shared/notices/contract.ts';
import type { NoticeKind } from '#shared/notices/notice-kind.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { q } from '#web/api/query.ts';
import { request } from '#web/api/request.ts';
import { useLive } from '#web/live/use-live.ts';

/** The notices of a connection, and what can be done with them. */
export interface NoticesInHand {
  data: Notices | undefined;
  /** Of the last thing that was asked for. */
  failure: Failure | undefined;
  retry: () => void;
  busy: boolean;
  /** @param ids all unless given */
  acknowledge: (ids?: readonly string[]) => void;
  /** @param minutes until somebody says so unless given */
  mute: (kind: NoticeKind, minutes?: number) => void;
  unmute: (kind: NoticeKind) => void;
}

type Change =
  | { act: 'acknowledge'; ids: readonly string[] | undefined }
  | { act: 'mute'; kind: NoticeKind; minutes: number | undefined }
  | { act: 'unmute'; kind: NoticeKind };

/** Asking costs AWS nothing: the server answers from its own database. */
export function useNotices(connection: string): NoticesInHand {
  const cache = useQueryClient();
  useLive({ kind: 'notices', connection });
  const options = q(contract.list, { connection });
  const query = useQuery({ ...options, staleTime: 0 });
  const [change, setChange] = useState<{ busy: boolean; failure?: Failure }>({ busy: false });
  const begin = async (wanted: Change): Promise<void> => {
    setChange({ busy: true });
    try {
      // Every change answers with the list as it is then.
      cache.setQueryData(options.queryKey, await carryOut(connection, wanted));
      setChange({ busy: false });
    } catch (error) {
      setChange({ busy: false, failure: asFailure(error) });
    }
  };
  return {
    data: query.data,
    failure: change.failure ?? (query.error === null ? undefined : asFailure(query.error)),
    retry: () => {
      setChange({ busy: false });
      void query.refetch();
    },
    busy: change.busy,
    acknowledge: (ids) => void begin({ act: 'acknowledge', ids }),
    mute: (kind, minutes) => void begin({ act: 'mute', kind, minutes }),
    unmute: (kind) => void begin({ act: 'unmute', kind }),
  };
}

async function carryOut(connection: string, wanted: Change): Promise<Notices> {
  switch (wanted.act) {
    case 'acknowledge':
      return request(contract.acknowledge, {
        connection,
        body: wanted.ids === undefined ? {} : { ids: [...wanted.ids] },
      });
    case 'mute': {
      const { kind, minutes } = wanted;
      return request(contract.mute, {
        connection,
        body: minutes === undefined ? { kind } : { kind, minutes },
      });
    }
    case 'unmute':
      return request(contract.unmute, { connection, body: { kind: wanted.kind } });
  }
}
