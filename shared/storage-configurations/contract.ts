import * as z from 'zod/mini';
import { TextMap } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId, ResourceId } from '../contract/ids.ts';
import { page, PageQuery, snapshot } from '../contract/page.ts';

/** The list and the single answer have the same members. */
export const StorageConfiguration = z.object({
  arn: z.string(),
  name: z.optional(z.string()),
  s3: z.optional(z.object({ bucketName: z.string() })),
  tags: z.optional(TextMap),
});
export type StorageConfiguration = z.input<typeof StorageConfiguration>;

export const storageConfigurations = contract('storageConfigurations', {
  list: json({
    path: '/:connection/storage-configurations',
    summary: 'One page of the storage configurations',
    access: 'read',
    aws: ['ListStorageConfigurations'],
    params: { connection: ConnectionId },
    query: PageQuery,
    output: page(StorageConfiguration),
  }),
  get: json({
    path: '/:connection/storage-configurations/:storageConfigurationId',
    summary: 'One storage configuration',
    access: 'read',
    aws: ['GetStorageConfiguration'],
    params: { connection: ConnectionId, storageConfigurationId: ResourceId },
    output: snapshot(StorageConfiguration),
  }),
});
