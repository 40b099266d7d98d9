import type { Job } from '#shared/jobs/contract.ts';
import { packLanes } from '#shared/participants/event-columns.ts';
import type { ParticipantEvent } from '#shared/participants/contract.ts';
import { BLOCK_HEADER, sessionEvents } from '#shared/sessions/events.ts';
import type { EventsLoad } from '#shared/sessions/events-load.ts';
import { answer, answerBytes, type Answer } from '#web/testing/answers.ts';

const NOTHING: EventsLoad = { cursor: -1, loaded: 0, failed: 0, failures: [], whole: false, perSecond: 3 };

export const LOAD_JOB: Job = {
  id: 'job-0123456789abcdef',
  kind: 'load-events',
  title: 'Load the events of a session',
  state: 'done',
  task: { stageId: 'AbCdEfGhIjKl', sessionId: 'st-AAAAAAAAAAAAA', whose: 'everybody' },
  progress: { done: 0, words: '' },
};

/**
 * A server that has everything loaded as soon as loading is started, save of those who fail.
 * @param asOf ISO 8601
 */
export function loadedEvents(
  events: Readonly<Record<string, readonly ParticipantEvent[]>>,
  asOf: string,
  fails: (participantId: string) => string | undefined = () => undefined,
): Answer[] {
  let load = NOTHING;
  const blocks: Uint8Array[] = [];
  return [
    answer(sessionEvents.eventsLoad, () => load),
    answer(sessionEvents.wantEvents, () => load),
    answer(sessionEvents.startLoading, () => {
      const failures = Object.keys(events).flatMap((participantId) => {
        const reason = fails(participantId);
        return reason === undefined ? [] : [{ participantId, reason }];
      });
      const failed = new Set(failures.map(({ participantId }) => participantId));
      const lanes = Object.entries(events)
        .filter(([participantId]) => !failed.has(participantId))
        .map(([participantId, of]) => ({
          participantId,
          asOf: Date.parse(asOf),
          settled: false,
          events: of,
        }));
      blocks.push(packLanes(lanes));
      load = {
        ...NOTHING,
        cursor: blocks.length - 1,
        loaded: lanes.length,
        failed: failures.length,
        failures,
        job: { ...LOAD_JOB, state: failures.length > 0 ? 'failed' : 'done' },
      };
      return load;
    }),
    answerBytes(sessionEvents.events, ({ after = '-1' }) => {
      const block = Number(after) + 1;
      const bytes = blocks[block];
      return bytes && { bytes, headers: { [BLOCK_HEADER]: String(block) } };
    }),
  ];
}
