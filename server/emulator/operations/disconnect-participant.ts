import type { Change } from '../state/interventions.ts';
import type { World } from '../state/world.ts';
import type { Handler } from '../wire/handler.ts';
import { found } from './locate.ts';
import { participantNow } from './participant-now.ts';
import { stageAt } from './stages.ts';

/** The session that somebody has been in who is not in the present one, if there is one at all. */
function earlierSession(world: World, stageId: string, participantId: string): string | undefined {
  const join = world.ledger
    .of(stageId)
    .findLast((entry) => entry.kind === 'person-joined' && entry.participantId === participantId);
  return join?.kind === 'person-joined' ? join.sessionId : undefined;
}

/** API Reference: an ingest configuration that the participant publishes through loses its stage. */
function detached(world: World, stageId: string, configurationId: string | undefined): Change[] {
  const record =
    configurationId === undefined ? undefined : world.resources.find('ingest-configuration', configurationId);
  if (record?.stageId !== stageId) return [];
  const { id, redundantIngest, credentials } = record;
  return [
    {
      kind: 'ingest-configuration-updated',
      id,
      fromStageId: stageId,
      stageId: '',
      redundantIngest,
      credentials,
    },
  ];
}

/**
 * Puts a participant out and bars its token from the stage. Somebody who has left already is barred too. UNCONFIRMED: an
 * unknown participant; nothing is known of tokens that were never used, so it is not found.
 */
export function disconnectParticipant(world: World): Handler<'DisconnectParticipant'> {
  return (input) => {
    const stageId = stageAt(world, 'stageArn', input.stageArn).id;
    const participantId = input.participantId ?? '';
    const present = participantNow(world, stageId, participantId);
    const sessionId = found(present?.session.sessionId ?? earlierSession(world, stageId, participantId));
    world.perform(
      { kind: 'participant-disconnected', stageId, sessionId, participantId, reason: input.reason ?? '' },
      ...detached(world, stageId, present?.participant.ingest?.configurationId),
    );
    return {};
  };
}
