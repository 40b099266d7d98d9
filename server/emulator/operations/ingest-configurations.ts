import type { IngestConfigurationSummary } from '@aws-sdk/client-ivs-realtime';
import { isPublishing } from '../simulation/project-session.ts';
import { activeSession } from '../simulation/timetable.ts';
import { arnOf } from '../state/arn.ts';
import { paginate } from '../state/paging.ts';
import type { IngestConfigurationRecord } from '../state/resources.ts';
import type { World } from '../state/world.ts';
import type { Handler } from '../wire/handler.ts';
import { atMostOneFilter } from './constraints.ts';
import { found, idIn } from './locate.ts';

/** ACTIVE while a publisher publishes through it to the stage it is attached to. */
function stateOf(world: World, record: IngestConfigurationRecord): 'ACTIVE' | 'INACTIVE' {
  const now = world.clock.now();
  const stage = world.stage(record.stageId);
  const session = stage && activeSession(stage, now);
  if (!session) return 'INACTIVE';
  const publishes = world
    .script(stage, session)
    .publishers.some(
      (publisher) => publisher.ingest?.configurationId === record.id && isPublishing(publisher, now),
    );
  return publishes ? 'ACTIVE' : 'INACTIVE';
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

export function getIngestConfiguration(world: World): Handler<'GetIngestConfiguration'> {
  return (input) => {
    const id = idIn(world, 'ingest-configuration', 'arn', input.arn);
    const record = found(world.resources.ingestConfigurations.find((candidate) => candidate.id === id));
    const { arn, ingestProtocol, stageArn, participantId, state, ...rest } = summary(world, record);
    return {
      ingestConfiguration: {
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
      },
    };
  };
}

export function listIngestConfigurations(world: World): Handler<'ListIngestConfigurations'> {
  return (input) => {
    const { filterByStageArn, filterByState } = input;
    atMostOneFilter({ filterByStageArn, filterByState });
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
