import { ERROR_EXPLANATIONS } from '#shared/participants/error-explanations.ts';
import { formatDuration } from '#web/lib/duration.ts';
import { inZone } from '#web/lib/instant.ts';
import { KIND, nameOf } from './data/event-kind.ts';
import { ENDED_BY_LEAVING, OPEN_END, OPEN_START } from './data/intervals.ts';
import type { LaneShape } from './data/derive.ts';
import { CODE_MASK } from './data/lane-events.ts';
import { firstJoinOf } from './data/lane-shapes.ts';
import type { Lane, TimelineStore } from './data/store.ts';
import { type HitInterval, hitLane } from './geometry/hit-test.ts';

/** What one line of the read-out is about: the same marks as in the lanes and the legend. */
export type ReadoutMark =
  'presence' | 'publishing' | 'receiving' | 'replicating' | 'exchange' | 'error' | 'none';

export interface ReadoutLine {
  mark: ReadoutMark;
  text: string;
}

/** One participant that is told of. */
export interface ReadoutEntry {
  lane: Lane;
  /** Undefined until it is loaded. */
  shape: LaneShape | undefined;
}

export interface ReadoutContext {
  store: TimelineStore;
  /** Milliseconds since the epoch. */
  time: number;
  /** Milliseconds to both sides within which a mark counts. */
  reach: number;
  zone: string;
  /** Whether the session is live: then an open end means that it goes on. */
  live: boolean;
}

type EntryContext = ReadoutContext & { lane: Lane };

/** Names told one by one; the rest are counted. */
const NAMES_TOLD = 6;

export function laneName(lane: Lane): string {
  return lane.participant.userId || lane.id;
}

/** What is under a point of one person's row, entry by entry where there are several. */
export function linesOfPerson(
  entries: readonly ReadoutEntry[],
  context: ReadoutContext,
): readonly ReadoutLine[] {
  const [only] = entries;
  if (only && entries.length === 1) return linesOfEntry(only, context);
  const told = entries.map((entry, i) => ({ entry, number: i + 1, lines: linesOfEntry(entry, context) }));
  const there = told.filter(({ entry, lines }) => entry.shape && lines.some(({ mark }) => mark !== 'none'));
  const missing = told.filter(({ entry }) => !entry.shape);
  const lines = there.flatMap(({ entry, number, lines: own }) => [
    ...own,
    {
      mark: 'none' as const,
      text: `That is entry ${number} of ${entries.length}, participant ${entry.lane.id}`,
    },
  ]);
  if (missing.length > 0) {
    lines.push({ mark: 'none', text: `${missing.length} of ${entries.length} entries not loaded` });
  } else if (there.length === 0) {
    lines.push({ mark: 'none', text: `Not connected; joined ${entries.length} times in all` });
  }
  return lines;
}

function linesOfEntry({ lane, shape }: ReadoutEntry, context: ReadoutContext): ReadoutLine[] {
  const own = { ...context, lane };
  return shape ? linesOf(own, shape) : [unknownLine(own)];
}

function unknownLine({ lane, zone }: EntryContext): ReadoutLine {
  const joined = firstJoinOf(lane);
  const known = joined === undefined ? '' : `Joined ${clock(joined, zone)}. `;
  const { load } = lane;
  if (load.state === 'failed') return { mark: 'error', text: `${known}Events not loaded: ${load.reason}.` };
  return { mark: 'none', text: `${known}Events ${load.state === 'loading' ? 'are loading' : 'not loaded'}.` };
}

function linesOf(input: EntryContext, shape: LaneShape): ReadoutLine[] {
  const { store, lane, time, reach } = input;
  const hit = hitLane(shape, time, reach);
  const lines: ReadoutLine[] = [];
  if (hit.error >= 0) lines.push({ mark: 'error', text: errorWords(input, hit.error, hit.errorCount) });
  if (hit.exchange >= 0) {
    const at = clock(lane.events.times[hit.exchange] ?? time, input.zone);
    lines.push({ mark: 'exchange', text: `Exchanged its token at ${at}` });
  }
  lines.push(
    hit.presence
      ? { mark: 'presence', text: intervalWords(input, 'Connected', hit.presence) }
      : { mark: 'none', text: 'Not connected' },
  );
  if (hit.publishing)
    lines.push({ mark: 'publishing', text: intervalWords(input, 'Publishing', hit.publishing) });
  if (hit.receivedFrom.length > 0) {
    lines.push({ mark: 'receiving', text: `Receiving ${names(store, hit.receivedFrom)}` });
  }
  if (hit.replicatedTo.length > 0) {
    const count = hit.replicatedTo.length;
    lines.push({
      mark: 'replicating',
      text: `Replicated into ${count === 1 ? 'one stage' : `${count} stages`}`,
    });
  }
  if (lane.undated > 0) {
    lines.push({ mark: 'none', text: `${lane.undated} of its events came without a time and are not drawn` });
  }
  return lines;
}

function intervalWords(
  { zone, live }: EntryContext,
  what: string,
  { start, end, flags }: HitInterval,
): string {
  const from =
    (flags & OPEN_START) !== 0 ? `at least since ${clock(start, zone)}` : `since ${clock(start, zone)}`;
  const length = formatDuration(end - start);
  if ((flags & OPEN_END) !== 0) {
    return live ? `${what} ${from}, ${length} so far` : `${what} ${from}; its end is not recorded`;
  }
  const how = (flags & ENDED_BY_LEAVING) !== 0 ? ', ended by leaving' : '';
  return `${what} ${from} until ${clock(end, zone)} (${length}${how})`;
}

function errorWords({ store, lane, zone }: EntryContext, event: number, count: number): string {
  const { times, kinds, codes, subjects } = lane.events;
  const code = store.errorCodes.text((codes[event] ?? 0) & CODE_MASK);
  const kind = kinds[event] ?? KIND.OTHER;
  const remote = store.subjects.text(subjects[event] ?? 0);
  const explanations: Partial<Record<string, { title: string }>> = ERROR_EXPLANATIONS;
  const words = explanations[code]?.title;
  const told = [
    `${nameOf(kind) ?? 'Error'} at ${clock(times[event] ?? 0, zone)}`,
    code && (words ? `${code} (${words})` : code),
    remote && `about ${nameOfParticipant(store, remote)}`,
    count > 1 && `and ${count - 1} more here`,
  ];
  return told.filter(Boolean).join(', ');
}

function names(store: TimelineStore, subjects: readonly number[]): string {
  const told = subjects.map((subject) => nameOfParticipant(store, store.subjects.text(subject))).sort();
  const shown = told.slice(0, NAMES_TOLD).join(', ');
  return told.length > NAMES_TOLD ? `${shown} and ${told.length - NAMES_TOLD} more` : shown;
}

/** A participant's user id; the participant id while the list has not come so far. */
function nameOfParticipant(store: TimelineStore, id: string): string {
  const lane = store.lane(id);
  return lane ? laneName(lane) : id || 'an unnamed participant';
}

function clock(time: number, zone: string): string {
  return inZone(new Date(time).toISOString(), zone)?.time ?? '';
}
