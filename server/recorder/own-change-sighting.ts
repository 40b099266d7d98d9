import { idOf } from '#shared/contract/ids.ts';
import type { Observation } from '#server/aws/observation.ts';
import type { OwnChange, OwnDisconnect } from './sighting.ts';

/**
 * What the console itself has ended or taken away: every call is its own, and what other programs do, no answer tells.
 * Undefined for what takes nothing away.
 */
export function ownChangeSighting(seen: Observation): OwnDisconnect | OwnChange | undefined {
  const { connection, operation, reason } = seen;
  const common = { connection, at: seen.asOf.getTime() };
  const change = (resource: string | undefined, stage?: string): OwnChange | undefined =>
    resource === undefined
      ? undefined
      : {
          kind: 'own-change',
          ...common,
          operation,
          resourceId: idOf(resource),
          stageId: stage === undefined ? null : idOf(stage),
          reason: reason || null,
        };
  switch (operation) {
    case 'DisconnectParticipant': {
      const { stageArn, participantId } = seen.input;
      if (stageArn === undefined || participantId === undefined) return undefined;
      // What was told to AWS counts; who tells it nothing may still have told the console.
      const told = seen.input.reason || reason || null;
      return { kind: 'own-disconnect', ...common, stageId: idOf(stageArn), participantId, reason: told };
    }
    case 'StopParticipantReplication':
      return change(seen.input.participantId, seen.input.sourceStageArn);
    case 'DeleteStage':
      return change(seen.input.arn, seen.input.arn);
    case 'StopComposition':
    case 'DeleteIngestConfiguration':
    case 'DeleteEncoderConfiguration':
    case 'DeleteStorageConfiguration':
    case 'DeletePublicKey':
      return change(seen.input.arn);
    default:
      return undefined;
  }
}
