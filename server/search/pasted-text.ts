import type { Pasted } from '#shared/search/question.ts';

/** Ids and names that stand in what was pasted. */
export interface PastedParts {
  pasted: Pasted;
  participants: string[];
  sessions: string[];
  users: string[];
  compositions: string[];
  stages: string[];
  errors: string[];
}

const SESSION_ID = /\bst-[a-zA-Z0-9]{13}\b/g;
const SHORT_ID = /^[a-zA-Z0-9]{12}$/;

/**
 * Reads what support people paste as they got it: an event of EventBridge, a place in S3, an AWS CLI command.
 * ARNs in it are found by whoever calls. Undefined for text that is none of the three.
 */
export function readPasted(text: string): PastedParts | undefined {
  if (/^\s*[[{]/.test(text)) return readEvent(text);
  if (/\baws\s+ivs-realtime\b|(?:^|\s)--[a-z]+(?:-[a-z]+)*[\s=]/.test(text)) return readCommand(text);
  if (/\bs3:\/\//.test(text) || /^\/?[a-zA-Z0-9]{12}\/[a-zA-Z0-9-]+\/[a-zA-Z0-9]{12}(\/|$)/.test(text.trim()))
    return readPlace(text.trim());
  return undefined;
}

const nothing = (pasted: Pasted): PastedParts => ({
  pasted,
  participants: [],
  sessions: [],
  users: [],
  compositions: [],
  stages: [],
  errors: [],
});

/** By its members' names and not as JSON, so that an event cut off half-way tells what it still holds. */
function readEvent(text: string): PastedParts {
  const member = (...names: string[]): string[] =>
    names.flatMap((name) =>
      [...text.matchAll(new RegExp(`"${name}"\\s*:\\s*"([^"\\\\]+)"`, 'g'))].flatMap(
        ([, value]) => value ?? [],
      ),
    );
  return {
    ...nothing('eventbridge-event'),
    participants: member('participant_id', 'participantId'),
    sessions: member('session_id', 'sessionId', 'source_session_id', 'destination_session_id'),
    users: member('user_id', 'userId'),
    errors: member('error_code', 'errorCode'),
  };
}

function readCommand(text: string): PastedParts {
  const option = (name: string): string[] =>
    [...text.matchAll(new RegExp(`--${name}[=\\s\\\\]+(?:"([^"]*)"|'([^']*)'|([^\\s"']+))`, 'g'))].flatMap(
      ([, double, single, bare]) => double ?? single ?? bare ?? [],
    );
  return {
    ...nothing('cli-command'),
    participants: option('participant-id'),
    sessions: option('(?:source-|destination-)?session-id'),
    users: [...option('filter-by-user-id'), ...option('user-id')],
  };
}

/**
 * The recordings' prefixes: `<stage>/<session>/<participant>/<time>/` of a participant, and
 * `<id>/<composition>/<destination>/composite` of a composition, where what the first id is of is not documented.
 */
function readPlace(text: string): PastedParts {
  const found = nothing('s3-prefix');
  const parts = text.replace(/^.*?s3:\/\/[^/\s]*/, '').split('/');
  const composite = parts.indexOf('composite');
  if (composite >= 2) found.compositions.push(...parts.slice(composite - 2, composite - 1));
  found.sessions.push(...(text.match(SESSION_ID) ?? []));
  const session = parts.findIndex((part) => found.sessions.includes(part));
  const isId = (part: string | undefined): part is string => part !== undefined && SHORT_ID.test(part);
  if (session > 0 && isId(parts[session - 1])) found.stages.push(parts[session - 1] as string);
  if (session >= 0 && isId(parts[session + 1])) found.participants.push(parts[session + 1] as string);
  return found;
}
