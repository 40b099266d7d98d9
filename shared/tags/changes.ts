import { contract, json } from '../contract/define.ts';
import { ConnectionId, ResourceId, ResourceKind } from '../contract/ids.ts';
import { Done } from '../contract/page.ts';
import { TagAdditions, TagRemovals } from './drafts.ts';

const resource = { connection: ConnectionId, resourceKind: ResourceKind, resourceId: ResourceId };

/** Every read that shows tags; the list of ingest configurations shows none. */
const SHOW_TAGS = [
  'tags.get',
  'stages.list',
  'stages.get',
  'compositions.list',
  'compositions.get',
  'encoderConfigurations.list',
  'encoderConfigurations.get',
  'storageConfigurations.list',
  'storageConfigurations.get',
  'ingest.get',
  'publicKeys.list',
  'publicKeys.get',
] as const;

export const tagChanges = contract('tags', {
  add: json({
    method: 'POST',
    path: '/:connection/tags/:resourceKind/:resourceId',
    summary: 'Adds tags to a resource; a tag with the same key is overwritten',
    access: 'write',
    aws: ['TagResource'],
    invalidates: SHOW_TAGS,
    params: resource,
    body: TagAdditions,
    output: Done,
  }),
  /** A POST, because keys are names that people chose and do not belong in a URL, and a DELETE has no body to rely on. */
  remove: json({
    method: 'POST',
    path: '/:connection/tags/:resourceKind/:resourceId/untag',
    summary: 'Takes tags away from a resource by their keys',
    access: 'destroy',
    aws: ['UntagResource'],
    invalidates: SHOW_TAGS,
    params: resource,
    body: TagRemovals,
    output: Done,
  }),
});
