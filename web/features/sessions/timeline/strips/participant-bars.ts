import type { RecordedChange } from '#shared/recorder/contract.ts';
import { lookOf } from '#web/components/states.ts';
import type { LaneShape } from '../data/derive.ts';
import { type Intervals, OPEN_END } from '../data/intervals.ts';
import { firstJoinOf, type SessionExtent } from '../data/lane-shapes.ts';
import type { Lane } from '../data/store.ts';
import type { BarLook, StripBar } from './strip-bar.ts';

/** A recording is in a state for which AWS gives a time only through EventBridge. */
const RECORDING_LOOKS: Partial<Record<string, BarLook>> = {
  STARTING: 'starting',
  ACTIVE: 'active',
  STOPPING: 'stopping',
  STOPPED: 'stopped',
  FAILED: 'failed',
};

export function isRecorded({ participant }: Lane): boolean {
  const { recordingState } = participant;
  return recordingState !== undefined && recordingState !== '' && recordingState !== 'DISABLED';
}

/** Where nothing of a lane is loaded: it was there at some time after its first join, and nothing more is known. */
function unknownBar(lane: Lane, extent: SessionExtent, knownUntil: number): StripBar {
  return {
    from: firstJoinOf(lane) ?? extent.start,
    to: extent.end ?? knownUntil,
    look: 'unknown',
    word: 'not loaded',
    meaning: 'Its events are not loaded, so it is not known when',
    goesOn: false,
  };
}

/**
 * When somebody was recorded. The API tells the state of a recording and none of its times; a recording runs while its
 * participant publishes (user guide, individual participant recording), so a bar stands where that was: the last in the
 * state that is listed, those before as not seen. Where EventBridge told starts and ends, those are drawn instead.
 * @param shape undefined while its events are not loaded
 * @param changes of this participant, the oldest first
 */
export function recordingBars(
  lane: Lane,
  shape: LaneShape | undefined,
  changes: readonly RecordedChange[],
  extent: SessionExtent,
  knownUntil: number,
): StripBar[] {
  const told = changes.filter(({ seenBy }) => seenBy === 'eventbridge');
  if (told.length > 0) return toldBars(told, extent.end ?? knownUntil);
  if (!shape) return [unknownBar(lane, extent, knownUntil)];
  const state = lane.participant.recordingState ?? '';
  const last = shape.publishing.count - 1;
  return stretches(shape.publishing, extent).map((stretch, i) => {
    if (i !== last)
      return {
        ...stretch,
        goesOn: false,
        look: 'unseen',
        word: 'Published',
        meaning: 'Published, so recorded; AWS does not tell how that recording went',
      };
    const { word } = lookOf('recording', state);
    return {
      ...stretch,
      look: stretch.goesOn || state === 'FAILED' ? (RECORDING_LOOKS[state] ?? 'unseen') : 'stopped',
      word,
      meaning: `${word}, while it published: AWS tells no times of a recording`,
    };
  });
}

function toldBars(told: readonly RecordedChange[], until: number): StripBar[] {
  return told.flatMap(({ to, at, reason }, i) => {
    const from = Date.parse(at);
    const next = told[i + 1];
    const { word } = lookOf('recording', to);
    const isOver = to === 'STOPPED' || to === 'FAILED';
    const end = isOver ? from : next === undefined ? Math.max(until, from) : Date.parse(next.at);
    return [
      {
        from,
        to: end,
        look: RECORDING_LOOKS[to] ?? 'unseen',
        word,
        meaning: reason === undefined ? `${word}, told by EventBridge` : `${word}: ${reason}`,
        goesOn: !isOver && next === undefined,
      },
    ];
  });
}

/** When an encoder was connected, and when it published; its errors as single moments. */
export function ingestBars(
  lane: Lane,
  shape: LaneShape | undefined,
  extent: SessionExtent,
  knownUntil: number,
): StripBar[] {
  if (!shape) return [unknownBar(lane, extent, knownUntil)];
  const connected = stretches(shape.presence, extent).map((stretch) => ({
    ...stretch,
    look: 'connected' as const,
    word: 'Connected',
    meaning: 'Connected, not publishing',
  }));
  const publishing = stretches(shape.publishing, extent).map((stretch) => ({
    ...stretch,
    look: 'active' as const,
    word: 'Publishing',
    meaning: 'Publishing',
  }));
  const errors = Array.from(shape.errors.times, (time) => ({
    from: time,
    to: time,
    look: 'failed' as const,
    word: 'Error',
    meaning: 'Error: the table of events tells which',
    goesOn: false,
  }));
  return [...connected, ...publishing, ...errors];
}

function stretches(
  { starts, ends, flags }: Intervals,
  extent: SessionExtent,
): { from: number; to: number; goesOn: boolean }[] {
  return Array.from(starts, (from, i) => ({
    from,
    to: ends[i] ?? from,
    goesOn: extent.end === undefined && ((flags[i] ?? 0) & OPEN_END) !== 0,
  }));
}
