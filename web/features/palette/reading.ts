import { secretIn } from '#shared/contract/secrets.ts';
import { parseQuestion } from '#shared/investigator/parse-question.ts';
import type { PlaceIn } from '#shared/search/paste/places.ts';
import { readPaste } from '#shared/search/paste/read-paste.ts';
import { paths } from '#web/nav/paths.ts';

/** Where somebody looks: the origin of this console and the path of the page. */
export interface Here {
  origin: string;
  path: string;
}

/** What the text in the palette is, and where it leads. */
export interface Reading {
  /** What it is, as after “This is”; empty for words. */
  what: string;
  note: string | undefined;
  places: readonly PlaceIn[];
  /** An address of this very console, or a question to the investigator: it is followed as it is. */
  address: { path: string; words: string } | undefined;
  /** What search is asked; undefined for what names nothing, or is a secret. */
  line: string | undefined;
  /** Whether it names people, whom AWS itself can be asked for. */
  people: boolean;
  /** Letters and digits that may be the id of anything: each kind of page can be tried. */
  anyId: string | undefined;
}

/** Reads what was typed or pasted. It does not leave the browser. */
export function readText(typed: string, here: Here): Reading {
  const text = typed.trim();
  // An address of this console is followed as it is, but for one that would take a secret with it.
  const own = secretIn(text) === undefined ? ownAddress(text, here.origin) : undefined;
  if (own !== undefined)
    return { ...NOTHING, what: 'an address of this console', address: { path: own, words: `Open ${own}` } };
  const { kind, what, note, places, line, ids } = readPaste(text);
  const asked = kind === 'words' ? readQuestion(text, here) : undefined;
  if (asked !== undefined) return asked;
  const isWord = kind === 'words' && text !== '' && !text.includes(':');
  return {
    what,
    note,
    places,
    address: undefined,
    line,
    people: isWord || ids.participants.length > 0 || ids.users.length > 0,
    anyId: kind === 'id' && line === text ? text : undefined,
  };
}

const NOTHING: Reading = {
  what: '',
  note: undefined,
  places: [],
  address: undefined,
  line: undefined,
  people: false,
  anyId: undefined,
};

function ownAddress(text: string, origin: string): string | undefined {
  if (!text.startsWith(`${origin}/`) || !URL.canParse(text)) return undefined;
  const { pathname, search, hash } = new URL(text);
  return pathname.startsWith('//') || pathname.startsWith('/api/')
    ? undefined
    : `${pathname}${search}${hash}`;
}

const STAGE_PAGE = /^\/([^/]+)\/stages\/([^/]+)(?:\/sessions\/([^/]+))?/;

/** “ana could not see ben at 14:05”: for the investigator, where the sentence or the page says in which stage. */
function readQuestion(text: string, { path }: Here): Reading | undefined {
  const { x, y, instant, stageId, sessionId } = parseQuestion(text);
  if (x === undefined || y === undefined || !/\s/.test(text)) return undefined;
  const what = `a question: why did ${x} not receive ${y}?`;
  const [, connection = '', hereStage, hereSession] = STAGE_PAGE.exec(path) ?? [];
  const stage = stageId ?? (hereStage === undefined ? undefined : decodeURIComponent(hereStage));
  if (stage === undefined || connection === '')
    return {
      ...NOTHING,
      what,
      note: 'The investigator needs to know where: open the stage or the session, and paste the sentence there.',
    };
  const session = stageId === undefined ? hereSession && decodeURIComponent(hereSession) : sessionId;
  const page =
    session === undefined
      ? paths.investigateStage(connection, stage)
      : paths.investigateSession(connection, stage, session);
  const query = new URLSearchParams({
    x,
    y,
    ...(instant === undefined ? {} : { at: new Date(instant).toISOString() }),
  });
  const where = session === undefined ? `in the stage ${stage}` : `in the session ${session}`;
  return {
    ...NOTHING,
    what,
    address: { path: `${page}?${query.toString()}`, words: `Investigate it ${where}` },
  };
}
