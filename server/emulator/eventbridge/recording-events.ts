import { DESTINATION_FAILURE_REASONS } from '../simulation/failure-reasons.ts';
import type { ParticipantScript, Recording } from '../simulation/script.ts';
import { arnOf } from '../state/arn.ts';
import { busEvent, type EventMaker, type TimedEvent, wholeSecond } from './event.ts';
import type { SessionPlace } from './stage-events.ts';

/** Those that failed in the world did so because somebody had changed the policy of the bucket. */
const FAILURE = {
  error_code: 'AccessDeniedException',
  reason: DESTINATION_FAILURE_REASONS.AccessDeniedException,
};

/** Milliseconds that were recorded; nothing of a publication that ended before recording had begun. */
function lengthOf({ activeAt, failedAt, stoppingAt }: Recording): number {
  return Math.max(0, (failedAt ?? stoppingAt) - activeAt);
}

/**
 * The `IVS Participant Recording State Change` events of a participant that are wanted. Recordings that are merged into one have one
 * start and one end, which comes when nothing more can follow within the window (User Guide, individual recording).
 */
export function recordingEvents(
  maker: EventMaker,
  { stageId, sessionId }: SessionPlace,
  { participantId, recordings }: ParticipantScript,
): TimedEvent[] {
  const { world } = maker;
  const merged = new Map<number, [Recording, ...Recording[]]>();
  for (const recording of recordings) {
    const earlier = merged.get(recording.filedUnder);
    if (earlier) earlier.push(recording);
    else merged.set(recording.filedUnder, [recording]);
  }
  return [...merged.values()].flatMap((parts) => {
    const [first] = parts;
    const last = parts.at(-1) ?? first;
    const change = (at: number, name: string, more: Record<string, unknown> = {}): TimedEvent[] => {
      const resource = arnOf(world, 'stage', stageId);
      const timestamp = wholeSecond(first.filedUnder).replaceAll(':', '-');
      return busEvent(maker, at, 'IVS Participant Recording State Change', resource, () => ({
        event_name: name,
        session_id: sessionId,
        participant_id: participantId,
        recording_s3_bucket_name: world.bucketOf(first.storageConfigurationId) ?? '',
        recording_s3_key_prefix: `${stageId}/${sessionId}/${participantId}/${timestamp}`,
        ...more,
      }));
    };
    if (first.failedAt !== undefined && first.failedAt <= first.activeAt) {
      return change(first.failedAt, 'Recording Start Failure', FAILURE);
    }
    const duration = { recording_duration_ms: parts.reduce((sum, part) => sum + lengthOf(part), 0) };
    if (first.stoppingAt <= first.activeAt && parts.length === 1) return [];
    return [
      ...change(first.activeAt, 'Recording Start'),
      ...(last.failedAt === undefined
        ? change(last.stoppedAt, 'Recording End', duration)
        : change(last.failedAt, 'Recording End Failure', { ...duration, ...FAILURE })),
    ];
  });
}
