import { useQuery } from '@tanstack/react-query';
import { audit, type AuditAct } from '#shared/audit/contract.ts';
import { asFailure, type Failure } from '#web/api/failure.ts';
import { request } from '#web/api/request.ts';
import type { SessionExtent } from '../data/lane-shapes.ts';
import type { SessionAddress } from '../kept-session.ts';

const PAGE = 200;
/** A program may have done thousands of things to a stage: more marks than this nobody can tell apart. */
export const MOST_ACTIONS = 1_000;

interface SessionActions {
  /** The newest first; undefined while they are not known. */
  items: readonly AuditAct[] | undefined;
  /** There are older ones. */
  more: boolean;
  failure: Failure | undefined;
  retry: () => void;
}

/** What was done to AWS's side of a stage through this console while a session lasted. */
export function useActions({ connection, stageId }: SessionAddress, extent: SessionExtent): SessionActions {
  const { start, end } = extent;
  const { data, error, refetch } = useQuery({
    queryKey: [audit.ofObject.id, { connection, stageId, start, end }],
    queryFn: async ({ signal }) => {
      const items: AuditAct[] = [];
      const window = {
        from: new Date(start),
        // What was done at the very end is of the session still.
        ...(end === undefined ? {} : { to: new Date(end + 1) }),
      };
      let nextToken: string | undefined;
      do {
        const asked = { connection, objectId: stageId, ...window, maxResults: PAGE, nextToken };
        const answer = await request(audit.ofObject, asked, signal);
        // Of the console's own data, as notes, there is nothing to see in a session.
        items.push(...answer.items.filter(({ operations }) => operations.length > 0));
        nextToken = answer.nextToken;
      } while (nextToken !== undefined && items.length < MOST_ACTIONS);
      return { items: items.slice(0, MOST_ACTIONS), more: nextToken !== undefined };
    },
  });
  return {
    items: data?.items,
    more: data?.more ?? false,
    failure: error === null ? undefined : asFailure(error),
    retry: () => void refetch(),
  };
}
