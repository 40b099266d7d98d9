import type { LayoutConfiguration } from '@aws-sdk/client-ivs-realtime';

/**
 * The layout as the API echoes it. AWS's samples disagree about two things, and all forms occur here: an unset
 * `videoFillMode` comes back as an empty string or not at all, and a composition started without a layout may have
 * none in the answer.
 */
export type EchoedLayout = LayoutConfiguration | undefined;

export type CompositionFate =
  /** Runs from shortly after the session's start until it is stopped, or until nobody publishes. */
  | 'stopped'
  | 'automatic'
  /** Its only destination fails, and with it the composition. */
  | 'fails'
  /** One destination reconnects for a while. */
  | 'reconnects';

export interface DestinationRecipe {
  name: string;
  kind: 'channel' | 's3';
  encoderConfigurationId: string | undefined;
  /** Of an `s3` destination. */
  storageConfigurationId: string;
  /** Of a `channel` destination. */
  channelId: string;
  segmentSeconds: number;
  thumbnails: { targetIntervalSeconds: number; storage: readonly ('SEQUENTIAL' | 'LATEST')[] } | undefined;
}

/** A composition that every session of a stage starts. */
export interface CompositionRecipe {
  layout: EchoedLayout;
  destinations: readonly DestinationRecipe[];
  tags: Readonly<Record<string, string>>;
  fate: CompositionFate;
  /** The state it is in at the world's start instant, when its stage is live then. */
  atStart: 'STARTING' | 'ACTIVE' | 'RECONNECTING' | 'STOPPING' | 'STOPPED' | 'FAILED' | undefined;
}
