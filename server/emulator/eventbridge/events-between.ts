import type { World } from '../state/world.ts';
import { compositionEvents } from './composition-events.ts';
import type { TimedEvent } from './event.ts';
import { recordingEvents } from './recording-events.ts';
import { stageEvents } from './stage-events.ts';

/**
 * Every event that a world sends from one instant to another, `from` included and `to` too, oldest first. It follows
 * from the world alone: asked again, it gives the same events with the same ids.
 */
export function eventsBetween(world: World, from: number, to: number): TimedEvent[] {
  const events: TimedEvent[] = [];
  const take = (candidates: readonly TimedEvent[]): void => {
    for (const candidate of candidates)
      if (candidate.at >= from && candidate.at <= to) events.push(candidate);
  };
  for (const stageId of world.everyStageId()) {
    for (const session of world.courses.between(stageId, from, to)) {
      const place = { stageId, sessionId: session.sessionId };
      // Errors and exchanges happen to others than publishers, too.
      for (const participant of world.script({ id: stageId }, session).participants) {
        take(stageEvents(world, place, participant));
        take(recordingEvents(world, place, participant));
      }
    }
  }
  for (const script of world.compositions.between(from, to)) take(compositionEvents(world, script));
  return events.toSorted((one, other) => one.at - other.at);
}
