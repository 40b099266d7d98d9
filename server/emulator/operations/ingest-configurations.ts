import type { IngestConfiguration, IngestConfigurationSummary } from '@aws-sdk/client-ivs-realtime';
import { arnOf } from '../state/arn.ts';
import { paginate } from '../state/paging.ts';
import type { IngestConfigurationRecord } from '../state/resources.ts';
import type { World } from '../state/world.ts';
import type { Handler } from '../wire/handler.ts';
import { isPublishedThrough } from './in-use.ts';
import { found, idIn } from './locate.ts';

function stateOf(world: World, record: IngestConfigurationRecord): 'ACTIVE' | 'INACTIVE' {
  return isPublishedThrough(world, record) ? 'ACTIVE' : 'INACTIVE';
}

function summary(world: World, record: IngestConfigurationRecord): IngestConfigurationSummary {
  return {
    name: record.name,
    arn: arnOf(world, 'ingest-configuration', record.id),
    ingestProtocol: record.protocol,
    stageArn: record.stageId === '' ? '' : arnOf(world, 'stage', record.stageId),
    participantId: record.participantId,
    state: stateOf(world, record),
    userId: record.userId,
    redundantIngest: record.redundantIngest,
  };
}

/** The whole answer, with the stream keys. */
export function describedIngest(world: World, record: IngestConfigurationRecord): IngestConfiguration {
  const { arn, ingestProtocol, stageArn, participantId, state, ...rest } = summary(world, record);
  return {
    ...rest,
    arn,
    ingestProtocol,
    stageArn,
    participantId,
    state,
    streamKey: record.streamKey,
    ...(record.redundantIngest
      ? { redundantIngestCredentials: record.credentials.map((credential) => ({ ...credential })) }
      : {}),
    attributes: { ...record.attributes },
    tags: { ...record.tags },
  };
}

export function ingestAt(world: World, arn: string | undefined): IngestConfigurationRecord {
  const id = idIn(world, 'ingest-configuration', 'arn', arn);
  return found(world.resources.find('ingest-configuration', id));
}

export function getIngestConfiguration(world: World): Handler<'GetIngestConfiguration'> {
  return (input) => ({ ingestConfiguration: describedIngest(world, ingestAt(world, input.arn)) });
}

export function listIngestConfigurations(world: World): Handler<'ListIngestConfigurations'> {
  return (input) => {
    const { filterByStageArn, filterByState } = input;
    const stageId =
      filterByStageArn === undefined ? undefined : idIn(world, 'stage', 'filterByStageArn', filterByStageArn);
    const page = paginate(
      world.resources.ingestConfigurations,
      (record) => record.id,
      {
        accountId: world.accountId,
        operation: 'ListIngestConfigurations',
        filters: { stageId, filterByState },
        nextToken: input.nextToken,
        maxResults: input.maxResults,
      },
      (record) =>
        (stageId === undefined || record.stageId === stageId) &&
        (filterByState === undefined || stateOf(world, record) === filterByState),
    );
    return {
      ingestConfigurations: page.items.map((record) => summary(world, record)),
      nextToken: page.nextToken,
    };
  };
}
