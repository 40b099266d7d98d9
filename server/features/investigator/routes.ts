import type { investigator } from '#shared/investigator/contract.ts';
import type { Person } from '#shared/investigator/known.ts';
import { investigate } from '#shared/investigator/ladder.ts';
import { type Lane, lanesOf } from '#shared/investigator/lanes.ts';
import { nameOf } from '#shared/investigator/words.ts';
import { badRequest } from '#server/http/api-error.ts';
import type { ContractHandlers, RequestContext } from '#server/http/handlers.ts';
import { gather } from './gather.ts';
import type { OwnDisconnects } from './own-disconnects.ts';
import type { ReadPerson } from './read-entries.ts';
import { Reader } from './reader.ts';

interface Asked {
  connection: string;
  stageId: string;
  sessionId?: string;
  x: string;
  y: string;
  at: string;
  confirm?: boolean;
}

/** @param ownDisconnects whom this console took out of a stage */
export function investigatorHandlers(ownDisconnects: OwnDisconnects): ContractHandlers<typeof investigator> {
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
      ownDisconnects.of(connection, stageArn),
    );
    const about = { asOf: reader.asOf ?? new Date(), calls: reader.calls };
    if ('reasons' in gathered) return { ...about, estimate: gathered };
    const { known } = gathered;
    const lanes = lanesOf(known);
    return {
      ...about,
      answer: {
        ...investigate(known),
        at: new Date(known.at).toISOString(),
        stageId,
        session: gathered.session,
        x: shown(known.x, gathered.x, lanes.x),
        y: shown(known.y, gathered.y, lanes.y),
      },
    };
  }
  return { inSession: answer, onStage: answer };
}

function shown(person: Person, { participants }: ReadPerson, lanes: Lane[]) {
  return { asked: person.asked, name: nameOf(person), participants, lanes };
}
