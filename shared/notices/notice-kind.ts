import * as z from 'zod/mini';

/** The problems that are worth a notice. */
export const NOTICE_KINDS = [
  'publish_error',
  'recording_failed',
  'composition_failed',
  'destination_failed',
  'throttled',
  'connection_down',
  'credentials',
  'job_failed',
] as const;
export const NoticeKind = z.enum(NOTICE_KINDS);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** What a kind is called where it is muted: all of its notices together. */
export const NOTICE_KIND_WORDS: Record<NoticeKind, string> = {
  publish_error: 'Publish errors',
  recording_failed: 'Failed recordings',
  composition_failed: 'Failed compositions',
  destination_failed: 'Failed destinations',
  throttled: 'Throttling by AWS',
  connection_down: 'Lost connections',
  credentials: 'Refused credentials',
  job_failed: 'Failed jobs',
};
