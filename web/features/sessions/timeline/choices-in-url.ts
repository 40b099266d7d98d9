import { isZone } from '#web/lib/zones.ts';
import type { TimelinePreferences } from './timeline-preferences.ts';

/** The names under which the address keeps how a timeline is looked at, besides its window. */
export const CHOICE_NAMES = ['pins', 'open', 'folds', 'zone', 'zone2', 'axis', 'at'] as const;
export type ChoiceTexts = Record<(typeof CHOICE_NAMES)[number], string>;

/** How a timeline is looked at. */
export interface TimelineChoices {
  /** Participants whose person is kept on top. */
  readonly pinned: readonly string[];
  /** Keys of rows that show what they stand for one by one. */
  readonly expanded: ReadonlySet<string>;
  /** Starts of the gaps that were opened, milliseconds since the epoch; `all` where none is folded. */
  readonly opened: 'all' | ReadonlySet<number>;
  /** The zone of this view alone; undefined for the one of the preferences. */
  readonly zone: string | undefined;
  readonly secondZone: string | undefined;
  /** Whether times are counted from the start of the session. */
  readonly offset: boolean;
  /** The marked moment, milliseconds since the epoch. */
  readonly at: number | undefined;
}

/** Reads the address; what it does not say is as it was last chosen in this browser, what makes no sense is left out. */
export function readChoices(texts: ChoiceTexts, kept: TimelinePreferences): TimelineChoices {
  const at = Date.parse(texts.at);
  const secondZone = texts.zone2 === '' ? kept.secondZone : texts.zone2;
  return {
    pinned: listOf(texts.pins),
    expanded: new Set(listOf(texts.open)),
    opened: readOpened(texts.folds, kept.gapsOpen),
    zone: texts.zone !== '' && isZone(texts.zone) ? texts.zone : undefined,
    secondZone: secondZone !== '' && isZone(secondZone) ? secondZone : undefined,
    offset: texts.axis === '' ? kept.offset : texts.axis === 'offset',
    at: Number.isNaN(at) ? undefined : at,
  };
}

/** `folds=open`: none is folded; `folds=closed`: all are; else those that were opened, by their start. */
function readOpened(text: string, gapsOpen: boolean): 'all' | ReadonlySet<number> {
  if (text === 'open' || (text === '' && gapsOpen)) return 'all';
  if (text === 'closed') return new Set();
  return new Set(
    listOf(text)
      .map((each) => Date.parse(each))
      .filter((time) => !Number.isNaN(time)),
  );
}

/** The text for gaps that were opened, each by its start. */
export function formatOpened(starts: Iterable<number>): string {
  const texts = Array.from(starts, (start) => new Date(start).toISOString().replace('.000Z', 'Z'));
  return texts.length === 0 ? 'closed' : texts.sort().join();
}

/**
 * A text list without what some names stand for where any of them was in it, else with the first of them.
 * @param names of one thing: the participants of a person
 */
export function toggled(text: string, names: readonly string[]): string {
  const items = listOf(text);
  const left = items.filter((item) => !names.includes(item));
  return (left.length < items.length ? left : [...items, ...names.slice(0, 1)]).join();
}

function listOf(text: string): string[] {
  return text.split(',').filter((item) => item !== '');
}
