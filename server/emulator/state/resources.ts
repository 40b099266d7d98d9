import type { StageDefinition } from '../simulation/stage-definition.ts';

/** The resources of an account that are not stages, as the world keeps them. Times do not matter to them. */

export type Tags = Readonly<Record<string, string>>;

export interface EncoderConfigurationRecord {
  id: string;
  name: string;
  video: { width: number; height: number; framerate: number; bitrate: number };
  tags: Tags;
}

export interface StorageConfigurationRecord {
  id: string;
  name: string;
  bucketName: string;
  tags: Tags;
}

export interface IngestConfigurationRecord {
  id: string;
  name: string;
  protocol: 'RTMP' | 'RTMPS';
  streamKey: string;
  /** Empty: attached to no stage, and its stream key is unusable. */
  stageId: string;
  participantId: string;
  userId: string;
  redundantIngest: boolean;
  /** One for each of the two encoders, only with redundant ingest. */
  credentials: readonly { participantId: string; streamKey: string }[];
  attributes: Readonly<Record<string, string>>;
  tags: Tags;
}

export interface PublicKeyRecord {
  id: string;
  name: string;
  material: string;
  fingerprint: string;
  tags: Tags;
}

/** Everything in an account and Region. */
export interface Resources {
  stages: readonly StageDefinition[];
  encoderConfigurations: readonly EncoderConfigurationRecord[];
  storageConfigurations: readonly StorageConfigurationRecord[];
  ingestConfigurations: readonly IngestConfigurationRecord[];
  publicKeys: readonly PublicKeyRecord[];
}
