import type { MarkShape, Tone } from '#web/ui/state-mark.tsx';

/** How one value of an AWS enumeration is told: in a word, a shape and a colour. */
export interface StateLook {
  word: string;
  tone: Tone;
  shape: MarkShape;
  /** What it means, where the word is not enough; shown as tooltip. */
  meaning?: string;
}

const starting: StateLook = { word: 'Starting', tone: 'info', shape: 'half' };
const stopping: StateLook = { word: 'Stopping', tone: 'warn', shape: 'half' };
const active: StateLook = { word: 'Active', tone: 'live', shape: 'dot' };
const stopped: StateLook = { word: 'Stopped', tone: 'neutral', shape: 'dash' };
const failed: StateLook = { word: 'Failed', tone: 'bad', shape: 'cross' };

/** The state enumerations of the API, and the console's own reading of a stage. */
export const STATE_LOOKS = {
  stage: {
    live: {
      word: 'Live',
      tone: 'live',
      shape: 'dot',
      meaning: 'The stage has an active session.',
    },
    ending: {
      word: 'Ending',
      tone: 'warn',
      shape: 'ring',
      meaning: 'The session is still open, but nobody who has published in it is connected any more.',
    },
    idle: { word: 'Idle', tone: 'neutral', shape: 'dash', meaning: 'The stage has no active session.' },
  },
  session: {
    live: { word: 'Live', tone: 'live', shape: 'dot' },
    ended: { word: 'Ended', tone: 'neutral', shape: 'dash' },
  },
  participant: {
    CONNECTED: { word: 'Connected', tone: 'live', shape: 'dot' },
    DISCONNECTED: { word: 'Disconnected', tone: 'neutral', shape: 'dash' },
  },
  recording: {
    STARTING: starting,
    ACTIVE: { word: 'Recording', tone: 'live', shape: 'dot' },
    STOPPING: stopping,
    STOPPED: stopped,
    FAILED: failed,
    DISABLED: {
      word: 'Off',
      tone: 'neutral',
      shape: 'ring',
      meaning: 'Recording is off for this participant.',
    },
  },
  composition: {
    STARTING: starting,
    ACTIVE: active,
    STOPPING: stopping,
    FAILED: failed,
    STOPPED: stopped,
  },
  destination: {
    STARTING: starting,
    ACTIVE: active,
    STOPPING: stopping,
    RECONNECTING: { word: 'Reconnecting', tone: 'warn', shape: 'ring' },
    FAILED: failed,
    STOPPED: stopped,
  },
  ingest: {
    ACTIVE: {
      word: 'Publishing',
      tone: 'live',
      shape: 'dot',
      meaning: 'ACTIVE: someone publishes through this configuration now.',
    },
    INACTIVE: { word: 'Inactive', tone: 'neutral', shape: 'dash' },
  },
  replication: {
    ACTIVE: { word: 'Replicating', tone: 'live', shape: 'dot' },
    STOPPED: stopped,
  },
  job: {
    queued: {
      word: 'Waiting',
      tone: 'neutral',
      shape: 'ring',
      meaning: 'It begins as soon as another one of its kind has ended.',
    },
    running: { word: 'Running', tone: 'info', shape: 'half' },
    paused: { word: 'Paused', tone: 'warn', shape: 'ring' },
    done: { word: 'Done', tone: 'neutral', shape: 'dot' },
    failed,
    cancelled: { word: 'Cancelled', tone: 'neutral', shape: 'dash' },
  },
} satisfies Record<string, Record<string, StateLook>>;

export type StateKind = keyof typeof STATE_LOOKS;

/** A value that AWS has added since is shown as AWS writes it. */
export function lookOf(kind: StateKind, value: string): StateLook {
  const looks: Record<string, StateLook> = STATE_LOOKS[kind];
  return Object.hasOwn(looks, value) && looks[value]
    ? looks[value]
    : {
        word: value,
        tone: 'neutral',
        shape: 'square',
        meaning: 'A state that this console does not know yet.',
      };
}
