import type { StageSession } from '@aws-sdk/client-ivs-realtime';
import { sessionAt } from '../simulation/project-session.ts';
import type { SessionPlan } from '../simulation/schedule.ts';
import { sessionsUntil } from '../simulation/timetable.ts';
import { paginate } from '../state/paging.ts';
import type { World } from '../state/world.ts';
import type { Handler } from '../wire/handler.ts';
import { found, idIn, sessionOf } from './locate.ts';

function described(plan: SessionPlan, now: number): StageSession {
  const { startedAt, endedAt } = found(sessionAt(plan, now));
  return {
    sessionId: plan.sessionId,
    startTime: new Date(startedAt),
    ...(endedAt === undefined ? {} : { endTime: new Date(endedAt) }),
  };
}

export function getStageSession(world: World): Handler<'GetStageSession'> {
  return (input) => {
    const stage = found(world.stage(idIn(world, 'stage', 'stageArn', input.stageArn)));
    const plan = found(sessionOf(world, stage, input.sessionId));
    return { stageSession: described(plan, world.clock.now()) };
  };
}

export function listStageSessions(world: World): Handler<'ListStageSessions'> {
  return (input) => {
    const now = world.clock.now();
    const stageId = idIn(world, 'stage', 'stageArn', input.stageArn);
    const stage = world.stage(stageId);
    // UNCONFIRMED: an unknown stage. The operation models no ResourceNotFoundException, so nothing is found.
    const plans = stage ? sessionsUntil(stage, now) : [];
    const page = paginate(
      // By id, which is no order in time: AWS promises none.
      plans.toSorted((one, other) => (one.sessionId < other.sessionId ? -1 : 1)),
      (plan) => plan.sessionId,
      {
        accountId: world.accountId,
        operation: 'ListStageSessions',
        filters: { stageId },
        nextToken: input.nextToken,
        maxResults: input.maxResults,
      },
    );
    return { stageSessions: page.items.map((plan) => described(plan, now)), nextToken: page.nextToken };
  };
}
