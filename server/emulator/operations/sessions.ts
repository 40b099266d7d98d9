import type { StageSession } from '@aws-sdk/client-ivs-realtime';
import { sessionAt } from '../simulation/project-session.ts';
import type { Session } from '../state/courses.ts';
import { paginate } from '../state/paging.ts';
import type { World } from '../state/world.ts';
import type { Handler } from '../wire/handler.ts';
import { found, idIn, sessionOf } from './locate.ts';

function described(session: Session, now: number): StageSession {
  const { startedAt, endedAt } = found(sessionAt(session, now));
  return {
    sessionId: session.sessionId,
    startTime: new Date(startedAt),
    ...(endedAt === undefined ? {} : { endTime: new Date(endedAt) }),
  };
}

export function getStageSession(world: World): Handler<'GetStageSession'> {
  return (input) => {
    const stage = found(world.stage(idIn(world, 'stage', 'stageArn', input.stageArn)));
    const session = found(sessionOf(world, stage, input.sessionId));
    return { stageSession: described(session, world.clock.now()) };
  };
}

export function listStageSessions(world: World): Handler<'ListStageSessions'> {
  return (input) => {
    const now = world.clock.now();
    const stageId = idIn(world, 'stage', 'stageArn', input.stageArn);
    const stage = world.stage(stageId);
    // UNCONFIRMED: an unknown stage. The operation models no ResourceNotFoundException, so nothing is found.
    const sessions = stage ? world.courses.until(stage.id, now) : [];
    const page = paginate(
      // By id, which is no order in time: AWS promises none.
      sessions.toSorted((one, other) => (one.sessionId < other.sessionId ? -1 : 1)),
      (session) => session.sessionId,
      {
        accountId: world.accountId,
        operation: 'ListStageSessions',
        filters: { stageId },
        nextToken: input.nextToken,
        maxResults: input.maxResults,
      },
    );
    return { stageSessions: page.items.map((session) => described(session, now)), nextToken: page.nextToken };
  };
}
