import * as z from 'zod/mini';
import { TextMap } from '../contract/codecs.ts';
import { contract, json } from '../contract/define.ts';
import { ConnectionId, ResourceId } from '../contract/ids.ts';
import { page, PageQuery, snapshot } from '../contract/page.ts';

/** The list carries no video settings: only GetEncoderConfiguration does. */
export const EncoderConfigurationSummary = z.object({
  arn: z.string(),
  name: z.optional(z.string()),
  tags: z.optional(TextMap),
});
export type EncoderConfigurationSummary = z.input<typeof EncoderConfigurationSummary>;

export const EncoderConfiguration = z.object({
  ...EncoderConfigurationSummary.shape,
  video: z.optional(
    z.object({
      /** Pixels, even. */
      width: z.optional(z.number()),
      height: z.optional(z.number()),
      /** Frames a second. */
      framerate: z.optional(z.number()),
      /** Bits a second. */
      bitrate: z.optional(z.number()),
    }),
  ),
});
export type EncoderConfiguration = z.input<typeof EncoderConfiguration>;

export const encoderConfigurations = contract('encoderConfigurations', {
  list: json({
    path: '/:connection/encoder-configurations',
    summary: 'One page of the encoder configurations',
    access: 'read',
    aws: ['ListEncoderConfigurations'],
    params: { connection: ConnectionId },
    query: PageQuery,
    output: page(EncoderConfigurationSummary),
  }),
  get: json({
    path: '/:connection/encoder-configurations/:encoderConfigurationId',
    summary: 'One encoder configuration with its video settings',
    access: 'read',
    aws: ['GetEncoderConfiguration'],
    params: { connection: ConnectionId, encoderConfigurationId: ResourceId },
    output: snapshot(EncoderConfiguration),
  }),
});
