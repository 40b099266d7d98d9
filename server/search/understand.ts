import { RESOURCE_KINDS, type ResourceKind } from '#shared/contract/ids.ts';
import { ERROR_CODES } from '#shared/participants/events.ts';
import { readPaste } from '#shared/search/paste/read-paste.ts';
import { PASTED, type Pasted, type Understood } from '#shared/search/question.ts';
import { readInstant } from './instants.ts';
import type { Question, TagWanted } from './question.ts';

const ARN = /arn:[a-z-]+:ivs:([a-z0-9-]+):(\d{12}):([a-z-]+)\/([a-zA-Z0-9-]{1,64})/g;
const SESSION_ID = /^st-[a-zA-Z0-9]{13}$/;

/** The words that narrow by one thing: `user:ana`, `tag:env=prod`; the value may stand in quotes. */
const PREFIXES = [
  'participant',
  'user',
  'session',
  'stage',
  'composition',
  'tag',
  'error',
  'from',
  'to',
  'at',
] as const;
type Prefix = (typeof PREFIXES)[number];

/**
 * Reads a line of search: ids, ARNs, words with a prefix, words without one, times, or something pasted whole.
 * Whatever is typed has a meaning: what fits nothing else is looked for as the beginning of a user id, as an id and in
 * the names of stages.
 */
export function understand(text: string): Question {
  const arns = arnsIn(text);
  const paste = readPaste(text);
  const pasted = PASTED.find((kind): kind is Pasted => kind === paste.kind);
  // An id or words are a line like any other: they may stand beside words with a prefix.
  const ids = pasted === undefined ? undefined : paste.ids;
  const found = { participant: [...(ids?.participants ?? [])], session: [...(ids?.sessions ?? [])] };
  const stages = ids?.stages ?? idsOf(arns, 'stage');
  const compositions = [...(ids?.compositions ?? idsOf(arns, 'composition'))];
  const errors = [...(ids?.errors ?? [])];
  const tags: TagWanted[] = [];
  const plain: string[] = [];
  // A participant's own id says it all; its user id would only bring the same person from elsewhere.
  let user = found.participant.length === 0 ? ids?.users[0] : undefined;
  let stage: string | undefined;
  let from: number | undefined;
  let to: number | undefined;

  const read: Record<Prefix, (value: string) => boolean> = {
    participant: (value) => found.participant.push(value) > 0,
    user: (value) => (user = value) !== '',
    session: (value) => found.session.push(value) > 0,
    stage: (value) => (stage = value) !== '',
    composition: (value) => compositions.push(value) > 0,
    tag: (value) => tags.push(tagOf(value)) > 0,
    error: (value) => errors.push(errorOf(value)) > 0,
    from: (value) => (from = readInstant(value)?.from) !== undefined,
    to: (value) => (to = readInstant(value)?.to) !== undefined,
    at: (value) => {
      const when = readInstant(value);
      if (when !== undefined) ({ from, to } = when);
      return when !== undefined;
    },
  };
  for (const { prefix, value } of pasted === undefined ? wordsOf(text.replaceAll(ARN, ' ')) : []) {
    if (prefix !== undefined && value !== '' && read[prefix](value)) continue;
    const word = prefix === undefined ? value : `${prefix}:${value}`;
    if (SESSION_ID.test(word)) found.session.push(word);
    else if (ERROR_CODES.some((code) => code === word)) errors.push(word);
    else if (looksLikeTime(word) && read.at(word)) continue;
    else plain.push(word);
  }
  const anything = plain.length === 0 ? undefined : plain.join(' ');
  const question = {
    participantIds: unique(found.participant),
    sessionIds: unique(found.session),
    stageIds: unique(stages),
    compositionIds: unique(compositions),
    user,
    stage,
    anything,
    tags,
    errors: unique(errors),
    from,
    to,
    arns,
    pasted,
  };
  return { ...question, understood: describe(question) };
}

function describe(question: Omit<Question, 'understood'>): Understood[] {
  const each = (means: Understood['means'], values: readonly (string | undefined)[]): Understood[] =>
    values.flatMap((value) => (value === undefined ? [] : { means, value }));
  const instant = (at: number | undefined) => [at === undefined ? undefined : new Date(at).toISOString()];
  const others = question.arns.filter(({ kind }) => kind !== 'stage' && kind !== 'composition');
  return [
    ...each('participant', question.participantIds),
    ...each('user', [question.user]),
    ...each('session', question.sessionIds),
    ...each('stage', [...question.stageIds, question.stage]),
    ...each('composition', question.compositionIds),
    ...each(
      'resource',
      others.map(({ arn }) => arn),
    ),
    ...each(
      'tag',
      question.tags.map(({ key, value }) => (value === undefined ? key : `${key}=${value}`)),
    ),
    ...each('error', question.errors),
    ...each('from', instant(question.from)),
    ...each('to', instant(question.to)),
    ...each('anything', [question.anything]),
  ];
}

function arnsIn(text: string): Question['arns'] {
  const seen = new Map(
    [...text.matchAll(ARN)].flatMap(([arn, region = '', accountId = '', kind, id = '']) => {
      const known = RESOURCE_KINDS.find((each) => each === kind);
      return known === undefined ? [] : [[arn, { arn, region, accountId, kind: known, id }] as const];
    }),
  );
  return [...seen.values()];
}

function idsOf(arns: Question['arns'], wanted: ResourceKind): string[] {
  return arns.filter(({ kind }) => kind === wanted).map(({ id }) => id);
}

function wordsOf(text: string): { prefix: Prefix | undefined; value: string }[] {
  const words = [...text.matchAll(/(?:([a-z]+):)?"([^"]*)"|(\S+)/g)];
  return words.map(([, quotedPrefix, quoted, bare = '']) => {
    if (quoted !== undefined)
      return isPrefix(quotedPrefix)
        ? { prefix: quotedPrefix, value: quoted }
        : { prefix: undefined, value: quotedPrefix === undefined ? quoted : `${quotedPrefix}:${quoted}` };
    const [before = '', ...rest] = bare.split(':');
    return isPrefix(before) && rest.length > 0
      ? { prefix: before, value: rest.join(':') }
      : { prefix: undefined, value: bare };
  });
}

function isPrefix(word: string | undefined): word is Prefix {
  return PREFIXES.some((prefix) => prefix === word);
}

/** `key` or `key=value`. */
export function tagOf(text: string): TagWanted {
  const at = text.indexOf('=');
  return at < 0 ? { key: text, value: undefined } : { key: text.slice(0, at), value: text.slice(at + 1) };
}

/** A part of a code stands for the code where it is the only one with that part. */
function errorOf(text: string): string {
  const upper = text.toUpperCase();
  const matching = ERROR_CODES.filter((code) => code.includes(upper));
  const [only] = matching;
  return matching.length === 1 && only !== undefined ? only : upper;
}

function looksLikeTime(word: string): boolean {
  return /^\d{4}-\d\d-\d\d/.test(word);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
