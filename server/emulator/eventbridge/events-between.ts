import type { World } from '../state/world.ts';
import { compositionEvents } from './composition-events.ts';
import type { EventMaker, TimedEvent } from './event.ts';
import { recordingEvents } from './recording-events.ts';
import { stageEvents } from './stage-events.ts';

/**
 * Every event that a world sends from one instant to another, `from` included and `to` too, oldest first. It follows
 * from the world alone: asked again, it gives the same events with the same ids.
 */
export function eventsBetween(world: World, from: number, to: number): TimedEvent[] {
  const maker: EventMaker = { world, isWanted: (at) => from <= at && at <= to };
  const events: TimedEvent[] = [];
  for (const stageId of world.everyStageId()) {
    for (const session of world.courses.between(stageId, from, to)) {
      const place = { stageId, sessionId: session.sessionId };
      // Errors and exchanges happen to others than publishers, too.
      for (const participant of world.script({ id: stageId }, session).participants) {
        events.push(...stageEvents(maker, place, participant), ...recordingEvents(maker, place, participant));
      }
    }
  }
  for (const script of world.compositions.between(from, to)) events.push(...compositionEvents(maker, script));
  return events.toSorted((one, other) => one.at - other.at);
}
