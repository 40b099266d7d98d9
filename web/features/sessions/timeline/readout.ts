import { inZone } from '#web/lib/instant.ts';
import type { Density } from './data/density.ts';
import { densityAt } from './data/density.ts';
import type { LaneRow } from './data/lane-row.ts';
import type { LaneSource } from './paint/paint-lanes.ts';
import type { TimeWindow } from '#web/components/time-axis/time-window.ts';
import { offsetWords } from '#web/components/time-axis/offset-words.ts';
import { laneName, linesOfPerson, type ReadoutLine } from './readout-words.ts';

export interface Readout {
  name: string;
  /** `2026-11-20 14:05:12 CET`. */
  time: string;
  /** The same instant by other clocks: the second zone, UTC, and since the session began. */
  otherTimes: readonly string[];
  lines: readonly ReadoutLine[];
}

export interface ReadoutClocks {
  zone: string;
  secondZone: string | undefined;
}

const count = new Intl.NumberFormat('en-GB');

/**
 * What is under a point of a row, in words.
 * @param time milliseconds since the epoch
 * @param reach milliseconds to both sides within which a mark counts
 * @returns undefined when nothing is known of the row
 */
export function readoutOfRow(
  source: LaneSource,
  row: LaneRow,
  time: number,
  reach: number,
  { zone, secondZone }: ReadoutClocks,
): Readout | undefined {
  const { timeline, extent, knownUntil, idleTail } = source;
  const { store } = timeline;
  const entries = row.kind === 'viewers' ? [] : row.ids.flatMap((id) => store.lane(id) ?? []);
  const [first] = entries;
  if (row.kind !== 'viewers' && !first) return undefined;
  const live = extent.end === undefined;
  const told = (): readonly ReadoutLine[] => {
    if (live && time > knownUntil) return [{ mark: 'none', text: 'Later than what is known of the session' }];
    if (row.kind === 'viewers')
      return viewersLines(timeline.density(row.ids, extent, knownUntil), row.people, time);
    const shapes = entries.map((lane) => ({ lane, shape: timeline.shapeOf(lane, extent) }));
    return linesOfPerson(shapes, { store, time, reach, zone, live });
  };
  return {
    name: first ? laneName(first) : `${count.format(row.people)} viewers`,
    time: words(time, zone, true),
    otherTimes: [
      ...(secondZone === undefined || secondZone === zone ? [] : [words(time, secondZone, false)]),
      ...(zone === 'UTC' || secondZone === 'UTC' ? [] : [words(time, 'UTC', false)]),
      offsetWords(time - extent.start),
    ],
    lines: [...told(), ...idleLine(idleTail, time, zone)],
  };
}

function viewersLines(density: Density, people: number, time: number): ReadoutLine[] {
  const at = densityAt(density, time);
  if (!at) return [{ mark: 'none', text: 'Outside of the session' }];
  const lines: ReadoutLine[] = [
    { mark: 'presence', text: `${count.format(at.present)} of ${count.format(people)} people were in` },
  ];
  if (at.unknown > 0)
    lines.push({
      mark: 'none',
      text: `${count.format(at.unknown)} more had joined; whether they were still in is not loaded`,
    });
  return lines;
}

function idleLine(tail: TimeWindow | undefined, time: number, zone: string): ReadoutLine[] {
  if (!tail || time < tail.from || time > tail.to) return [];
  const since = inZone(new Date(tail.from).toISOString(), zone)?.time ?? '';
  return [{ mark: 'none', text: `Idle tail: nobody has published since ${since}` }];
}

function words(time: number, zone: string, withDay: boolean): string {
  const shown = inZone(new Date(time).toISOString(), zone);
  return shown ? `${withDay ? `${shown.date} ` : ''}${shown.time} ${shown.zone}` : '';
}
