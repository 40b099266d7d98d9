import { addressIn, isAwsConsole } from './address.ts';
import { type NamedIds, inRealms, namedIdsIn, placesOf, searchLineOf } from './named-ids.ts';
import { OPERATION_PAGES, operationNamed } from './operations.ts';
import type { Place, PlaceIn } from './places.ts';
import { placesInAddress } from './read-address.ts';
import { readSecret } from './read-secret.ts';
import { recordingIdsIn, s3PlaceIn } from './s3-place.ts';

/** The kinds of things that are told apart in what somebody pastes or types. */
export const PASTE_KINDS = [
  'secret',
  'eventbridge-event',
  'cli-command',
  'sdk-snippet',
  's3-prefix',
  'console-address',
  'error-text',
  'json',
  'arn',
  'id',
  'words',
] as const;
export type PasteKind = (typeof PASTE_KINDS)[number];

/** What was pasted, as far as it can be told from the text alone. */
export interface Paste {
  kind: PasteKind;
  /** What it is, as after “This is”: `an EventBridge event, Participant Published`. Empty for words. */
  what: string;
  /** Pages that it leads to, the best first. */
  places: readonly PlaceIn[];
  ids: NamedIds;
  /** A line of search for what it names, without anything else of the text; undefined where it names nothing. */
  line: string | undefined;
  /** What else there is to say: why no page can be told, or what is not done with it. */
  note?: string | undefined;
}

/** More than an event of EventBridge can have; the rest of a longer text is not read. */
const MOST = 262_144;

type Reader = (text: string, ids: NamedIds) => Paste | undefined;

/**
 * Reads whatever somebody has got hold of: an ARN, an id, a place in S3, an address of AWS's console, an event, a command,
 * a snippet, an answer or an error. Never throws; what is none of these is words.
 */
export function readPaste(input: string): Paste {
  const text = input.slice(0, MOST).trim();
  return readSecret(text, readPlain) ?? readPlain(text);
}

/** Reads what holds no secret. */
function readPlain(text: string): Paste {
  // A message in a message has its quotation marks escaped; an address its colons and slashes.
  const plain = text.replaceAll('\\"', '"');
  const ids = namedIdsIn(plain.includes('%') ? `${plain} ${addressIn(plain)?.text ?? ''}` : plain);
  for (const read of READERS) {
    const found = read(plain, ids);
    if (found !== undefined) return found;
  }
  return { kind: 'words', what: '', places: [], ids, line: text === '' ? undefined : text };
}

function paste(kind: PasteKind, what: string, ids: NamedIds, places = placesOf(ids), note?: string): Paste {
  return { kind, what, places, ids, line: searchLineOf(ids), note: note ?? noteFor(ids, places) };
}

/** Why there is no page to open, where there is none; or how sure the page is. */
function noteFor(ids: NamedIds, places: readonly PlaceIn[]): string | undefined {
  if (places.length > 0) return undefined;
  if (ids.sessions.length > 0)
    return 'It does not say which stage the session is of. Search knows the sessions that this console has seen.';
  if (ids.participants.length > 0 || ids.users.length > 0)
    return 'It does not say which stage and session they were in. Search knows the people that this console has seen, and can look in AWS.';
  const foreign = ids.arns.find(({ kind }) => kind === undefined);
  if (foreign !== undefined) return noPageOf(foreign.service, foreign.type);
  return 'It names nothing that this console has a page for.';
}

function noPageOf(service: string, type: string): string {
  if (service === 'ivs' && type === 'channel')
    return 'Channels belong to low-latency IVS, and this console has no page for one. Compositions show the channels they broadcast to.';
  return service === 'ivs'
    ? `This console has no page for a ${type} of IVS.`
    : `It is a resource of another service (${service}), and this console has no page for it.`;
}

const readJson: Reader = (text, ids) => {
  if (!/^[[{]/.test(text) && !/"detail-type"\s*:/.test(text)) return undefined;
  if (!/"detail(?:-type)?"\s*:/.test(text)) {
    const nothing = placesOf(ids).length === 0 && searchLineOf(ids) === undefined;
    return paste(
      'json',
      nothing ? 'JSON without an id of IVS Real-Time' : 'JSON with ids of IVS Real-Time',
      ids,
    );
  }
  const [name = ids.members.get('detailType')?.[0]] = ids.members.get('eventName') ?? [];
  return paste('eventbridge-event', `an EventBridge event${name === undefined ? '' : `, ${name}`}`, ids);
};

const COMMAND =
  /(?<![\w-])aws\s+(?:--\S{1,64}\s{1,8}(?:[^-\s]\S{0,256}\s{1,8})?){0,8}?([a-z][a-z0-9-]{1,40})\s+([a-z][a-z0-9-]{1,60})/;

const readCommand: Reader = (text, ids) => {
  const named = COMMAND.exec(text);
  if (named === null && !/(?:^|\s)--[a-z]+(?:-[a-z]+)*(?:[\s=\\]|$)/.test(text)) return undefined;
  const [, service = 'ivs-realtime', word = ''] = named ?? [];
  if (named !== null && service !== 'ivs-realtime')
    // It may name a recording or a resource of ours all the same: `aws s3 ls s3://…`.
    return readS3(text, ids) ?? paste('cli-command', `a command of another AWS service (${service})`, ids);
  if (named === null) return paste('cli-command', 'options of an AWS CLI command', ids);
  const operation = operationNamed(word);
  if (operation === undefined)
    return paste(
      'cli-command',
      'an AWS CLI command',
      ids,
      placesOf(ids),
      `IVS Real-Time has no operation “${word}”.`,
    );
  return paste('cli-command', `an AWS CLI command, ${operation}`, ids, placesOfCall(operation, ids));
};

/** `new GetStageCommand(`, `.get_stage(`, and a request to the service's own address, `…amazonaws.com/GetStage`. */
const CALLS =
  /new\s+(\w{1,60})Command\s*\(|\.(\w{1,60})\(|ivsrealtime\.[a-z0-9-]{1,32}\.(?:api\.aws|amazonaws\.com(?:\.cn)?)\/(\w{1,60})/g;

const readSnippet: Reader = (text, ids) => {
  for (const [, command, method, path] of text.matchAll(CALLS)) {
    const operation = operationNamed(command ?? method ?? (path === 'tags' ? 'TagResource' : (path ?? '')));
    if (operation === undefined) continue;
    const what = path === undefined ? 'a call of an AWS SDK' : 'a request to AWS';
    return paste(
      'sdk-snippet',
      `${what}, ${path === 'tags' ? 'tags' : operation}`,
      ids,
      placesOfCall(operation, ids),
    );
  }
  return undefined;
};

/** Where the console shows what a call is about. */
function placesOfCall(operation: string, ids: NamedIds): PlaceIn[] {
  const page = OPERATION_PAGES[operation];
  const others = placesOf(ids);
  if (page === undefined) return others;
  const list: Place = { page: 'list', of: page.list };
  const [stageId] = ids.stages;
  if (page.about === 'start-composition') {
    const start: Place = { page: 'start-composition', ...(stageId === undefined ? {} : { stageId }) };
    return [...inRealms([start], ids), ...others];
  }
  if (page.about === 'list') return [...inRealms([list], ids), ...others];
  const first = others.find((place) => place.page === page.about);
  if (first !== undefined) return [first, ...others.filter((place) => place !== first)];
  // What it is about cannot be told whole: the next wider page, which was found before.
  return others.length > 0 ? others : inRealms([list], ids);
}

const readS3: Reader = (text, ids) => {
  const place = s3PlaceIn(text);
  if (place === undefined) return undefined;
  const { stageId, sessionId, participantId, compositionId } = recordingIdsIn(place.prefix);
  const found: Place[] = [];
  if (stageId !== undefined && sessionId !== undefined) {
    if (participantId !== undefined) found.push({ page: 'participant', stageId, sessionId, participantId });
    found.push({ page: 'session', stageId, sessionId });
  }
  if (compositionId !== undefined) found.push({ page: 'composition', id: compositionId });
  if (stageId !== undefined) found.push({ page: 'stage', id: stageId });
  const given = (id: string | undefined) => (id === undefined ? [] : [id]);
  const own: NamedIds = {
    ...ids,
    stages: given(stageId),
    sessions: given(sessionId),
    participants: given(participantId),
    compositions: given(compositionId),
  };
  const isRecording = sessionId !== undefined || compositionId !== undefined;
  const note = isRecording
    ? undefined
    : 'Its prefix is not that of a recording of IVS Real-Time: the stage, the session and the participant would stand in it.';
  return paste(
    's3-prefix',
    isRecording ? 'a recording in S3' : 'a place in S3',
    own,
    inRealms(found, ids),
    note,
  );
};

const readAddress: Reader = (text, ids) => {
  const address = /^\S+$/.test(text) ? addressIn(text) : undefined;
  if (address === undefined) return undefined;
  const places = placesInAddress(address, ids);
  if (isAwsConsole(address)) return paste('console-address', 'an address of the AWS console', ids, places);
  return places.length === 0 ? undefined : paste('console-address', 'an address of a console', ids, places);
};

const ERROR =
  /An error occurred \((\w{1,80})\)(?: when calling the (\w{1,60}) operation)?|(?<!\w)(\w{1,80}Exception)(?!\w)|not authorized to perform: (?:ivs:)?(\w{1,60})/;

const readError: Reader = (text, ids) => {
  const found = ERROR.exec(text);
  if (found === null || !/\s/.test(text)) return undefined;
  const operation = operationNamed(
    found[2] ??
      found[4] ??
      /when calling the (\w{1,60}) operation|perform: ivs:(\w{1,60})/.exec(text)?.slice(1).find(Boolean) ??
      '',
  );
  const code = found[1] ?? found[3];
  const what = [
    'an error of AWS',
    ...(code === undefined ? [] : [code]),
    ...(operation === undefined ? [] : [operation]),
  ];
  return paste(
    'error-text',
    what.join(', '),
    ids,
    operation === undefined ? placesOf(ids) : placesOfCall(operation, ids),
  );
};

const readArn: Reader = (text, ids) => {
  const [first] = ids.arns;
  if (first === undefined) return undefined;
  const article = /^[aeiou]/.test(first.type) ? 'an' : 'a';
  const name =
    first.service === 'ivs'
      ? `${article} ${first.type.replaceAll('-', ' ')}`
      : `a resource of ${first.service}`;
  const note = first.kind === undefined ? noPageOf(first.service, first.type) : undefined;
  const what =
    /^\S+$/.test(text) && ids.arns.length === 1 ? `the ARN of ${name}` : `a text with the ARN of ${name}`;
  return paste('arn', what, ids, placesOf(ids), note);
};

const readId: Reader = (text, ids) => {
  if (/^st-[a-zA-Z0-9]{13}$/.test(text)) return paste('id', 'a session id', ids);
  const named = /^(st-[a-zA-Z0-9]{13})\s*[/:,\s]\s*([a-zA-Z0-9]{12})$/.exec(text);
  if (named?.[2] !== undefined)
    return paste('id', 'a session id and an id of twelve letters', { ...ids, participants: [named[2]] });
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text))
    return paste('id', 'a UUID, as some public keys have', ids, [
      { page: 'public-key', id: text.toLowerCase(), realm: {} },
    ]);
  if (/^(?=.*\d)(?=.*[a-zA-Z])[a-zA-Z0-9]{12}$/.test(text))
    return {
      ...paste('id', 'an id of twelve letters and digits', { ...ids, participants: [text] }, []),
      line: text,
      note: 'Participants and resources of every kind have such ids, and it does not say which.',
    };
  return undefined;
};

/** The first that knows it reads it. */
const READERS: readonly Reader[] = [
  readJson,
  readError,
  readCommand,
  readSnippet,
  readS3,
  readAddress,
  readArn,
  readId,
];
