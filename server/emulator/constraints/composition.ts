import type {
  ChannelDestinationConfiguration as ChannelShape,
  CompositionRecordingHlsConfiguration as HlsShape,
  CompositionThumbnailConfiguration as ThumbnailShape,
  DestinationConfiguration as DestinationShape,
  RecordingConfiguration as RecordingShape,
  S3DestinationConfiguration as S3Shape,
} from '@aws-sdk/client-ivs-realtime';
import {
  ChannelArn,
  CompositionArn,
  EncoderConfigurationArn,
  StageArn,
  StorageConfigurationArn,
} from './arns.ts';
import { structure, type SomeInputs } from './constraint-of.ts';
import { choice, list, required, text, whole } from './constraint.ts';
import { LayoutConfiguration } from './layout.ts';
import { Name } from './names-and-ids.ts';
import { MaxResults, NextToken } from './paging.ts';
import { Tags } from './tags.ts';
import { ThumbnailIntervalSeconds, ThumbnailStorage } from './thumbnail.ts';

const RecordingConfiguration = structure<RecordingShape>({
  hlsConfiguration: structure<HlsShape>({
    targetSegmentDurationSeconds: whole({ min: 2, max: 10 }),
  }),
  format: choice('HLS'),
});

const ThumbnailConfiguration = structure<ThumbnailShape>({
  targetIntervalSeconds: ThumbnailIntervalSeconds,
  storage: ThumbnailStorage,
});

const DestinationConfiguration = structure<DestinationShape>({
  name: Name,
  channel: structure<ChannelShape>({
    channelArn: required(ChannelArn),
    encoderConfigurationArn: EncoderConfigurationArn,
  }),
  s3: structure<S3Shape>({
    storageConfigurationArn: required(StorageConfigurationArn),
    encoderConfigurationArns: required(list(EncoderConfigurationArn, { min: 1, max: 1 })),
    recordingConfiguration: RecordingConfiguration,
    thumbnailConfigurations: list(ThumbnailConfiguration, { max: 1 }),
  }),
});

const IdempotencyToken = text({ min: 1, max: 64, pattern: /^[a-zA-Z0-9-_]*$/ });

export const COMPOSITION_INPUTS = {
  StartComposition: {
    stageArn: required(StageArn),
    idempotencyToken: IdempotencyToken,
    layout: LayoutConfiguration,
    destinations: required(list(DestinationConfiguration, { min: 1, max: 2 })),
    tags: Tags,
  },
  StopComposition: {
    arn: required(CompositionArn),
  },
  GetComposition: {
    arn: required(CompositionArn),
  },
  ListCompositions: {
    filterByStageArn: StageArn,
    filterByEncoderConfigurationArn: EncoderConfigurationArn,
    nextToken: NextToken,
    maxResults: MaxResults,
  },
} satisfies SomeInputs;
