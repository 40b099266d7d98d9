import { type ArnKind, ARN_KINDS, parseArn } from '../state/arn.ts';
import type { Tags } from '../state/resources.ts';
import type { World } from '../state/world.ts';
import type { Handler } from '../wire/handler.ts';
import { invalid, present } from './constraints.ts';
import { found, idIn } from './locate.ts';

interface Tagged {
  id: string;
  tags: Tags;
}

/** Everything of a kind with its tags. All six kinds have tags: the welcome page of the API names stages only. */
function taggedOf(world: World, kind: ArnKind): readonly Tagged[] {
  switch (kind) {
    case 'stage':
      return world.resources.stages;
    case 'composition':
      return world
        .compositionsAt(world.clock.now())
        .map((script) => ({ id: script.id, tags: script.recipe.tags }));
    case 'encoder-configuration':
      return world.resources.encoderConfigurations;
    case 'storage-configuration':
      return world.resources.storageConfigurations;
    case 'ingest-configuration':
      return world.resources.ingestConfigurations;
    case 'public-key':
      return world.resources.publicKeys;
  }
}

/** The model's own pattern for this member fits no real ARN (one letter for the kind), so it is not applied. */
export function listTagsForResource(world: World): Handler<'ListTagsForResource'> {
  return (input) => {
    const arn = present('resourceArn', input.resourceArn);
    const kind = ARN_KINDS.find((candidate) => candidate === parseArn(arn)?.kind);
    if (kind === undefined) throw invalid('resourceArn', 'must be the ARN of a taggable resource');
    const id = idIn(world, kind, 'resourceArn', arn);
    const resource = found(taggedOf(world, kind).find((candidate) => candidate.id === id));
    return { tags: { ...resource.tags } };
  };
}
