import { resourceId } from '../state/ids.ts';
import { requireRoom } from '../state/quotas.ts';
import type { Random } from '../state/random.ts';
import type { IngestConfigurationRecord } from '../state/resources.ts';
import { newStreamKey } from '../state/stream-key.ts';
import type { World } from '../state/world.ts';
import { AwsError } from '../wire/aws-error.ts';
import type { Handler } from '../wire/handler.ts';
import { isPublishedThrough } from './in-use.ts';
import { describedIngest, ingestAt } from './ingest-configurations.ts';
import { invalid } from './invalid.ts';
import { found, idIn } from './locate.ts';

/** One for each of the two encoders. UNCONFIRMED how their stream keys are formed: as the first, each with its own secret. */
function newCredentials(world: World, configurationId: string, random: Random) {
  return [0, 1].map(() => ({
    participantId: resourceId(random),
    streamKey: newStreamKey(world, configurationId, random),
  }));
}

/** The stage to attach to; empty for none, which the API takes an empty ARN for. */
function stageIdIn(world: World, stageArn: string | undefined): string {
  return stageArn === undefined || stageArn === '' ? '' : idIn(world, 'stage', 'stageArn', stageArn);
}

export function createIngestConfiguration(world: World): Handler<'CreateIngestConfiguration'> {
  return ({ ingestProtocol = 'RTMPS', name = '', userId = '', attributes = {}, tags = {}, ...input }) => {
    const stageId = stageIdIn(world, input.stageArn);
    // ResourceNotFoundException is not modelled for this operation.
    if (stageId !== '' && !world.stage(stageId))
      throw invalid('stageArn', 'Member must be the ARN of a stage');
    requireRoom(world.quotas, 'ingestConfigurations', world.resources.count('ingest-configuration'));
    const random = world.dice('ingest-configuration');
    const id = resourceId(random);
    const redundantIngest = input.redundantIngest ?? false;
    const record = {
      id,
      name,
      protocol: ingestProtocol,
      streamKey: newStreamKey(world, id, random),
      stageId,
      participantId: resourceId(random),
      userId,
      redundantIngest,
      credentials: redundantIngest ? newCredentials(world, id, random) : [],
      attributes,
      tags,
    };
    world.perform({ kind: 'ingest-configuration-created', stageId, record });
    return { ingestConfiguration: describedIngest(world, record) };
  };
}

function requireInactive(world: World, record: IngestConfigurationRecord, problem: string): void {
  if (isPublishedThrough(world, record)) throw new AwsError('ConflictException', problem);
}

/** API Reference: one "that is active cannot be updated"; the error's name is INFERENCE. */
export function updateIngestConfiguration(world: World): Handler<'UpdateIngestConfiguration'> {
  return (input) => {
    const record = ingestAt(world, input.arn);
    const stageId = input.stageArn === undefined ? record.stageId : stageIdIn(world, input.stageArn);
    if (stageId !== '') found(world.stage(stageId));
    requireInactive(world, record, 'The ingest configuration is active and cannot be updated');
    const { id, stageId: fromStageId } = record;
    const redundantIngest = input.redundantIngest ?? record.redundantIngest;
    const credentials =
      redundantIngest && !record.redundantIngest
        ? newCredentials(world, id, world.dice('ingest-configuration'))
        : record.credentials;
    world.perform({
      kind: 'ingest-configuration-updated',
      id,
      fromStageId,
      stageId,
      redundantIngest,
      credentials: redundantIngest ? credentials : [],
    });
    return { ingestConfiguration: describedIngest(world, ingestAt(world, input.arn)) };
  };
}

/** API Reference: not while somebody publishes through it, unless `force` disconnects them first. */
export function deleteIngestConfiguration(world: World): Handler<'DeleteIngestConfiguration'> {
  return (input) => {
    const record = ingestAt(world, input.arn);
    if (input.force !== true) {
      requireInactive(world, record, 'The ingest configuration is active; delete it with force');
    }
    world.perform({ kind: 'ingest-configuration-deleted', id: record.id, stageId: record.stageId });
    return {};
  };
}
