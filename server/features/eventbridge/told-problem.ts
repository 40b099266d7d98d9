import type { Problem } from '#server/notices/problem.ts';
import {
  compositionFailed,
  destinationFailed,
  publishError,
  recordingFailed,
} from '#server/notices/problem.ts';
import type { KeptEvent } from './keep-events.ts';

/** What is wrong by an event, for a notice; undefined where it tells of nothing bad. */
export function toldProblem({ connection, event }: KeptEvent): Problem | undefined {
  const { stageId, sessionId, participantId, compositionId, destinationId, errorCode, reason } = event;
  const at = new Date(event.happenedAt);
  const person =
    stageId === undefined || sessionId === undefined || participantId === undefined
      ? undefined
      : { connection, stageId, sessionId, participantId, at };
  const composition = compositionId === undefined ? undefined : { connection, compositionId, stageId, at };
  switch (event.eventName) {
    case 'Participant Publish Error':
      return person && publishError({ ...person, errorCode });
    case 'Recording Start Failure':
    case 'Recording End Failure':
      return person && recordingFailed({ ...person, errorCode, reason });
    case 'Session Failure':
      return composition && compositionFailed({ ...composition, errorCode, reason });
    case 'Destination Failure':
      return composition && destinationId !== undefined
        ? destinationFailed({ ...composition, destinationId, errorCode, reason })
        : undefined;
    default:
      return undefined;
  }
}
