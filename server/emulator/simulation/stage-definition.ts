import type { Seed } from '../state/random.ts';
import type { CompositionRecipe } from './composition-recipe.ts';
import type { ErrorCode } from './event-names.ts';
import type { Format } from './format.ts';
import type { Rhythm } from './schedule.ts';

/** Individual participant recording as a stage has it switched on. */
export interface RecordingSetup {
  storageConfigurationId: string;
  mediaType: 'AUDIO_VIDEO' | 'AUDIO_ONLY' | 'NONE';
  thumbnails: {
    mode: 'INTERVAL' | 'DISABLED';
    targetIntervalSeconds: number;
    storage: readonly ('SEQUENTIAL' | 'LATEST')[];
  };
  reconnectWindowSeconds: number;
  segmentSeconds: number;
  replicas: boolean;
}

/** An encoder that publishes in every session of the stage that its ingest configuration is attached to. */
export interface StageIngest {
  configurationId: string;
  protocol: 'RTMP' | 'RTMPS';
  userId: string;
  attributes: Readonly<Record<string, string>>;
  /** With redundant ingest this is the participant that subscribers see. */
  participantId: string;
  /** The two encoders behind it, only with redundant ingest. */
  physicalParticipantIds: readonly string[];
}

/** One stage and everything its sessions follow from. */
export interface StageDefinition {
  id: string;
  /** Empty: a stage without a name. */
  name: string;
  tags: Readonly<Record<string, string>>;
  seed: Seed;
  format: Format;
  /** The format of the session at the world's start, where that one is out of the ordinary. */
  anchorFormat: Format | undefined;
  /** Absent: a stage that nobody has ever used. */
  rhythm: Rhythm | undefined;
  /** Its sessions lie within those of this stage, which replicates participants to it. */
  follows: StageDefinition | undefined;
  recording: RecordingSetup | undefined;
  ingest: readonly StageIngest[];
  /** Its tokens are signed with an imported key, so that they can be exchanged. */
  selfSigned: boolean;
  /** Some of its people have userIds and attributes that user interfaces trip over. */
  awkwardPeople: boolean;
  /** What goes wrong, one a session in turn; `undefined` for a session without trouble. */
  incidents: readonly (ErrorCode | undefined)[];
  compositions: readonly CompositionRecipe[];
}
