import { sessionId as newSessionId } from '../state/ids.ts';
import { lingering, planOf, SECOND, type SessionPlan, slotAt } from './schedule.ts';
import type { StageDefinition } from './stage-definition.ts';

/** Sessions of a stage that follows another lie within the other's, so that participants can be replicated to it. */
function following(stage: StageDefinition, leader: SessionPlan): SessionPlan {
  const seed = stage.seed.at('session', leader.slot);
  const random = seed.at('times').random();
  const startsAt = leader.startsAt + random.integer(40, 200) * SECOND;
  const offAirAt = leader.offAirAt - random.integer(10, 30) * SECOND;
  const lastLeaveAt = offAirAt + random.integer(5, 40) * SECOND;
  return {
    slot: leader.slot,
    sessionId: newSessionId(seed.at('id').random()),
    seed,
    startsAt,
    offAirAt,
    lastLeaveAt,
    endsAt: lastLeaveAt + lingering(seed),
  };
}

/** The session in a slot of a stage, past or still to come. */
export function sessionIn(stage: StageDefinition, slot: number): SessionPlan | undefined {
  if (stage.follows) {
    const leader = sessionIn(stage.follows, slot);
    return leader && following(stage, leader);
  }
  return stage.rhythm && planOf(stage.rhythm, slot, stage.seed);
}

/** The session that is active at an instant. */
export function activeSession(stage: StageDefinition, instant: number): SessionPlan | undefined {
  const session = latestSession(stage, instant);
  return session && instant < session.endsAt ? session : undefined;
}

/** The session of the slot an instant falls in, if it has begun. */
export function latestSession(stage: StageDefinition, instant: number): SessionPlan | undefined {
  if (!stage.rhythm) return undefined;
  const session = sessionIn(stage, slotAt(stage.rhythm, instant));
  return session && session.startsAt <= instant ? session : undefined;
}

/** All sessions that have begun by an instant, oldest first. */
export function sessionsUntil(stage: StageDefinition, instant: number): SessionPlan[] {
  if (!stage.rhythm) return [];
  const sessions: SessionPlan[] = [];
  for (let slot = 0; slot <= slotAt(stage.rhythm, instant); slot += 1) {
    const session = sessionIn(stage, slot);
    if (session && session.startsAt <= instant) sessions.push(session);
  }
  return sessions;
}

/** The session of the given id that has begun by an instant. Looks at the latest first, as clients mostly do. */
export function sessionById(
  stage: StageDefinition,
  sessionId: string,
  instant: number,
): SessionPlan | undefined {
  if (!stage.rhythm) return undefined;
  for (let slot = slotAt(stage.rhythm, instant); slot >= 0; slot -= 1) {
    const session = sessionIn(stage, slot);
    if (session?.sessionId === sessionId) return session.startsAt <= instant ? session : undefined;
  }
  return undefined;
}
