import type * as z from 'zod/mini';
import {
  IDLE_DAYS,
  type Overview,
  PROBLEM_KINDS,
  type ProblemKind,
  type ProblemStage,
} from '#shared/overview/contract.ts';
import type { Listed } from './listing-times.ts';
import type { NoticedFacts, PeopleFacts, StageFacts } from './overview-rows.ts';

/** All that the console knows, without asking AWS. */
export interface KnownFacts {
  stages: readonly StageFacts[];
  people: readonly PeopleFacts[];
  noticed: readonly NoticedFacts[];
  sessionsWithEvents: ReadonlySet<string>;
  /** Compositions that start or run, by stage. */
  compositions: ReadonlyMap<string, number>;
  listed: Listed;
  /** EventBridge tells of failures by itself. */
  isTold: boolean;
}

type Stage = z.output<typeof ProblemStage>;
/** `unknown`: nothing that the console has seen tells. */
type Verdict = Stage | 'fine' | 'unknown';

const IDLE_MS = IDLE_DAYS * 86_400_000;

/** Which stages have a problem of which kind, and of how many it is not known. Pure. */
export function judgeStages(known: KnownFacts): z.output<typeof Overview> {
  const { stages, listed, isTold } = known;
  const newest = stages.reduce((last, { last_seen }) => Math.max(last, last_seen), 0);
  const people = new Map(known.people.map((facts) => [facts.session_id, facts]));
  const live = stages.flatMap((stage) =>
    stage.active_session_id ? [{ ...stage, sessionId: stage.active_session_id }] : [],
  );
  type Live = (typeof live)[number];
  const noticedIn = (kind: NoticedFacts['kind'], sessionId: string): Omit<Stage, 'stageId'> | undefined => {
    const of = known.noticed.filter((each) => each.kind === kind && each.sessionId === sessionId);
    if (of.length === 0) return undefined;
    return {
      sessionId,
      since: new Date(Math.min(...of.map(({ firstAt }) => firstAt))),
      seenAt: new Date(Math.max(...of.map(({ lastAt }) => lastAt))),
      times: of.reduce((sum, { times }) => sum + times, 0),
    };
  };

  const verdicts: Record<ProblemKind, Verdict[]> = {
    'publish-error': live.map(({ stage_id: stageId, sessionId }: Live): Verdict => {
      const noticed = noticedIn('publish_error', sessionId);
      if (noticed !== undefined) return { stageId, ...noticed };
      return isTold || known.sessionsWithEvents.has(sessionId) ? 'fine' : 'unknown';
    }),
    'recording-failed': live.map(({ stage_id: stageId, sessionId }: Live): Verdict => {
      const noticed = noticedIn('recording_failed', sessionId);
      if (noticed !== undefined) return { stageId, ...noticed };
      const seen = people.get(sessionId);
      if (seen === undefined) return isTold ? 'fine' : 'unknown';
      return seen.failed_recordings === 0
        ? 'fine'
        : { stageId, sessionId, seenAt: new Date(seen.seen_at), times: seen.failed_recordings };
    }),
    'no-publisher': live.map(({ stage_id: stageId, sessionId }: Live): Verdict => {
      const seen = people.get(sessionId);
      // Of viewers alone that were seen nothing follows, as long as not everybody was.
      if (seen === undefined || (seen.publishers === 0 && seen.whole_at === null)) return 'unknown';
      if (seen.connected_publishers > 0) return 'fine';
      return { stageId, sessionId, seenAt: new Date(seen.seen_at) };
    }),
    'no-composition': live.map(({ stage_id: stageId, sessionId }: Live): Verdict => {
      if ((known.compositions.get(stageId) ?? 0) > 0) return 'fine';
      return listed.compositions === undefined
        ? 'unknown'
        : { stageId, sessionId, seenAt: new Date(listed.compositions) };
    }),
    idle: stages.map(
      ({ stage_id: stageId, active_session_id, listed_at, last_ended, first_seen }): Verdict => {
        if (active_session_id) return 'fine';
        // One session that ended lately is enough to know; that there was none since needs all of them.
        if (last_ended !== null && newest - last_ended < IDLE_MS) return 'fine';
        if (listed_at === null) return 'unknown';
        if (last_ended !== null) return { stageId, since: new Date(last_ended), seenAt: new Date(listed_at) };
        // It has never been used; AWS does not say when it was created.
        return newest - first_seen >= IDLE_MS ? { stageId, seenAt: new Date(listed_at) } : 'unknown';
      },
    ),
  };

  return {
    ...(newest === 0 ? {} : { asOf: new Date(newest) }),
    ...(listed.stages === undefined ? {} : { stagesListedAt: new Date(listed.stages) }),
    ...(listed.compositions === undefined ? {} : { compositionsListedAt: new Date(listed.compositions) }),
    stages: stages.length,
    live: live.length,
    compositions: [...known.compositions.values()].reduce((sum, number) => sum + number, 0),
    isTold,
    problems: PROBLEM_KINDS.map((kind) => ({
      kind,
      stages: verdicts[kind].filter((verdict): verdict is Stage => typeof verdict !== 'string'),
      unknown: verdicts[kind].filter((verdict) => verdict === 'unknown').length,
    })),
  };
}
