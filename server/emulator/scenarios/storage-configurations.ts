import { resourceId } from '../state/ids.ts';
import type { StorageConfigurationRecord, Tags } from '../state/resources.ts';
import type { Setting } from './setting.ts';

const LIST: readonly (readonly [string, string, Tags])[] = [
  ['recordings-prod', 'northlight-recordings', { env: 'prod', team: 'studio' }],
  ['compliance-archive', 'northlight-compliance', { env: 'prod', team: 'platform', retention: '7y' }],
  ['recordings-staging', 'northlight-staging.recordings', { env: 'staging' }],
  ['', 'northlight-scratch', {}],
];

/** The first is where productions record; five is the most an account may have (service quotas). */
export function storageConfigurations({ seed, realm }: Setting): StorageConfigurationRecord[] {
  return LIST.map(([name, bucket, tags], index) => ({
    id: resourceId(seed.at('storage-configuration', index).random()),
    name,
    // Bucket names are unique in all of S3 and belong to one Region.
    bucketName: `${bucket}-${realm.region}`,
    tags,
  }));
}
