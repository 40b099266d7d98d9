import type { Video as VideoShape } from '@aws-sdk/client-ivs-realtime';
import { EncoderConfigurationArn } from './arns.ts';
import { structure, type SomeInputs } from './constraint-of.ts';
import { fraction, required, whole } from './constraint.ts';
import { Name } from './names-and-ids.ts';
import { MaxResults, NextToken } from './paging.ts';
import { Tags } from './tags.ts';

/** Pixels, frames a second and bits a second. That sides are even and what they make together are rules of their own. */
const Video = structure<VideoShape>({
  width: whole({ min: 2, max: 1920 }),
  height: whole({ min: 2, max: 1920 }),
  framerate: fraction({ min: 1, max: 60 }),
  bitrate: whole({ min: 1, max: 8_500_000 }),
});

export const ENCODER_CONFIGURATION_INPUTS = {
  CreateEncoderConfiguration: {
    name: Name,
    video: Video,
    tags: Tags,
  },
  GetEncoderConfiguration: {
    arn: required(EncoderConfigurationArn),
  },
  DeleteEncoderConfiguration: {
    arn: required(EncoderConfigurationArn),
  },
  ListEncoderConfigurations: {
    nextToken: NextToken,
    maxResults: MaxResults,
  },
} satisfies SomeInputs;
