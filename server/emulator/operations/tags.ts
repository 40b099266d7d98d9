import { type ArnKind, ARN_KINDS, parseArn } from '../state/arn.ts';
import type { Tags } from '../state/resources.ts';
import type { World } from '../state/world.ts';
import type { Handler } from '../wire/handler.ts';
import { invalid } from './invalid.ts';
import { found, idIn } from './locate.ts';

/** API Reference, on tags: at most 50 on a resource. */
const MOST_TAGS = 50;

interface Tagged {
  kind: ArnKind;
  id: string;
  tags: Tags;
}

function tagsOf(world: World, kind: ArnKind, id: string): Tags | undefined {
  if (kind !== 'composition') return world.resources.find(kind, id)?.tags;
  return world.compositionsAt(world.clock.now()).find((script) => script.id === id)?.recipe.tags;
}

/** The resource of an ARN. All six kinds have tags: the welcome page of the API names stages only. */
function taggedAt(world: World, arn: string | undefined): Tagged {
  const kind = ARN_KINDS.find((candidate) => candidate === parseArn(arn ?? '')?.kind);
  if (kind === undefined)
    throw new Error(`The constraints let 'resourceArn' through as one that can be tagged.`);
  const id = idIn(world, kind, 'resourceArn', arn);
  return { kind, id, tags: found(tagsOf(world, kind, id)) };
}

export function listTagsForResource(world: World): Handler<'ListTagsForResource'> {
  return (input) => ({ tags: { ...taggedAt(world, input.resourceArn).tags } });
}

/** "Adds or updates tags" (API Reference). UNCONFIRMED: the error when there would be too many; no quota error is modelled. */
export function tagResource(world: World): Handler<'TagResource'> {
  return (input) => {
    const { kind, id, tags } = taggedAt(world, input.resourceArn);
    const merged = { ...tags, ...input.tags };
    if (Object.keys(merged).length > MOST_TAGS) {
      throw invalid('tags', `Member must leave the resource with at most ${MOST_TAGS} tags`);
    }
    world.perform({ kind: 'tags-changed', resource: kind, id, tags: merged });
    return {};
  };
}

/** A key that the resource does not have is no error. */
export function untagResource(world: World): Handler<'UntagResource'> {
  return (input) => {
    const { kind, id, tags } = taggedAt(world, input.resourceArn);
    const unwanted = new Set(input.tagKeys);
    const left = Object.fromEntries(Object.entries(tags).filter(([key]) => !unwanted.has(key)));
    world.perform({ kind: 'tags-changed', resource: kind, id, tags: left });
    return {};
  };
}
