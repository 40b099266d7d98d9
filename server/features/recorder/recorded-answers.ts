import type { RecordedComposition } from '#shared/recorder/contract.ts';
import type { OwnChangeRow } from '#server/recorder/read-own-changes.ts';
import type {
  CompositionRow,
  RecordedCompositionRow,
  RecordedStageRow,
} from '#server/recorder/read-recorded.ts';
import type { Row, StateChangesTable } from '#server/store/schema.ts';

/** Rows as the contract has them: instants as `Date`, what is not known left out. */

export const instant = (at: number | null): Date | undefined => (at === null ? undefined : new Date(at));

export function summaryOf(row: CompositionRow) {
  const details = JSON.parse(row.details) as { destinations?: { state?: unknown }[] };
  return {
    compositionId: row.composition_id,
    stageId: row.stage_id,
    stageName: row.stage_name ?? undefined,
    state: row.state,
    startTime: instant(row.started_at),
    endTime: instant(row.ended_at),
    failureReason: row.failure_reason ?? undefined,
    seenAt: new Date(row.last_seen),
    goneAt: instant(row.gone_at),
    destinations: details.destinations?.length ?? 0,
    failedDestinations: (details.destinations ?? []).filter((one) => one.state === 'FAILED').length,
  };
}

export function changeOf(row: Row<StateChangesTable>) {
  return {
    kind: row.kind,
    resourceId: row.resource_id,
    from: row.from_state ?? undefined,
    to: row.to_state,
    at: new Date(row.changed_at),
    seenBy: row.seen_by,
    reason: row.reason ?? undefined,
  };
}

export function ownChangeOf({ operation, resource_id, stage_id, changed_at, reason }: OwnChangeRow) {
  return {
    at: new Date(changed_at),
    operation,
    resourceId: resource_id,
    stageId: stage_id ?? undefined,
    reason: reason ?? undefined,
  };
}

/** EventBridge may have told the reason before the composition itself was seen: then only the change has it. */
export function compositionOf({ row, changes }: RecordedCompositionRow) {
  // Written from an answer that had passed the SDK; whether it still fits is proved when this answer is encoded.
  const kept = JSON.parse(row.details) as RecordedComposition['item'];
  const reason = row.failure_reason ?? changes.findLast((change) => change.reason !== null)?.reason;
  return {
    item: {
      ...withDates(kept),
      destinations: kept.destinations.map(withDates),
    },
    seenAt: new Date(row.last_seen),
    goneAt: instant(row.gone_at),
    failureReason: reason ?? undefined,
  };
}

function withDates<Kept extends { startTime?: string | undefined; endTime?: string | undefined }>(
  kept: Kept,
) {
  const { startTime, endTime, ...others } = kept;
  return {
    ...others,
    startTime: startTime === undefined ? undefined : new Date(startTime),
    endTime: endTime === undefined ? undefined : new Date(endTime),
  };
}

export function stageOf({ row, sessions, sessionCount }: RecordedStageRow) {
  return {
    item: {
      arn: row.arn,
      name: row.name ?? undefined,
      tags: JSON.parse(row.tags) as Record<string, string>,
    },
    firstSeenAt: new Date(row.first_seen),
    seenAt: new Date(row.last_seen),
    goneAt: instant(row.gone_at),
    sessions: sessions.map(({ session_id, started_at, ended_at }) => ({
      sessionId: session_id,
      startTime: instant(started_at),
      endTime: instant(ended_at),
    })),
    sessionCount,
  };
}
