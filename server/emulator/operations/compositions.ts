import type {
  Composition,
  CompositionSummary,
  Destination,
  DestinationConfiguration,
  DestinationSummary,
} from '@aws-sdk/client-ivs-realtime';
import {
  type CompositionScript,
  type CompositionState,
  type DestinationScript,
  type DestinationState,
  type Standing,
  standingAt,
} from '../simulation/compositions.ts';
import { arnOf } from '../state/arn.ts';
import { paginate } from '../state/paging.ts';
import type { World } from '../state/world.ts';
import type { Handler } from '../wire/handler.ts';
import { found, idIn } from './locate.ts';

function end(standing: Standing<CompositionState> | Standing<DestinationState>): { endTime?: Date } {
  const at = standing.since('STOPPED') ?? standing.since('FAILED');
  return at === undefined ? {} : { endTime: new Date(at) };
}

/** A destination has no startTime until it starts (AWS CLI samples). */
function destinationSummary(script: DestinationScript, now: number): DestinationSummary {
  const standing = found(standingAt(script.transitions, now));
  const startedAt = standing.since('ACTIVE');
  return {
    id: script.id,
    state: standing.state,
    ...(startedAt === undefined ? {} : { startTime: new Date(startedAt) }),
    ...end(standing),
  };
}

function configurationOf(world: World, { recipe }: DestinationScript): DestinationConfiguration {
  const { name, encoderConfigurationId, thumbnails } = recipe;
  const encoder = encoderConfigurationId && arnOf(world, 'encoder-configuration', encoderConfigurationId);
  if (recipe.kind === 'channel') {
    const channelArn = arnOf(world, 'channel', recipe.channelId);
    return { name, channel: { channelArn, ...(encoder ? { encoderConfigurationArn: encoder } : {}) } };
  }
  return {
    name,
    s3: {
      storageConfigurationArn: arnOf(world, 'storage-configuration', recipe.storageConfigurationId),
      encoderConfigurationArns: encoder ? [encoder] : [],
      recordingConfiguration: {
        format: 'HLS',
        hlsConfiguration: { targetSegmentDurationSeconds: recipe.segmentSeconds },
      },
      ...(thumbnails
        ? {
            thumbnailConfigurations: [
              { targetIntervalSeconds: thumbnails.targetIntervalSeconds, storage: [...thumbnails.storage] },
            ],
          }
        : {}),
    },
  };
}

function destination(
  world: World,
  composition: CompositionScript,
  script: DestinationScript,
  now: number,
): Destination {
  return {
    ...destinationSummary(script, now),
    id: script.id,
    state: found(standingAt(script.transitions, now)).state,
    configuration: configurationOf(world, script),
    ...(script.recipe.kind === 's3'
      ? {
          // UNCONFIRMED: what the first of the three ids is; the stage's is the natural guess.
          detail: {
            s3: { recordingPrefix: `${composition.stageId}/${composition.id}/${script.id}/composite` },
          },
        }
      : {}),
  };
}

function summary(world: World, script: CompositionScript, now: number): CompositionSummary {
  const standing = found(standingAt(script.transitions, now));
  return {
    arn: arnOf(world, 'composition', script.id),
    stageArn: arnOf(world, 'stage', script.stageId),
    destinations: script.destinations.map((one) => destinationSummary(one, now)),
    state: standing.state,
    tags: { ...script.recipe.tags },
    // Set at creation, already while STARTING (AWS CLI samples).
    startTime: new Date(standing.since('STARTING') ?? now),
    ...end(standing),
  };
}

/** The whole answer. */
export function describedComposition(world: World, script: CompositionScript): Composition {
  const now = world.clock.now();
  return {
    ...summary(world, script, now),
    arn: arnOf(world, 'composition', script.id),
    stageArn: arnOf(world, 'stage', script.stageId),
    state: found(standingAt(script.transitions, now)).state,
    layout: script.recipe.layout,
    destinations: script.destinations.map((one) => destination(world, script, one, now)),
  };
}

/** The composition of an ARN. Throws ResourceNotFoundException also for one that has been cleaned up. */
export function compositionAt(world: World, arn: string | undefined): CompositionScript {
  const id = idIn(world, 'composition', 'arn', arn);
  return found(world.compositionsAt(world.clock.now()).find((candidate) => candidate.id === id));
}

export function getComposition(world: World): Handler<'GetComposition'> {
  return (input) => ({ composition: describedComposition(world, compositionAt(world, input.arn)) });
}

export function listCompositions(world: World): Handler<'ListCompositions'> {
  return (input) => {
    const now = world.clock.now();
    const { filterByStageArn, filterByEncoderConfigurationArn } = input;
    const stageId =
      filterByStageArn === undefined ? undefined : idIn(world, 'stage', 'filterByStageArn', filterByStageArn);
    const encoderId =
      filterByEncoderConfigurationArn === undefined
        ? undefined
        : idIn(
            world,
            'encoder-configuration',
            'filterByEncoderConfigurationArn',
            filterByEncoderConfigurationArn,
          );
    const page = paginate(
      world.compositionsAt(now),
      (script) => script.id,
      {
        accountId: world.accountId,
        operation: 'ListCompositions',
        filters: { stageId, encoderId },
        nextToken: input.nextToken,
        maxResults: input.maxResults,
      },
      (script) =>
        (stageId === undefined || script.stageId === stageId) &&
        (encoderId === undefined ||
          script.destinations.some(({ recipe }) => recipe.encoderConfigurationId === encoderId)),
    );
    return {
      compositions: page.items.map((script) => summary(world, script, now)),
      nextToken: page.nextToken,
    };
  };
}
