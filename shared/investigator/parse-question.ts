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
  /** Of an ARN, or of an address of the console, in the sentence. */
  stageId?: string | undefined;
  sessionId?: string | undefined;
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
const TIME =
  /(?<![\w:.-])(?:([01]?\d|2[0-3])[:.]([0-5]\d)(?::([0-5]\d))?(?:\s*(am|pm)\b|(?![\w:]|\.\d))|(1[0-2]|[1-9])\s*(am|pm)\b)/i;
const OFFSET = /(?:UTC|GMT)\s*([+-])(\d{1,2})(?::?(\d{2}))?/i;
/** Between X and Y: “could not see”, “couldn't hear”, “can't receive”, “didn't see or hear”, `->`. */
const VERB =
  /\s+(?:(?:could|can|did|does|do|was|were)\s*(?:not|n['’]t)|cannot|can['’]?t|never)\s+(?:(?:be\s+)?able\s+to\s+)?(?:see|saw|seen|hear|heard|receive|received|get|watch|subscribe\s+to)(?:(?:ing)?\s+(?:or|and|nor)\s+(?:see|hear))?\s+|\s*(?:->|→)\s*/i;
const LEAD = /^(?:why|customer|user|participant|id|that|says?|:|-)\s+(?:(?:could|did|can)\s+)?/i;

/** Reads what it can; what is not there is left out. Of a single id it is taken that it is of who complains. */
export function parseQuestion(sentence: string): ParsedQuestion {
  const { place, people, text } = placeIn(sentence.trim());
  const named = peopleIn(text);
  const ids = named.y === undefined ? [...people, ...idsIn(text)] : [];
  const [x, y] = [...new Set([...(named.x === undefined ? [] : [named.x]), ...ids])];
  return { x, y: named.y ?? y, ...timeIn(text), ...place };
}

const STAGE_ARN = /\barn:aws[a-z-]*:ivs:[a-z0-9-]+:\d{12}:stage\/([a-zA-Z0-9-]{1,64})/;
/** An address of this console, whole or without its beginning: web/nav/paths.ts. */
const ADDRESS =
  /(?:https?:\/\/[^\s/]+)?(?:\/[a-z0-9][a-z0-9-]{0,31})?\/stages\/([a-zA-Z0-9-]{1,64})(?:\/sessions\/(st-[a-zA-Z0-9]{13}))?(?:\/participants\/([a-zA-Z0-9_-]{1,64}))?[^\s"”]*/g;
const SESSION_ID = /\bst-[a-zA-Z0-9]{13}\b/;

/** The stage and session that a sentence names, whom its addresses are about, and the sentence without all that. */
function placeIn(sentence: string): {
  place: Pick<ParsedQuestion, 'stageId' | 'sessionId'>;
  people: string[];
  text: string;
} {
  const addresses = [...sentence.matchAll(ADDRESS)];
  const first = addresses[0];
  const place = {
    stageId: first?.[1] ?? STAGE_ARN.exec(sentence)?.[1],
    sessionId: first?.[2] ?? SESSION_ID.exec(sentence)?.[0],
  };
  const people = addresses.flatMap((match) => match[3] ?? []);
  // One of somebody stands for them: the words between two of them still say who did not receive whom.
  const text = sentence
    .replaceAll(ADDRESS, (_all, _stage: string, _session: string, person?: string) => person ?? ' ')
    .replace(STAGE_ARN, ' ')
    .replace(SESSION_ID, ' ')
    .replaceAll(/[ \t]+/g, ' ')
    .trim();
  return { place, people, text };
}

/** Twelve letters and digits, of which some of each: the form of the service's own participant ids. */
const PARTICIPANT_ID = /(?<![\w-])(?=[a-zA-Z]*\d)(?=\d*[a-zA-Z])[a-zA-Z0-9]{12}(?![\w-])/g;
const QUOTED_TEXT = /["“]([^"“”]{1,128})["”]/g;

/** Texts in quotes and participant ids, in the order in which they stand. */
function idsIn(text: string): string[] {
  const quoted = [...text.matchAll(QUOTED_TEXT)].map((match) => ({ at: match.index, id: match[1] ?? '' }));
  const bareText = text.replaceAll(QUOTED_TEXT, (all) => ' '.repeat(all.length));
  const ids = [...bareText.matchAll(PARTICIPANT_ID)].map((match) => ({ at: match.index, id: match[0] }));
  return [...quoted, ...ids].toSorted((a, b) => a.at - b.at).map(({ id }) => id);
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
  // What is left of ISO 8601 without its zone is a day and a time.
  const plain = text.replace(/(\d{4}-\d{2}-\d{2})T(?=\d)/, '$1 ');
  const time = TIME.exec(plain);
  if (!time) {
    const epoch = EPOCH.exec(text)?.[1];
    if (epoch === undefined) return {};
    return { instant: Number(epoch) * (epoch.length === 10 ? 1_000 : 1) };
  }
  const [whole, hours, minutes = '00', seconds = '00', half, fullHour = '', fullHalf] = time;
  const after = plain.slice(time.index + whole.length);
  const hour = hourOf(Number(hours ?? fullHour), half ?? fullHalf);
  return {
    time: `${String(hour).padStart(2, '0')}:${minutes}:${seconds}`,
    date: dateIn(plain),
    offsetMinutes: offsetIn(after),
  };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAMED_MONTH = `(${MONTHS.join('|')})[a-z]*`;
const DATES: readonly {
  pattern: RegExp;
  order: readonly ['year' | 'month' | 'day', 'month' | 'day', 'year' | 'day'];
}[] = [
  { pattern: /\b(\d{4})-(\d{2})-(\d{2})(?!\d)/, order: ['year', 'month', 'day'] },
  { pattern: /\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/, order: ['day', 'month', 'year'] },
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\.?\\s+${NAMED_MONTH}\\.?,?\\s+(\\d{4})\\b`, 'i'),
    order: ['day', 'month', 'year'],
  },
  {
    pattern: new RegExp(`\\b${NAMED_MONTH}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, 'i'),
    order: ['month', 'day', 'year'],
  },
];

/** `2026-11-20`, `20.11.2026`, `20 November 2026`, `Nov 20, 2026`; with slashes it may be either order, and is not read. */
function dateIn(text: string): string | undefined {
  for (const { pattern, order } of DATES) {
    const found = pattern.exec(text);
    if (!found) continue;
    const part = Object.fromEntries(order.map((name, index) => [name, found[index + 1] ?? '']));
    const named = MONTHS.indexOf((part['month'] ?? '').slice(0, 3).toLowerCase()) + 1;
    const month = String(named || part['month']).padStart(2, '0');
    const date = `${part['year']}-${month}-${(part['day'] ?? '').padStart(2, '0')}`;
    const instant = Date.parse(`${date}T00:00:00Z`);
    // The 31st of February is a day of March to the parser.
    if (!Number.isNaN(instant) && new Date(instant).toISOString().startsWith(date)) return date;
  }
  return undefined;
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
