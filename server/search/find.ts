import { accountOf } from '#server/aws/arn.ts';
import type { Database } from '#server/store/schema.ts';
import type { Group } from '#shared/search/contract.ts';
import type { Lead } from '#shared/search/question.ts';
import { findCompositions } from './find-compositions.ts';
import { findPeople } from './find-people.ts';
import { findSessions } from './find-sessions.ts';
import { findStages } from './find-stages.ts';
import { type Bounds, BOUNDS } from './part.ts';
import { understand } from './understand.ts';
import type { Question } from './question.ts';

export interface FindInput {
  q: string;
  /** Milliseconds since the epoch; they win over what the line says. */
  from?: number | undefined;
  to?: number | undefined;
  /** One kind of results alone. */
  group?: Group | undefined;
  cursor?: string | undefined;
  limit: number;
  bounds?: Bounds | undefined;
}

/** The account and Region that ids without an ARN belong to. */
export interface Realm {
  region: string;
  accountId: string | undefined;
}

/**
 * Everything in the database that answers to a line of search.
 * @throws {ApiError} `bad_request` for a cursor that was not given out for this kind of results
 */
export async function find(db: Database, connection: string, realm: Realm, input: FindInput) {
  const read = understand(input.q);
  const question: Question = { ...read, from: input.from ?? read.from, to: input.to ?? read.to };
  const asked = { limit: input.limit, cursor: input.cursor, bounds: input.bounds ?? BOUNDS };
  const wants = (group: Group) => input.group === undefined || input.group === group;
  return {
    understood: question.understood,
    ...(question.pasted === undefined ? {} : { pasted: question.pasted }),
    leads: await leadsOf(db, connection, realm, question),
    ...given('people', wants('people') && (await findPeople(db, connection, question, asked))),
    ...given('sessions', wants('sessions') && (await findSessions(db, connection, question, asked))),
    ...given('stages', wants('stages') && (await findStages(db, connection, question, asked))),
    ...given(
      'compositions',
      wants('compositions') && (await findCompositions(db, connection, question, asked)),
    ),
  };
}

function given<Name extends Group, Result>(name: Name, result: Result | false | undefined) {
  return (result === false || result === undefined ? {} : { [name]: result }) as { [N in Name]?: Result };
}

async function leadsOf(db: Database, connection: string, realm: Realm, { arns }: Question): Promise<Lead[]> {
  if (arns.length === 0) return [];
  const own = realm.accountId ?? (await accountSeen(db, connection));
  return arns.map(({ kind, id, region, accountId }) => {
    const here = region === realm.region && (own === undefined || own === accountId);
    return { kind, id, ...(here ? {} : { elsewhere: `${region}, ${accountId}` }) };
  });
}

/** The account of the stages that have been seen. */
export async function accountSeen(db: Database, connection: string): Promise<string | undefined> {
  const stage = await db
    .selectFrom('stages')
    .select('arn')
    .where('connection', '=', connection)
    .limit(1)
    .executeTakeFirst();
  return accountOf(stage?.arn ?? '');
}
