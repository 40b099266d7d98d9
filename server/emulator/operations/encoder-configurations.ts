import { arnOf } from '../state/arn.ts';
import { paginate } from '../state/paging.ts';
import type { EncoderConfigurationRecord } from '../state/resources.ts';
import type { World } from '../state/world.ts';
import type { Handler } from '../wire/handler.ts';
import { found, idIn } from './locate.ts';

function summary(world: World, { id, name, tags }: EncoderConfigurationRecord) {
  return { arn: arnOf(world, 'encoder-configuration', id), name, tags: { ...tags } };
}

export function getEncoderConfiguration(world: World): Handler<'GetEncoderConfiguration'> {
  return (input) => {
    const id = idIn(world, 'encoder-configuration', 'arn', input.arn);
    const record = found(world.resources.encoderConfigurations.find((candidate) => candidate.id === id));
    return { encoderConfiguration: { ...summary(world, record), video: { ...record.video } } };
  };
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
