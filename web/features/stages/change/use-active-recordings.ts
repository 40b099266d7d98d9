import { participants } from '#shared/participants/contract.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';
import { lookAt } from '#web/components/guarded-action/list-look.ts';

/** States in which the files of a recording are open: AWS then takes no other set-up of the stage. */
const OPEN = new Set(['STARTING', 'ACTIVE', 'STOPPING']);

export type ActiveRecordings =
  | { state: 'looking' }
  /** `why` as in `…: AWS did not answer in time`. */
  | { state: 'not-known'; why: string }
  | { state: 'known'; people: readonly string[] };

/**
 * Who of a live session is being recorded now. Asked without a filter by recording: AWS takes one state at a time, and
 * only who has published can be recorded.
 * @param sessionId undefined where the stage is idle: then nobody is
 */
export function useActiveRecordings(
  connection: string,
  stageId: string,
  sessionId: string | undefined,
): ActiveRecordings {
  const list = useWholeList(
    participants.list,
    sessionId === undefined ? undefined : { connection, stageId, sessionId, filterByPublished: true },
  );
  if (sessionId === undefined) return { state: 'known', people: [] };
  const look = lookAt(list);
  if (look.kind === 'looking') return { state: 'looking' };
  if (look.kind === 'unknown') return { state: 'not-known', why: look.why };
  const recorded = look.items.filter(({ recordingState = '' }) => OPEN.has(recordingState));
  const names = recorded.map(({ userId, participantId }) => userId || participantId || 'somebody');
  // Somebody who has come back within the reconnect window is there twice.
  return { state: 'known', people: [...new Set(names)] };
}
