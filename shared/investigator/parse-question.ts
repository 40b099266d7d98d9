/** What can be read out of a sentence such as “ana could not see ben at 14:05 CET”. */
export interface ParsedQuestion {
  x?: string | undefined;
  y?: string | undefined;
  /** An instant that the sentence gives in full: ISO 8601, or an epoch. */
  instant?: number | undefined;
  /** Otherwise a time of day, `14:05:00`, and the day where it is given, `2026-11-20`. */
  time?: string | undefined;
  date?: string | undefined;
  /** Minutes that the zone is ahead of UTC, where the sentence gives it. */
  offsetMinutes?: number | undefined;
}

/** Abbreviations that people write; of those with several meanings the one that is likeliest at work. */
const ZONES: Readonly<Record<string, number>> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  WEST: 60,
  BST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  IST: 330,
  SGT: 480,
  HKT: 480,
  JST: 540,
  KST: 540,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};

const ISO = /\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})(?![\w:])/;
const EPOCH = /(?<![\w-])(\d{10}|\d{13})(?![\w-])/;
const DATE = /\b(\d{4}-\d{2}-\d{2})\b/;
const TIME = /(?<![\w:])([01]?\d|2[0-3])[:.]([0-5]\d)(?::([0-5]\d))?(?:\s*(am|pm)\b|(?![\w:]))/i;
const OFFSET = /(?:UTC|GMT)\s*([+-])(\d{1,2})(?::?(\d{2}))?/i;
/** Between X and Y: “could not see”, “couldn't hear”, “can't receive”, “didn't see or hear”, `->`. */
const VERB =
  /\s+(?:(?:could|can|did|does|do|was|were)\s*(?:not|n['’]t)|cannot|can['’]?t|never)\s+(?:(?:be\s+)?able\s+to\s+)?(?:see|saw|seen|hear|heard|receive|received|get|watch|subscribe\s+to)(?:(?:ing)?\s+(?:or|and|nor)\s+(?:see|hear))?\s+|\s*(?:->|→)\s*/i;
const LEAD = /^(?:why|customer|user|participant|id|that|says?|:|-)\s+(?:(?:could|did|can)\s+)?/i;

/** Reads what it can; what is not there is left out. */
export function parseQuestion(sentence: string): ParsedQuestion {
  const text = sentence.trim();
  return { ...peopleIn(text), ...timeIn(text) };
}

function peopleIn(text: string): Pick<ParsedQuestion, 'x' | 'y'> {
  // “Why could ana not see ben” says it the other way round.
  const plain = text
    .replace(/^why\s+(could|did|can|does)\s+(\S+)\s+not\s+/i, '$2 could not ')
    .replace(/^why\s+(?:couldn|didn|can|doesn)['’]?t\s+(\S+)\s+/i, '$1 could not ');
  const verb = VERB.exec(plain);
  if (!verb) return {};
  const x = lastWord(plain.slice(0, verb.index).replace(LEAD, ''));
  const y = firstWord(plain.slice(verb.index + verb[0].length).replace(LEAD, ''));
  return { x, y };
}

const QUOTED = /^["“'‘](.+?)["”'’]|["“'‘](.+?)["”'’]$/;

function lastWord(text: string): string | undefined {
  const quoted = QUOTED.exec(text.trim());
  return quoted?.[1] ?? quoted?.[2] ?? bare(text.trim().split(/\s+/).at(-1));
}

function firstWord(text: string): string | undefined {
  const quoted = /^["“'‘](.+?)["”'’]/.exec(text.trim());
  return quoted?.[1] ?? bare(text.trim().split(/\s+/)[0]);
}

function bare(word: string | undefined): string | undefined {
  const stripped = word?.replace(/^[("'“‘]+|[)"'”’.,;:?!]+$/g, '');
  return stripped === '' ? undefined : stripped;
}

function timeIn(text: string): Omit<ParsedQuestion, 'x' | 'y'> {
  const iso = ISO.exec(text)?.[0];
  const instant = iso === undefined ? NaN : Date.parse(iso);
  if (!Number.isNaN(instant)) return { instant };
  const time = TIME.exec(text);
  if (!time) {
    const epoch = EPOCH.exec(text)?.[1];
    if (epoch === undefined) return {};
    return { instant: Number(epoch) * (epoch.length === 10 ? 1_000 : 1) };
  }
  const [whole, hours = '', minutes = '', seconds = '00', half] = time;
  const after = text.slice(time.index + whole.length);
  return {
    time: `${String(hourOf(Number(hours), half)).padStart(2, '0')}:${minutes}:${seconds}`,
    date: DATE.exec(text)?.[1],
    offsetMinutes: offsetIn(after),
  };
}

function hourOf(hours: number, half: string | undefined): number {
  if (half === undefined || hours > 12) return hours;
  return (hours % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

function offsetIn(after: string): number | undefined {
  const offset = OFFSET.exec(after);
  if (offset) {
    const [, sign, hours = '0', minutes = '0'] = offset;
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  }
  const word = /^\s*\(?([A-Za-z]{1,4})\b/.exec(after)?.[1]?.toUpperCase();
  return word !== undefined && Object.hasOwn(ZONES, word) ? ZONES[word] : undefined;
}
