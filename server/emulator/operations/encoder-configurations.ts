import { arnOf } from '../state/arn.ts';
import { resourceId } from '../state/ids.ts';
import { paginate } from '../state/paging.ts';
import { requireRoom } from '../state/quotas.ts';
import type { EncoderConfigurationRecord } from '../state/resources.ts';
import type { World } from '../state/world.ts';
import { AwsError } from '../wire/aws-error.ts';
import type { Handler } from '../wire/handler.ts';
import { isEncoderInUse } from './in-use.ts';
import { found, idIn } from './locate.ts';

/** API Reference, Video: each member has a default of its own. */
const DEFAULT_VIDEO = { width: 1_280, height: 720, framerate: 30, bitrate: 2_500_000 };

function summary(world: World, { id, name, tags }: EncoderConfigurationRecord) {
  return { arn: arnOf(world, 'encoder-configuration', id), name, tags: { ...tags } };
}

function described(world: World, record: EncoderConfigurationRecord) {
  return { ...summary(world, record), video: { ...record.video } };
}

function recordAt(world: World, arn: string | undefined): EncoderConfigurationRecord {
  const id = idIn(world, 'encoder-configuration', 'arn', arn);
  return found(world.resources.find('encoder-configuration', id));
}

export function getEncoderConfiguration(world: World): Handler<'GetEncoderConfiguration'> {
  return (input) => ({ encoderConfiguration: described(world, recordAt(world, input.arn)) });
}

/** Without video settings: those are in the single answer only. */
export function listEncoderConfigurations(world: World): Handler<'ListEncoderConfigurations'> {
  return (input) => {
    const page = paginate(world.resources.encoderConfigurations, (record) => record.id, {
      accountId: world.accountId,
      operation: 'ListEncoderConfigurations',
      filters: {},
      nextToken: input.nextToken,
      maxResults: input.maxResults,
    });
    return {
      encoderConfigurations: page.items.map((record) => summary(world, record)),
      nextToken: page.nextToken,
    };
  };
}

export function createEncoderConfiguration(world: World): Handler<'CreateEncoderConfiguration'> {
  return ({ name = '', video = {}, tags = {} }) => {
    requireRoom(world.quotas, 'encoderConfigurations', world.resources.count('encoder-configuration'));
    const record = {
      id: resourceId(world.dice('encoder-configuration')),
      name,
      video: {
        width: video.width ?? DEFAULT_VIDEO.width,
        height: video.height ?? DEFAULT_VIDEO.height,
        framerate: video.framerate ?? DEFAULT_VIDEO.framerate,
        bitrate: video.bitrate ?? DEFAULT_VIDEO.bitrate,
      },
      tags,
    };
    world.perform({ kind: 'encoder-configuration-created', record });
    return { encoderConfiguration: described(world, record) };
  };
}

/** API Reference: "Ensures that no Compositions are using this template"; the error's name is INFERENCE. */
export function deleteEncoderConfiguration(world: World): Handler<'DeleteEncoderConfiguration'> {
  return (input) => {
    const { id } = recordAt(world, input.arn);
    if (isEncoderInUse(world, id)) {
      throw new AwsError('ConflictException', 'The encoder configuration is used by a composition');
    }
    world.perform({ kind: 'encoder-configuration-deleted', id });
    return {};
  };
}
