import { TextMap } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId, ResourceId, ResourceKind } from '../contract/ids.ts';
import { snapshot } from '../contract/page.ts';

export const tags = contract('tags', {
  get: json({
    path: '/:connection/tags/:resourceKind/:resourceId',
    summary: 'The tags of one resource',
    access: 'read',
    aws: ['ListTagsForResource'],
    params: { connection: ConnectionId, resourceKind: ResourceKind, resourceId: ResourceId },
    output: snapshot(TextMap),
  }),
});
