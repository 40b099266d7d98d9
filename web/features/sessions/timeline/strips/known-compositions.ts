import type { CompositionSummary } from '#shared/compositions/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import type { LayoutConfiguration } from '#shared/layouts/layout.ts';
import type { RecordedChange, RecordedComposition } from '#shared/recorder/contract.ts';

/** One output of a composition; times in milliseconds since the epoch. */
export interface KnownDestination {
  id: string;
  /** As somebody named it; AWS answers an empty text for none. */
  name: string | undefined;
  state: string;
}

/** A composition as AWS tells it now, or as the console saw it last; times in milliseconds since the epoch. */
export interface KnownComposition {
  id: string;
  state: string;
  /** When it was created; where AWS did not tell, when it was first heard of. */
  start: number;
  end: number | undefined;
  destinations: readonly KnownDestination[];
  /** Undefined while nobody has seen it: a list has no layouts. `null` where AWS answered none. */
  layout: LayoutConfiguration | null | undefined;
  /** Up to when it is known to be so. */
  knownUntil: number;
  /** When AWS was first seen not to know it any more. */
  goneAt: number | undefined;
  /** Only EventBridge tells it. */
  failureReason: string | undefined;
  /** Its own changes of state, the oldest first. */
  changes: readonly StateChange[];
}

export interface StateChange {
  to: string;
  at: number;
}

/**
 * What AWS lists over what the console has recorded, by start. A composition that AWS has forgotten is there as it was
 * seen last.
 * @param listedAt AWS's time of the list
 */
export function knownCompositions(
  listed: readonly CompositionSummary[],
  listedAt: number,
  recorded: readonly RecordedComposition[],
): KnownComposition[] {
  const known = new Map(recorded.map((one) => [idOf(one.item.arn), ofRecord(one)]));
  for (const summary of listed) {
    const id = idOf(summary.arn);
    known.set(id, laidOver(known.get(id), id, summary, listedAt));
  }
  return [...known.values()].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
}

function ofRecord({ item, seenAt, goneAt, failureReason, changes }: RecordedComposition): KnownComposition {
  const id = idOf(item.arn);
  const own = changes.filter(({ kind, resourceId }) => kind === 'composition' && resourceId === id);
  const seen = Date.parse(seenAt);
  return {
    id,
    state: item.state,
    start: instant(item.startTime) ?? instant(own[0]?.at) ?? seen,
    end: instant(item.endTime),
    destinations: item.destinations.map((one) => ({
      id: one.id,
      name: one.configuration?.name || undefined,
      state: one.state,
    })),
    layout: item.layout,
    knownUntil: seen,
    goneAt: instant(goneAt),
    failureReason,
    changes: own.map(({ to, at }: RecordedChange) => ({ to, at: Date.parse(at) })),
  };
}

function laidOver(
  before: KnownComposition | undefined,
  id: string,
  { state, startTime, endTime, destinations }: CompositionSummary,
  listedAt: number,
): KnownComposition {
  // The list may be older than what was recorded since.
  if (before && before.knownUntil > listedAt) return before;
  const names = new Map(before?.destinations.map((one) => [one.id, one.name]));
  return {
    id,
    state,
    start: instant(startTime) ?? before?.start ?? listedAt,
    end: instant(endTime) ?? before?.end,
    destinations: destinations.map((one) => ({ id: one.id, name: names.get(one.id), state: one.state })),
    layout: before?.layout,
    knownUntil: listedAt,
    goneAt: undefined,
    failureReason: before?.failureReason,
    changes: before?.changes ?? [],
  };
}

function instant(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}

/** Whether any of it lies within a time; one whose end nobody saw, up to when AWS no longer knew it. */
export function overlaps(
  { start, end, goneAt }: KnownComposition,
  from: number,
  to: number | undefined,
): boolean {
  return (end ?? goneAt ?? Number.POSITIVE_INFINITY) > from && start < (to ?? Number.POSITIVE_INFINITY);
}
