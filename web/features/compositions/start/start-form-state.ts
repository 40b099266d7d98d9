import * as z from 'zod/mini';

/** What is typed for a layout: texts by AWS's names, empty where AWS's default shall hold. */
const Texts = z.record(z.string(), z.string());

const LayoutForm = z.object({
  from: z.enum(['default', 'preset', 'parameters', 'json']),
  presetId: z.string(),
  /** Empty: the latest. */
  version: z.string(),
  kind: z.enum(['grid', 'pip']),
  grid: Texts,
  pip: Texts,
  json: z.string(),
});
export type LayoutForm = z.infer<typeof LayoutForm>;

const ChannelForm = z.object({
  wanted: z.boolean(),
  name: z.string(),
  channelArn: z.string(),
  /** Whether the ARN is typed, because the channel is not in the list or the list may not be seen. */
  byArn: z.boolean(),
  encoderId: z.string(),
});
export type ChannelForm = z.infer<typeof ChannelForm>;

const RecordingForm = z.object({
  wanted: z.boolean(),
  name: z.string(),
  storageId: z.string(),
  encoderId: z.string(),
  segmentSeconds: z.string(),
  thumbnails: z.boolean(),
  intervalSeconds: z.string(),
  sequential: z.boolean(),
  latest: z.boolean(),
});
export type RecordingForm = z.infer<typeof RecordingForm>;

/** The whole form: what its fields hold, and not what they mean. A schema, because it is kept over a reload. */
export const StartForm = z.object({
  stageId: z.string(),
  layout: LayoutForm,
  channel: ChannelForm,
  s3: RecordingForm,
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
});
export type StartForm = z.infer<typeof StartForm>;

/** Where a form begins: with AWS's defaults, and a recording, which is what most compositions are for. */
export const EMPTY_FORM: StartForm = {
  stageId: '',
  layout: { from: 'default', presetId: '', version: '', kind: 'grid', grid: {}, pip: {}, json: '' },
  channel: { wanted: false, name: '', channelArn: '', byArn: false, encoderId: '' },
  s3: {
    wanted: true,
    name: '',
    storageId: '',
    encoderId: '',
    segmentSeconds: '2',
    thumbnails: false,
    intervalSeconds: '60',
    sequential: true,
    latest: false,
  },
  tags: [],
};
