import type { ParticipantScript } from '#server/emulator/simulation/script.ts';
import { covers } from '#server/emulator/simulation/span.ts';
import { type Seed, seedOf } from '#server/emulator/state/random.ts';
import type { Troubles } from './trouble.ts';

/**
 * What somebody's media measures at an instant. All figures are made up, and the same for the same person and minute; only
 * when there are any follows from the world.
 */

/** A stream that is sent: one of audio, and one of video or three with simulcast. */
export interface SentStream {
  mediaType: 'video' | 'audio';
  /** `none` without simulcast, and for audio. */
  layer: 'hi' | 'mid' | 'low' | 'none';
  bitsPerSecond: number;
  /** The smaller of width and height; 0 for audio. */
  resolution: number;
}

interface Traits {
  seed: Seed;
  simulcast: boolean;
  encoder: boolean;
  /** Of the video at its best, in bits per second. */
  video: number;
  audio: number;
  framesPerSecond: number;
}

const known = new WeakMap<ParticipantScript, Traits>();

function traitsOf(person: ParticipantScript): Traits {
  const before = known.get(person);
  if (before) return before;
  const seed = seedOf('media', person.participantId);
  const dice = seed.random();
  const encoder = ['rtmp', 'rtmps', 'whip'].includes(person.person.device);
  const traits: Traits = {
    seed,
    encoder,
    simulcast: !encoder && dice.chance(0.6),
    video: encoder ? dice.integer(2_800, 4_500) * 1_000 : dice.integer(1_500, 2_400) * 1_000,
    audio: dice.integer(40, 64) * 1_000,
    framesPerSecond: encoder ? 30 : dice.integer(24, 30),
  };
  known.set(person, traits);
  return traits;
}

/** Between 0 and 1, the same for everything within a minute. */
function noise({ seed }: Traits, what: string, instant: number): number {
  return seed
    .at(what, Math.floor(instant / 60_000))
    .random()
    .next();
}

const LAYERS = [
  { layer: 'hi', part: 1, resolution: 720 },
  { layer: 'mid', part: 0.3, resolution: 360 },
  { layer: 'low', part: 0.1, resolution: 180 },
] as const;

/** Whether somebody publishes at an instant. */
export function isPublishing({ publications }: ParticipantScript, instant: number): boolean {
  return publications.some((span) => covers(span, instant));
}

/** Whether somebody receives others at an instant. */
export function isReceiving({ watching, choices }: ParticipantScript, instant: number): boolean {
  if (watching.some((span) => covers(span, instant))) return true;
  for (const spans of choices?.values() ?? []) if (spans.some((span) => covers(span, instant))) return true;
  return false;
}

/** What somebody sends at an instant; nothing while they do not publish. */
export function sentAt(person: ParticipantScript, instant: number, troubles: Troubles): SentStream[] {
  if (!isPublishing(person, instant)) return [];
  const traits = traitsOf(person);
  const bad = troubles.has(person, 'upload', instant);
  const wave = 0.9 + 0.2 * noise(traits, 'video', instant);
  const layers = traits.simulcast ? LAYERS : [{ layer: 'none', part: 1, resolution: 720 } as const];
  // A way up that is too narrow: simulcast gives its upper layers up, a single stream its picture.
  const video = troubles.has(person, 'no-video', instant)
    ? []
    : (bad && traits.simulcast ? LAYERS.slice(-1) : layers).map(
        ({ layer, part, resolution }): SentStream => ({
          mediaType: 'video',
          layer,
          bitsPerSecond: Math.round(traits.video * part * wave * (bad ? 0.02 / part : 1)),
          resolution: bad ? 180 : resolution,
        }),
      );
  const audio: SentStream = {
    mediaType: 'audio',
    layer: 'none',
    bitsPerSecond: Math.round(
      traits.audio * (0.95 + 0.1 * noise(traits, 'audio', instant)) * (bad ? 0.2 : 1),
    ),
    resolution: 0,
  };
  return troubles.has(person, 'no-audio', instant) ? video : [...video, audio];
}

/** Frames a second of somebody who publishes a picture; undefined for nobody else. */
export function framesAt(person: ParticipantScript, instant: number, troubles: Troubles): number | undefined {
  if (!isPublishing(person, instant) || troubles.has(person, 'no-video', instant)) return undefined;
  const traits = traitsOf(person);
  const frames = traits.framesPerSecond * (0.96 + 0.04 * noise(traits, 'frames', instant));
  return Math.round(frames * (troubles.has(person, 'upload', instant) ? 0.2 : 1) * 10) / 10;
}

/** Whether somebody sends with an encoder, whose streams CloudWatch tells the frame rate of one by one. */
export function isEncoder(person: ParticipantScript): boolean {
  return traitsOf(person).encoder;
}

/** What somebody's device measures of what it receives. */
export interface Reception {
  packetLoss: number;
  droppedFrames: number;
  videoBits: number;
  audioBits: number;
}

/** @param publishers how many others are published at that instant; of nobody there is nothing to measure */
export function receptionAt(
  person: ParticipantScript,
  instant: number,
  publishers: number,
  troubles: Troubles,
): Reception | undefined {
  if (publishers <= 0 || !isReceiving(person, instant)) return undefined;
  const traits = traitsOf(person);
  const bad = troubles.has(person, 'download', instant);
  const luck = noise(traits, 'down', instant);
  // All that is received together may be 8.5 Mbit/s (User Guide, "IVS Service Quotas").
  const video = Math.min(8_000_000, publishers * 1_400_000) * (0.9 + 0.1 * luck);
  return {
    packetLoss: hundredths(bad ? 9 + 14 * luck : 0.05 + 0.6 * luck * luck),
    droppedFrames: hundredths(bad ? 18 + 25 * luck : 0.1 + 1.2 * luck * luck),
    videoBits: Math.round(video * (bad ? 0.12 : 1)),
    audioBits: Math.round(publishers * 48_000 * (bad ? 0.5 : 1)),
  };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
