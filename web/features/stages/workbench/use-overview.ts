import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { compositions } from '#shared/compositions/contract.ts';
import type { Wire } from '#shared/contract/endpoint.ts';
import { overview } from '#shared/overview/contract.ts';
import { q } from '#web/api/query.ts';
import { isWhole, useWholeList } from '#web/api/use-whole-list.ts';

export type Overview = Wire<typeof overview.get>;

/** A list that is pushed comes every few seconds; what the server has recorded is read anew at most so often. */
const ROUND_MS = 10_000;

/**
 * What the server knows of the problems of stages. It asks AWS for nothing; the compositions are listed where somebody
 * wants to know of them.
 * @param receivedAt when the list of stages came: what was recorded is read anew with it
 */
export function useOverview(
  connection: string,
  receivedAt: number,
  wantsCompositions: boolean,
): Overview | undefined {
  const query = useQuery(q(overview.get, { connection }));
  const running = useWholeList(compositions.list, wantsCompositions ? { connection } : undefined);
  const listed = running.state === 'ready' && isWhole(running.progress) ? running.freshness.asOf : '';
  const last = useRef({ at: 0, listed: '' });
  const { refetch, dataUpdatedAt } = query;
  useEffect(() => {
    if (dataUpdatedAt === 0) return;
    const isDue = receivedAt - Math.max(last.current.at, dataUpdatedAt) > ROUND_MS;
    if (!isDue && listed === last.current.listed) return;
    last.current = { at: receivedAt, listed };
    void refetch();
  }, [receivedAt, listed, dataUpdatedAt, refetch]);
  return query.data;
}
