import type { S3StorageConfiguration as S3StorageShape } from '@aws-sdk/client-ivs-realtime';
import { StorageConfigurationArn } from './arns.ts';
import { structure, type SomeInputs } from './constraint-of.ts';
import { required, text } from './constraint.ts';
import { Name } from './names-and-ids.ts';
import { MaxResults, NextToken } from './paging.ts';
import { Tags } from './tags.ts';

export const STORAGE_CONFIGURATION_INPUTS = {
  CreateStorageConfiguration: {
    name: Name,
    s3: required(
      structure<S3StorageShape>({
        bucketName: required(text({ min: 3, max: 63, pattern: /^[a-z0-9-.]+$/ })),
      }),
    ),
    tags: Tags,
  },
  GetStorageConfiguration: {
    arn: required(StorageConfigurationArn),
  },
  DeleteStorageConfiguration: {
    arn: required(StorageConfigurationArn),
  },
  ListStorageConfigurations: {
    nextToken: NextToken,
    maxResults: MaxResults,
  },
} satisfies SomeInputs;
