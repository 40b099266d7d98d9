import type { Job } from '#shared/jobs/contract.ts';
import type { NoticeAbout } from '#shared/notices/contract.ts';
import type { NoticeKind } from '#shared/notices/notice-kind.ts';

/** Something that is wrong, as whoever has seen it tells it. */
export interface Problem {
  connection: string;
  kind: NoticeKind;
  /** The same for the same problem of a connection and kind, whoever tells it and however often. */
  key: string;
  /** A few words. */
  title: string;
  /** A sentence, such as the reason that AWS gave; may come later than the problem itself. */
  text?: string | undefined;
  about: NoticeAbout;
  /**
   * What of the problem this is: one more person, one more call. Seen again, it is not counted again; one that is new
   * opens an acknowledged notice anew. Without it the problem can only happen once.
   */
  occurrence?: string | undefined;
  /** By the upstream's clock; its present time unless given. */
  at?: Date | undefined;
}

interface Person {
  connection: string;
  stageId: string;
  sessionId: string;
  participantId: string;
  at: Date;
}

interface Failure {
  errorCode?: string | undefined;
  reason?: string | undefined;
}

/** One notice for each session and error code: a bad network hits many at once. */
export function publishError({ connection, at, errorCode, ...ids }: Person & Failure): Problem {
  return {
    connection,
    kind: 'publish_error',
    key: `${ids.sessionId}/${errorCode ?? ''}`,
    title: 'Somebody could not publish',
    about: { ...ids, errorCode },
    // The API and EventBridge agree on the second, not on its fraction.
    occurrence: `${ids.participantId}@${Math.floor(at.getTime() / 1_000)}`,
    at,
  };
}

/** One notice for each session: a bucket that cannot be written to fails everybody's recording. */
export function recordingFailed({ connection, at, errorCode, reason, ...ids }: Person & Failure): Problem {
  return {
    connection,
    kind: 'recording_failed',
    key: ids.sessionId,
    title: 'A recording failed',
    text: reason,
    about: { ...ids, errorCode },
    occurrence: ids.participantId,
    at,
  };
}

interface Composed extends Failure {
  connection: string;
  compositionId: string;
  stageId: string | undefined;
  at: Date;
}

export function compositionFailed({ connection, at, errorCode, reason, ...ids }: Composed): Problem {
  return {
    connection,
    kind: 'composition_failed',
    key: ids.compositionId,
    title: 'A composition failed',
    text: reason,
    about: { ...ids, errorCode },
    at,
  };
}

export function destinationFailed({
  connection,
  at,
  errorCode,
  reason,
  ...ids
}: Composed & { destinationId: string }): Problem {
  return {
    connection,
    kind: 'destination_failed',
    key: `${ids.compositionId}/${ids.destinationId}`,
    title: 'A destination of a composition failed',
    text: reason,
    about: { ...ids, errorCode },
    at,
  };
}

/** A job of the console itself that came to nothing. Tried again and failed again, it is the same notice. */
export function jobFailed(connection: string, job: Job): Problem {
  const text = (name: string): string | undefined => {
    const value = job.task[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    connection,
    kind: 'job_failed',
    key: job.id,
    title: `A job failed: ${job.title}`,
    text: job.failure,
    about: { jobId: job.id, stageId: text('stageId'), sessionId: text('sessionId') },
  };
}
