import type { ResourceKind } from '#shared/contract/ids.ts';
import { paths } from './paths.ts';

/** The page of a resource by the kind that its ARN names. */
export const resourcePath: Record<ResourceKind, (connection: string, id: string) => string> = {
  stage: paths.stage,
  composition: paths.composition,
  'encoder-configuration': paths.encoderConfiguration,
  'storage-configuration': paths.storageConfiguration,
  'ingest-configuration': paths.ingestConfiguration,
  'public-key': paths.publicKey,
};
