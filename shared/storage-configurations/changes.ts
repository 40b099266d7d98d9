import { contract, json } from '../contract/define.ts';
import { ConnectionId, ResourceId } from '../contract/ids.ts';
import { Done, snapshot } from '../contract/page.ts';
import { StorageConfiguration } from './contract.ts';
import { StorageConfigurationDraft } from './drafts.ts';

/** AWS edits the policy of the bucket, which may take up to 20 seconds (User Guide). */
const EDITS_A_BUCKET = { answerWithinMs: 35_000 } as const;

export const storageConfigurationChanges = contract('storageConfigurations', {
  create: json({
    method: 'POST',
    path: '/:connection/storage-configurations',
    summary: 'Creates a storage configuration and lets IVS write into its bucket; it can never be changed',
    access: 'write',
    aws: ['CreateStorageConfiguration'],
    invalidates: ['storageConfigurations.list'],
    limits: EDITS_A_BUCKET,
    params: { connection: ConnectionId },
    body: StorageConfigurationDraft,
    output: snapshot(StorageConfiguration),
    status: 201,
  }),
  remove: json({
    method: 'DELETE',
    path: '/:connection/storage-configurations/:storageConfigurationId',
    summary: 'Deletes a storage configuration that nothing uses; what was recorded stays in the bucket',
    access: 'destroy',
    role: 'administrator',
    aws: ['DeleteStorageConfiguration'],
    invalidates: ['storageConfigurations.list', 'storageConfigurations.get', 'tags.get'],
    limits: EDITS_A_BUCKET,
    params: { connection: ConnectionId, storageConfigurationId: ResourceId },
    output: Done,
  }),
});
