import type { findings } from '#shared/investigator/findings.ts';
import type { Connections } from '#server/aws/connections.ts';
import { ApiError, badRequest } from '#server/http/api-error.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import type { Database } from '#server/store/schema.ts';
import { type FindingPosition, FindingRepository } from './finding-repository.ts';
import type { HeldAnswers } from './held-answers.ts';

const PAGE = 100;

/** Answers that were kept. AWS is not asked, so that they outlive what it keeps. */
export function findingHandlers(
  connections: Connections,
  db: Database,
  held: HeldAnswers,
): ContractHandlers<typeof findings> {
  const of = (connection: string): FindingRepository =>
    new FindingRepository(db, connections.get(connection).settings.id);

  return {
    async findings({ connection, nextToken, maxResults = PAGE }) {
      const after = nextToken === undefined ? undefined : positionOf(nextToken);
      const found = await of(connection).list(after, maxResults + 1);
      const items = found.slice(0, maxResults);
      const last = items.at(-1);
      const more = found.length > maxResults && last !== undefined;
      return {
        items,
        asOf: new Date(),
        ...(more ? { nextToken: `${last.keptAt.getTime()}.${last.id}` } : {}),
      };
    },

    async finding({ connection, findingId }) {
      const found = await of(connection).get(findingId);
      if (!found) throw gone(findingId);
      const { summary, content } = found;
      if (!content)
        throw new ApiError(
          'conflict',
          `Finding ${findingId} has form ${summary.version}, which this version of the console cannot show. It is still kept.`,
        );
      return { ...summary, ...content };
    },

    async keepFinding({ connection, body: { answerId } }, { principal }) {
      const content = held.get(connections.get(connection).settings.id, answerId);
      if (!content)
        throw new ApiError(
          'not_found',
          'The console no longer has this answer: it was restarted, or has answered much since. Refresh the page, and keep what it says then.',
        );
      return of(connection).keep(
        answerId.replace('ans-', 'fin-'),
        content,
        principal?.name ?? '',
        Date.now(),
      );
    },

    async removeFinding({ connection, findingId }) {
      if (!(await of(connection).remove(findingId))) throw gone(findingId);
      return { id: findingId };
    },
  };
}

function gone(id: string): ApiError {
  return new ApiError('not_found', `There is no finding ${id}: it may have been deleted.`);
}

function positionOf(token: string): FindingPosition {
  const [, kept, id] = /^(\d{1,15})\.(fin-[a-f0-9]{16})$/.exec(token) ?? [];
  if (kept === undefined || id === undefined)
    throw badRequest([{ path: 'query.nextToken', message: 'must be a nextToken of an earlier answer' }]);
  return [Number(kept), id];
}
