import type { Topic } from '#shared/live/topic.ts';
import type { KeptEvent } from './keep-events.ts';

/** What a browser may be looking at that has changed by an event. */
export function topicsOf({ connection, event }: KeptEvent): Topic[] {
  const { stageId, sessionId, participantId, compositionId } = event;
  const topics: Topic[] = [];
  if (compositionId !== undefined)
    topics.push({ kind: 'composition', connection, compositionId }, { kind: 'compositions', connection });
  if (stageId === undefined) return topics;
  topics.push({ kind: 'stage', connection, stageId });
  if (sessionId === undefined) return topics;
  topics.push({ kind: 'session', connection, stageId, sessionId });
  if (participantId === undefined) return topics;
  return [...topics, { kind: 'participant', connection, stageId, sessionId, participantId }];
}
