import { text } from './constraint.ts';

/*
 * ARNs as the API model limits them. Region and account are left as wide as the model has them; whether an ARN names
 * something that exists is for the world to say.
 */

export const StageArn = text({
  min: 1,
  max: 128,
  pattern: /^arn:aws:ivs:[a-z0-9-]+:[0-9]+:stage\/[a-zA-Z0-9-]+$/,
  example: 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGh1234',
});

/** Empty for an ingest configuration that is attached to no stage. */
export const StageArnOrEmpty = text({
  max: 128,
  pattern: /^$|^arn:aws:ivs:[a-z0-9-]+:[0-9]+:stage\/[a-zA-Z0-9-]+$/,
  example: 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGh1234',
});

export const CompositionArn = text({
  min: 1,
  max: 128,
  pattern: /^arn:aws:ivs:[a-z0-9-]+:[0-9]+:composition\/[a-zA-Z0-9-]+$/,
  example: 'arn:aws:ivs:us-east-1:123456789012:composition/AbCdEfGh1234',
});

/** A channel belongs to the low-latency product; a composition may broadcast to one. */
export const ChannelArn = text({
  min: 1,
  max: 128,
  pattern: /^arn:aws:ivs:[a-z0-9-]+:[0-9]+:channel\/[a-zA-Z0-9-]+$/,
  example: 'arn:aws:ivs:us-east-1:123456789012:channel/AbCdEfGh1234',
});

export const EncoderConfigurationArn = text({
  min: 1,
  max: 128,
  pattern: /^arn:aws:ivs:[a-z0-9-]+:[0-9]+:encoder-configuration\/[a-zA-Z0-9-]+$/,
  example: 'arn:aws:ivs:us-east-1:123456789012:encoder-configuration/AbCdEfGh1234',
});

export const StorageConfigurationArn = text({
  min: 1,
  max: 128,
  pattern: /^arn:aws:ivs:[a-z0-9-]+:[0-9]+:storage-configuration\/[a-zA-Z0-9-]+$/,
  example: 'arn:aws:ivs:us-east-1:123456789012:storage-configuration/AbCdEfGh1234',
});

/** Empty switches the recording of participants off (API Reference, AutoParticipantRecordingConfiguration). */
export const StorageConfigurationArnOrEmpty = text({
  max: 128,
  pattern: /^$|^arn:aws:ivs:[a-z0-9-]+:[0-9]+:storage-configuration\/[a-zA-Z0-9-]+$/,
  example: 'arn:aws:ivs:us-east-1:123456789012:storage-configuration/AbCdEfGh1234',
});

export const IngestConfigurationArn = text({
  min: 1,
  max: 128,
  pattern: /^arn:aws:ivs:[a-z0-9-]+:[0-9]+:ingest-configuration\/[a-zA-Z0-9-]+$/,
  example: 'arn:aws:ivs:us-east-1:123456789012:ingest-configuration/AbCdEfGh1234',
});

/** The id is twelve letters and digits in most of AWS's samples and a UUID in one; the pattern takes both. */
export const PublicKeyArn = text({
  min: 1,
  max: 128,
  pattern: /^arn:aws:ivs:[a-z0-9-]+:[0-9]+:public-key\/[a-zA-Z0-9-]+$/,
  example: 'arn:aws:ivs:us-east-1:123456789012:public-key/AbCdEfGh1234',
});

/**
 * Any resource that can be tagged. The API model's pattern has `[a-z-]`, a single letter, where the kind stands, and so
 * fits no ARN there is; the live service takes real ones. The six kinds are those with a `tags` member (and the Service
 * Authorization Reference lists the same six).
 */
export const ResourceArn = text({
  min: 1,
  max: 128,
  pattern:
    /^arn:aws:ivs:[a-z0-9-]+:[0-9]+:(?:stage|composition|encoder-configuration|storage-configuration|ingest-configuration|public-key)\/[a-zA-Z0-9-]+$/,
  example: 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGh1234',
});
