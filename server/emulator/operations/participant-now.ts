import { hasJoined } from '../simulation/project-session.ts';
import type { ParticipantScript } from '../simulation/script.ts';
import type { Session } from '../state/courses.ts';
import type { World } from '../state/world.ts';

export interface ParticipantNow {
  session: Session;
  participant: ParticipantScript;
}

/** A participant of the session that is active on a stage now; it may have left. */
export function participantNow(
  world: World,
  stageId: string,
  participantId: string,
): ParticipantNow | undefined {
  const now = world.clock.now();
  const session = world.courses.active(stageId, now);
  const participant = session && world.script({ id: stageId }, session).participant(participantId);
  return session && participant && hasJoined(participant, now) ? { session, participant } : undefined;
}
