import type { pathsOfPeople } from '#shared/replication/paths-of-people.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import { journeyOf } from './journey.ts';
import { mapOf } from './replication-map.ts';

export const pathsOfPeopleHandlers: ContractHandlers<typeof pathsOfPeople> = {
  async map({ connection, stageId, sessionId }, context) {
    const upstream = context.upstream(connection);
    return mapOf(upstream, await upstream.arn('stage', stageId), sessionId);
  },

  async journey({ connection, stageId, sessionId, participantId }, context) {
    const upstream = context.upstream(connection);
    return journeyOf(upstream, { stageArn: await upstream.arn('stage', stageId), sessionId, participantId });
  },
};
