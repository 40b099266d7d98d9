import type { investigator } from '#shared/investigator/contract.ts';
import type { Person } from '#shared/investigator/known.ts';
import { investigate } from '#shared/investigator/ladder.ts';
import { type Lane, lanesOf } from '#shared/investigator/lanes.ts';
import { nameOf } from '#shared/investigator/words.ts';
import { badRequest } from '#server/http/api-error.ts';
import type { Connections } from '#server/aws/connections.ts';
import type { ContractHandlers, RequestContext } from '#server/http/handlers.ts';
import type { Cohorts } from './cohorts/cohorts.ts';
import { gather } from './gather.ts';
import type { HeldAnswers } from './held-answers.ts';
import { type OwnRecord, ownDisconnects } from './own-disconnects.ts';
import type { ReadPerson } from './read-entries.ts';
import { Reader } from './reader.ts';
import { sharedProblems } from './shared-problems.ts';

interface Asked {
  connection: string;
  stageId: string;
  sessionId?: string;
  x: string;
  y: string;
  at: string;
  confirm?: boolean;
}

/** What answers are made of beside what AWS says. */
export interface InvestigatorParts extends OwnRecord {
  connections: Connections;
  cohorts: Pick<Cohorts, 'known'>;
}

/** @param held takes every answer, so that it can be kept */
export function investigatorHandlers(
  parts: InvestigatorParts,
  held: HeldAnswers,
): ContractHandlers<typeof investigator> {
  async function answer(asked: Asked, context: RequestContext) {
    const { connection, stageId, x, y, at } = asked;
    if (x === y) throw badRequest([{ path: 'query.y', message: 'must be somebody else than query.x' }]);
    const upstream = context.upstream(connection);
    const stageArn = await upstream.arn('stage', stageId);
    const reader = new Reader(upstream);
    const gathered = await gather(
      reader,
      {
        stageArn,
        stageId,
        sessionId: asked.sessionId,
        x,
        y,
        at: new Date(at),
        confirm: asked.confirm ?? false,
      },
      async (ids) => ownDisconnects(parts, connection, stageId, ids),
    );
    const about = { asOf: reader.asOf ?? new Date(), calls: reader.calls, stale: reader.stale };
    if ('reasons' in gathered) return { ...about, estimate: gathered };
    const known = { ...gathered.known, shared: await sharedProblems(parts.cohorts, connection, gathered) };
    const lanes = lanesOf(known);
    const answer = {
      ...investigate(known),
      at: new Date(known.at).toISOString(),
      stageId,
      session: gathered.session,
      x: shown(known.x, gathered.x, lanes.x),
      y: shown(known.y, gathered.y, lanes.y),
    };
    const { id, region } = parts.connections.get(connection).settings;
    const question = { x, y, at, sessionId: asked.sessionId };
    const answerId = held.hold(id, { question, stageArn, region, ...about, answer });
    return { ...about, answer, answerId };
  }
  return { inSession: answer, onStage: answer };
}

function shown(person: Person, { participants }: ReadPerson, lanes: Lane[]) {
  return { asked: person.asked, name: nameOf(person), participants, lanes };
}
