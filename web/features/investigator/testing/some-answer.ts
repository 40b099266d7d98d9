import type { Answered, Investigated } from '#shared/investigator/contract.ts';
import type { Known } from '#shared/investigator/known.ts';
import { investigate } from '#shared/investigator/ladder.ts';
import { lanesOf } from '#shared/investigator/lanes.ts';
import { courseOf, type History, instant, knownOf } from '#shared/investigator/testing/histories.ts';

/** The answer to a question about a history, as the server would give it; at a second of the session. */
export function someAnswer(history: History, at: number, more: Partial<Known> = {}): Investigated {
  const { x, y } = courseOf(history);
  const known = { ...knownOf({ ...x, userId: 'ana' }, { ...y, userId: 'ben' }, at), ...more };
  const { conclusion, others, rungs, ...rest } = investigate(known);
  const lanes = lanesOf(known);
  const answer = {
    ...rest,
    conclusion,
    others,
    rungs,
    at: new Date(known.at).toISOString(),
    stageId: 'AbCdEfGhIjKl',
    session: {
      sessionId: 'st-LIVELIVELIVE1',
      startTime: new Date(instant(0)).toISOString(),
      endTime: new Date(instant(700)).toISOString(),
    },
    x: { asked: 'ana', name: 'ana', participants: [], lanes: lanes.x },
    y: { asked: 'ben', name: 'ben', participants: [], lanes: lanes.y },
  };
  // As it comes over the wire, without what is undefined.
  return {
    asOf: new Date(known.asOf).toISOString(),
    calls: 7,
    answer: JSON.parse(JSON.stringify(answer)) as Answered,
  };
}
