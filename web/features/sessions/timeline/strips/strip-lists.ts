import { idOf } from '#shared/contract/ids.ts';
import type { RecordedChange } from '#shared/recorder/contract.ts';
import { lookOf } from '#web/components/states.ts';
import { paths } from '#web/nav/paths.ts';
import type { SessionExtent } from '../data/lane-shapes.ts';
import type { SessionTimeline } from '../data/session-timeline.ts';
import type { Lane } from '../data/store.ts';
import type { SessionAddress } from '../kept-session.ts';
import { laneName } from '../readout-words.ts';
import { compositionBars } from './composition-bars.ts';
import type { KnownComposition, KnownDestination } from './known-compositions.ts';
import { ingestBars, recordingBars } from './participant-bars.ts';
import type { Strip } from './strip-row.tsx';

/** What needs an eye first: what failed, what goes on, what has ended. */
const URGENCY: Partial<Record<string, number>> = { FAILED: 0, STOPPED: 2, DISCONNECTED: 2 };

function byUrgency(a: Strip, b: Strip): number {
  return urgencyOf(a) - urgencyOf(b);
}

function urgencyOf({ state, trouble }: Strip): number {
  return trouble === undefined ? (URGENCY[state?.value ?? ''] ?? 1) : 0;
}

export function compositionStrips(connection: string, compositions: readonly KnownComposition[]): Strip[] {
  return compositions
    .toSorted((a, b) => b.start - a.start)
    .map((one): Strip => ({
      key: one.id,
      name: one.id,
      title: `Composition ${one.id}`,
      isId: true,
      href: paths.composition(connection, one.id),
      state: { kind: 'composition', value: one.state },
      more: outputsInWords(one),
      trouble: troubleOf(one),
      bars: compositionBars(one),
    }))
    .sort(byUrgency);
}

/** `Outputs: archive Active, AbCdEfGhIjKl Failed`, in AWS's word a destination. */
export function outputsInWords({ destinations }: KnownComposition): string {
  if (destinations.length === 0) return 'No destination';
  const words = destinations.map((one) => `${nameOf(one)} ${lookOf('destination', one.state).word}`);
  return `${words.length === 1 ? 'Destination' : 'Destinations'}: ${words.join(', ')}`;
}

function nameOf({ id, name }: KnownDestination): string {
  return name ?? id;
}

function troubleOf({ state, destinations }: KnownComposition): string | undefined {
  if (state === 'FAILED') return undefined;
  const failed = destinations.filter((one) => one.state === 'FAILED' || one.state === 'RECONNECTING');
  if (failed.length === 0) return undefined;
  return failed
    .map((one) => `Destination ${nameOf(one)}: ${lookOf('destination', one.state).word}`)
    .join(', ');
}

interface People {
  address: SessionAddress;
  timeline: SessionTimeline;
  extent: SessionExtent;
  /** Up to when the session is known, milliseconds since the epoch. */
  knownUntil: number;
}

/** @param recorded participants whose recording is told of */
export function recordingStrips(
  { address, timeline, extent, knownUntil }: People,
  recorded: readonly string[],
  changes: readonly RecordedChange[],
): Strip[] {
  return lanesOf(timeline, recorded)
    .map((lane): Strip => ({
      ...personStrip(lane, address),
      state: { kind: 'recording', value: lane.participant.recordingState ?? '' },
      more: 'Recording of this participant',
      bars: recordingBars(
        lane,
        timeline.shapeOf(lane, extent),
        changes.filter(({ resourceId }) => resourceId === lane.id),
        extent,
        knownUntil,
      ),
    }))
    .sort(byUrgency);
}

/** @param encoders participants that an ingest configuration brought */
export function ingestStrips(
  { address, timeline, extent, knownUntil }: People,
  encoders: readonly string[],
): Strip[] {
  return lanesOf(timeline, encoders)
    .map((lane): Strip => {
      const { state, ingestConfigurationArn = '', redundantIngest } = lane.participant;
      return {
        ...personStrip(lane, address),
        state: state === undefined ? undefined : { kind: 'participant', value: state },
        more: `Ingest configuration ${idOf(ingestConfigurationArn)}${redundantIngest ? ', redundant ingest' : ''}`,
        bars: ingestBars(lane, timeline.shapeOf(lane, extent), extent, knownUntil),
      };
    })
    .sort(byUrgency);
}

function lanesOf({ store }: SessionTimeline, ids: readonly string[]): Lane[] {
  return ids.flatMap((id) => store.lane(id) ?? []);
}

function personStrip(lane: Lane, { connection, stageId, sessionId }: SessionAddress) {
  const { userId } = lane.participant;
  return {
    key: lane.id,
    name: laneName(lane),
    title: userId ? `${userId} (participant ${lane.id})` : `Participant ${lane.id}`,
    isId: !userId,
    href: paths.participant(connection, stageId, sessionId, lane.id),
    trouble: undefined,
  };
}
