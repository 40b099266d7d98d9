import { idOf } from '#shared/contract/ids.ts';
import type { Topic } from '#shared/live/topic.ts';
import type { Observation, Observer } from '#server/aws/observation.ts';
import { isRead } from '#server/aws/operations.ts';
import type { Hub } from './hub.ts';

/** The members of inputs that name a stage or a composition. */
const NAMES = [
  'arn',
  'stageArn',
  'sourceStageArn',
  'destinationStageArn',
  'resourceArn',
] as const satisfies readonly string[];

/** Has what is watched looked at anew when the console has changed it, so that nobody waits for the next turn. */
export function hurryAfterChanges(hub: Hub): Observer {
  return (seen) => {
    if (isRead(seen.operation) || seen.operation === 'CreateParticipantToken') return;
    const { connection } = seen;
    // Observers hear of a change before the answers are forgotten that it has made untrue.
    setImmediate(() => hub.hurryAll((topic) => topic.connection === connection && concerns(seen, topic)));
  };
}

/** Whether a change may be seen in what a topic shows. */
export function concerns(
  { operation, input }: Pick<Observation, 'operation' | 'input'>,
  topic: Topic,
): boolean {
  const given = input as Readonly<Record<string, unknown>>;
  const arns = NAMES.flatMap((name) => (typeof given[name] === 'string' ? [given[name]] : []));
  const stages = arns.filter((arn) => arn.includes(':stage/')).map(idOf);
  const compositions = arns.filter((arn) => arn.includes(':composition/')).map(idOf);
  // Whose encoder is cut off, the input does not tell.
  const cutsAnEncoder = operation === 'DeleteIngestConfiguration' && given['force'] === true;
  switch (topic.kind) {
    case 'stages':
      return stages.length > 0 || operation === 'CreateStage' || cutsAnEncoder;
    case 'stage':
    case 'session':
    case 'participant':
      return stages.includes(topic.stageId) || cutsAnEncoder;
    case 'compositions':
      return compositions.length > 0 || operation === 'StartComposition' || operation === 'DeleteStage';
    case 'composition':
      return compositions.includes(topic.compositionId) || operation === 'DeleteStage';
    default:
      return false;
  }
}
