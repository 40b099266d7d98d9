import { idOf } from '../../contract/ids.ts';
import { arnsIn, type FoundArn } from './arns.ts';
import { type Members, membersIn } from './members.ts';
import { isSamePlace, type Place, type PlaceIn, type Realm } from './places.ts';

/** Everything in a text that names something of IVS Real-Time. What it is mainly about comes first. */
export interface NamedIds {
  stages: string[];
  sessions: string[];
  participants: string[];
  users: string[];
  compositions: string[];
  errors: string[];
  /** Sessions whose stage is named with them. */
  pairs: { stageId: string; sessionId: string }[];
  arns: FoundArn[];
  /** When it happened, ISO 8601. */
  at: string | undefined;
  realm: Realm;
  members: Members;
}

const SESSION_ID = /(?<![\w-])st-[a-zA-Z0-9]{13}(?![\w-])/g;
const PARTICIPANT_ID = /^[a-zA-Z0-9_-]{1,64}$/;
const STAGE_ID = /^[a-zA-Z0-9-]{1,64}$/;
const REGION = /^[a-z]{2}(?:-[a-z]+){1,3}-\d$/;
const ACCOUNT = /^\d{12}$/;
const ERROR_CODE = /^[A-Z][A-Z0-9_]{2,63}$/;

/** Reads the ids of a text from its members' names, its ARNs and the form of session ids. */
export function namedIdsIn(text: string): NamedIds {
  const members = membersIn(text);
  const arns = arnsIn(text);
  const all = (...names: string[]) => names.flatMap((name) => members.get(name) ?? []);
  const stageOf = (...names: string[]) => {
    const id = idOf(all(...names).find((value) => value.includes(':stage/')) ?? '');
    return STAGE_ID.test(id) ? id : undefined;
  };
  const source = stageOf('sourceStageArn');
  const destination = stageOf('destinationStageArn');
  const stageIds = arns.filter(({ kind }) => kind === 'stage').map(({ id }) => id);
  const main =
    stageOf('stageArn', 'filterByStageArn', 'arn', 'resourceArn') ??
    stageIds.find((id) => id !== source && id !== destination) ??
    source ??
    stageIds[0];

  const isSession = (id: string) => new RegExp(`^${SESSION_ID.source}$`).test(id);
  const [sourceSession, destinationSession] = ['sourceSessionId', 'destinationSessionId'].map((name) =>
    all(name).find(isSession),
  );
  const inText = text.match(SESSION_ID) ?? [];
  const named = all('sessionId').find(isSession);
  const session =
    named ?? inText.find((id) => id !== sourceSession && id !== destinationSession) ?? sourceSession;
  const pair = (stageId: string | undefined, sessionId: string | undefined) =>
    stageId === undefined || sessionId === undefined ? [] : [{ stageId, sessionId }];
  const moment = all('eventTimePrecise', 'eventTime', 'time').find(
    (value) => !Number.isNaN(Date.parse(value)),
  );
  return {
    stages: unique([...(main === undefined ? [] : [main]), ...stageIds]),
    sessions: unique([...(session === undefined ? [] : [session]), ...inText]),
    participants: unique(all('participantId', 'remoteParticipantId').filter((id) => PARTICIPANT_ID.test(id))),
    users: unique(all('userId', 'filterByUserId').filter((id) => id.length <= 128)),
    compositions: arns.filter(({ kind }) => kind === 'composition').map(({ id }) => id),
    errors: unique(all('errorCode').filter((code) => ERROR_CODE.test(code))),
    pairs: uniquePairs([
      ...pair(main, session),
      ...pair(source, sourceSession),
      ...pair(destination, destinationSession),
    ]),
    arns,
    at: moment === undefined ? undefined : new Date(moment).toISOString(),
    realm: realmOf(
      all('region').find((value) => REGION.test(value)),
      all('account', 'accountId'),
      arns,
    ),
    members,
  };
}

/** The pages that ids lead to: a person before the session, what has a page of its own before the stage. */
export function placesOf(ids: NamedIds): PlaceIn[] {
  const { participants, pairs, arns, stages, at } = ids;
  const [main] = pairs;
  const isHere = at === undefined ? {} : { at };
  const places: Place[] = [
    ...participants.flatMap((participantId) =>
      main === undefined ? [] : { page: 'participant' as const, ...main, participantId },
    ),
    ...pairs.map((pair) => ({ page: 'session' as const, ...pair, ...(pair === main ? isHere : {}) })),
    ...arns.flatMap(({ kind, id }) => (kind === undefined || kind === 'stage' ? [] : { page: kind, id })),
    ...stages.map((id) => ({ page: 'stage' as const, id })),
  ];
  return inRealms(places, ids);
}

/** Each place once, with the account and Region that its own ARN names, else those of the whole text. */
export function inRealms(
  places: readonly Place[],
  { arns, realm }: Pick<NamedIds, 'arns' | 'realm'>,
): PlaceIn[] {
  const byId = new Map(arns.map((arn) => [arn.id, arn]));
  const once = places.filter(
    (place, index) => places.findIndex((other) => isSamePlace(other, place)) === index,
  );
  return once.map((place) => {
    const own = byId.get('stageId' in place ? (place.stageId ?? '') : 'id' in place ? place.id : '');
    return { ...place, realm: own === undefined ? realm : { region: own.region, accountId: own.accountId } };
  });
}

/** What to search for where a page cannot be told: a line as somebody would type it; undefined where nothing is named. */
export function searchLineOf(
  ids: Pick<NamedIds, 'participants' | 'sessions' | 'users' | 'compositions' | 'stages'>,
) {
  const { participants, sessions, users, compositions, stages } = ids;
  // A participant's own id says it all, and a session's id all but the person.
  const [user] = participants.length > 0 ? [] : users;
  const words = [
    ...participants.slice(0, 8).map((id) => `participant:${id}`),
    ...(user === undefined ? [] : [`user:${/[\s"]/.test(user) ? `"${user.replaceAll('"', '')}"` : user}`]),
    ...sessions.slice(0, 8).map((id) => `session:${id}`),
    ...compositions.slice(0, 8).map((id) => `composition:${id}`),
  ];
  if (words.length === 0) words.push(...stages.slice(0, 1).map((id) => `stage:${id}`));
  return words.length === 0 ? undefined : words.join(' ');
}

function realmOf(region: string | undefined, accounts: readonly string[], arns: readonly FoundArn[]): Realm {
  const first = arns.find(({ service }) => service === 'ivs') ?? arns[0];
  const account = accounts.find((value) => ACCOUNT.test(value));
  return {
    region: region ?? (first?.region || undefined),
    accountId: account ?? (first?.accountId || undefined),
  };
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function uniquePairs(pairs: readonly { stageId: string; sessionId: string }[]) {
  return pairs.filter(
    ({ sessionId }, index) => pairs.findIndex((other) => other.sessionId === sessionId) === index,
  );
}
