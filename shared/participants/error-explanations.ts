import type { EventErrorCode } from './events.ts';

/** One error code of a participant event in plain words. Meanings: the API model's EventErrorCode; advice: ours. */
export interface ErrorExplanation {
  title: string;
  /** What happened, in one sentence. */
  meaning: string;
  /** Who can put it right: the person's own device or network, whoever sends the stream, your application, or AWS. */
  whoFixes: 'publisher' | 'application' | 'account' | 'AWS';
  /** What to look at first. */
  check: string;
}

export const ERROR_EXPLANATIONS: Record<EventErrorCode, ErrorExplanation> = {
  INSUFFICIENT_CAPABILITIES: {
    title: 'The token does not allow this',
    meaning: 'The participant tried to publish or subscribe with a token that lacks that capability.',
    whoFixes: 'application',
    check: 'Which capabilities your application puts into this person’s token: PUBLISH, SUBSCRIBE or both.',
  },
  QUOTA_EXCEEDED: {
    title: 'The stage is full',
    meaning:
      'The stage already had its largest number of publishers (12) or subscribers (10,000 by default).',
    whoFixes: 'account',
    check:
      'How many were publishing at that second. The publisher limit is fixed; the subscriber limit can be raised.',
  },
  PUBLISHER_NOT_FOUND: {
    title: 'The publisher was not there',
    meaning: 'The participant tried to receive somebody who was not publishing, or had just stopped.',
    whoFixes: 'application',
    check: 'Whether the other participant’s publishing ended within the seconds before.',
  },
  BITRATE_EXCEEDED: {
    title: 'The bitrate was too high',
    meaning: 'The stream was above the 8.5 Mbps that a participant may send.',
    whoFixes: 'publisher',
    check: 'The encoder’s bitrate. With several tracks the limit holds for their sum; 6 Mbps leaves room.',
  },
  RESOLUTION_EXCEEDED: {
    title: 'The picture was too large',
    meaning: 'The stream was above the largest resolution that may be published, 720p.',
    whoFixes: 'publisher',
    check: 'The encoder’s output size, or the constraints the application asks of the camera.',
  },
  STREAM_DURATION_EXCEEDED: {
    title: 'The stream reached 24 hours',
    meaning: 'A participant may publish or subscribe for 24 hours at most; then the service ends it.',
    whoFixes: 'publisher',
    check: 'Whether the source can reconnect daily, or use redundant ingest, which staggers the limit.',
  },
  INVALID_AUDIO_CODEC: {
    title: 'The audio codec is not supported',
    meaning: 'The audio was neither AAC-LC (RTMP) nor Opus (WHIP and the SDKs).',
    whoFixes: 'publisher',
    check: 'The encoder’s audio codec, and that it sends mono or stereo at 44.1 or 48 kHz.',
  },
  INVALID_VIDEO_CODEC: {
    title: 'The video codec is not supported',
    meaning: 'The video was not H.264 Baseline, the only profile a stage accepts from an encoder.',
    whoFixes: 'publisher',
    check: 'The encoder’s codec and profile: H.264, Baseline.',
  },
  INVALID_PROTOCOL: {
    title: 'RTMP where RTMPS is required',
    meaning: 'The encoder connected without TLS to an ingest configuration that only accepts RTMPS.',
    whoFixes: 'publisher',
    check: 'The server address in the encoder: it must begin with rtmps://.',
  },
  INVALID_STREAM_KEY: {
    title: 'The stream key was wrong',
    meaning: 'The encoder connected with a stream key that no ingest configuration of this stage has.',
    whoFixes: 'publisher',
    check: 'That the key was copied whole, and that its ingest configuration is attached to this stage.',
  },
  REUSE_OF_STREAM_KEY: {
    title: 'The stream key was in use already',
    meaning: 'Another encoder was publishing with the same key in an active session.',
    whoFixes: 'publisher',
    check:
      'Which second encoder holds the key. A backup encoder needs redundant ingest, with a key of its own.',
  },
  B_FRAME_PRESENT: {
    title: 'The video has B-frames',
    meaning: 'Real-time playback cannot use B-frames, so the service ended the stream.',
    whoFixes: 'publisher',
    check: 'That B-frames are set to 0 in the encoder, or that its tuning is “zero latency”.',
  },
  INVALID_INPUT: {
    title: 'The stream could not be used',
    meaning: 'The service could not decode what the encoder sent.',
    whoFixes: 'publisher',
    check:
      'That the encoder sends both audio and video, a keyframe every 1 or 2 seconds, and 10 to 60 frames a second.',
  },
  INTERNAL_SERVER_EXCEPTION: {
    title: 'The service failed',
    meaning: 'IVS had an internal failure while this participant was publishing.',
    whoFixes: 'AWS',
    check:
      'The AWS Health Dashboard, and whether others failed at the same second. A new attempt usually succeeds.',
  },
};

/** The explanation of a code, or nothing for a code that this version does not know. */
export function explainError(code: string): ErrorExplanation | undefined {
  return Object.hasOwn(ERROR_EXPLANATIONS, code) ? ERROR_EXPLANATIONS[code as EventErrorCode] : undefined;
}
