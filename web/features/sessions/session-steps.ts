import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { sessions, type StageSession } from '#shared/sessions/contract.ts';
import { asFailure } from '#web/api/failure.ts';
import { FRESH_MS } from '#web/api/query.ts';
import { request } from '#web/api/request.ts';
import { loadWholeList, type PartialList } from '#web/api/whole-list.ts';
import { failureWords } from '#web/components/failure-words.ts';
import { paths } from '#web/nav/paths.ts';
import { announce } from '#web/ui/announcer.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';

interface Stage {
  connection: string;
  stageId: string;
}

/**
 * The keys for the previous and the next session of the stage. The list of sessions is asked for when one of them is
 * pressed: most visits do without, and each call counts.
 */
export function useSessionSteps({ connection, stageId, sessionId }: Stage & { sessionId: string }): void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const step = async (direction: -1 | 1): Promise<void> => {
    const list = await sessionsOf(client, { connection, stageId });
    const next = neighbourOf(sessionId, list, direction);
    if (next !== undefined) return navigate(paths.session(connection, stageId, next));
    announce(
      direction === 1
        ? 'There is no later session of this stage'
        : 'There is no earlier session of this stage',
    );
  };
  const press = (direction: -1 | 1) => () =>
    void step(direction).catch((error: unknown) =>
      announce(`The sessions of the stage could not be loaded. ${failureWords(asFailure(error)).title}`),
    );
  useShortcuts([
    { keys: '[', label: 'Previous session of the stage', run: press(-1) },
    { keys: ']', label: 'Next session of the stage', run: press(1) },
  ]);
}

/** Every session of a stage; the list that the stage's page shows, where that is fresh. */
async function sessionsOf(client: QueryClient, stage: Stage): Promise<readonly StageSession[]> {
  const list = await client.fetchQuery<PartialList<StageSession>>({
    queryKey: [sessions.list.id, stage, 'whole'],
    staleTime: ({ state }) => (state.data?.nextToken === undefined ? FRESH_MS : 0),
    queryFn: async ({ signal }) =>
      loadWholeList<StageSession>(
        async (nextToken) => request(sessions.list, { ...stage, maxResults: 100, nextToken }, signal),
        () => undefined,
        undefined,
        Date.now,
      ),
  });
  return list.items;
}

/**
 * The session before or after another, by when they started.
 * @param list in any order: AWS promises none
 */
export function neighbourOf(
  sessionId: string,
  list: readonly StageSession[],
  direction: -1 | 1,
): string | undefined {
  const ids = list.toSorted((a, b) => startOf(a) - startOf(b)).flatMap((session) => session.sessionId ?? []);
  const here = ids.indexOf(sessionId);
  return here < 0 ? undefined : ids[here + direction];
}

/** Who has no start comes last: it has only just begun. */
function startOf({ startTime }: StageSession): number {
  const time = startTime === undefined ? Number.NaN : Date.parse(startTime);
  return Number.isNaN(time) ? Number.MAX_SAFE_INTEGER : time;
}
