import { type SessionPlan, slotAt } from '../simulation/schedule.ts';
import type { SessionScript } from '../simulation/script.ts';
import type { StageDefinition } from '../simulation/stage-definition.ts';
import { latestSession, sessionById, sessionIn, sessionsUntil } from '../simulation/timetable.ts';
import type { Intervention } from './interventions.ts';
import { isCalledOff, touchedSessions } from './session-times.ts';
import { createWorks, type Session, type SessionRef, type WorkSources } from './session-work.ts';

export type { Session } from './session-work.ts';

/** All sessions of all stages: those of the scenario as the ledger has changed them, and those it has begun. */
export interface Courses {
  /** The session that is active at an instant. */
  active(stageId: string, instant: number): Session | undefined;
  /** The slot of the scenario's session that began last, if that has taken place. */
  latestScripted(stageId: string, instant: number): number | undefined;
  /** All sessions that have begun by an instant, oldest first. */
  until(stageId: string, instant: number): Session[];
  /** All sessions that go on at some time from one instant to another, both included. */
  between(stageId: string, from: number, to: number): Session[];
  /** The session of an id, if it has begun by an instant. */
  byId(stageId: string, sessionId: string, instant: number): Session | undefined;
  /** Throws for a stage that never was. */
  script(stageId: string, session: SessionRef): SessionScript;
  /** Whether anybody of a stage has ever been replicated to another. */
  replicates(stageId: string): boolean;
  /** When a stage was deleted, as a whole second. */
  deletedAt(stageId: string): number | undefined;
  /** Must be told of every intervention after it has been added to the ledger. */
  note(intervention: Intervention): void;
}

export function createCourses(sources: WorkSources): Courses {
  const works = createWorks(sources);
  const { ledger, made } = sources;

  const isUntouched = (stageId: string): boolean => ledger.of(stageId).length === 0;

  const revised = (stage: StageDefinition, plan: SessionPlan): Session => {
    const { sessionId, slot } = plan;
    return works.book(stage).firstAt < plan.endsAt
      ? { sessionId, slot, ...works.of(stage, plan).times() }
      : plan;
  };

  /** The sessions that something was done in, as far as they have begun. */
  const touched = (stage: StageDefinition, instant: number): Session[] =>
    [...touchedSessions(works.book(stage))].flatMap((sessionId) => {
      const { plan, times } = works.of(stage, { sessionId });
      const { startsAt, endsAt } = times();
      if (startsAt > instant) return [];
      return [{ sessionId, startsAt, endsAt, ...(plan ? { slot: plan.slot } : {}) }];
    });

  const latestScripted = (stageId: string, instant: number): SessionPlan | undefined => {
    const stage = made(stageId);
    const plan = stage && latestSession(stage, instant);
    return plan && (isUntouched(stageId) || !isCalledOff(works, stage, plan)) ? plan : undefined;
  };

  /** Every session that could be going on at an instant, and some that could not. */
  const recent = (stageId: string, instant: number): Session[] => {
    const stage = made(stageId);
    if (!stage) return [];
    const plan = latestScripted(stageId, instant);
    if (isUntouched(stageId)) return plan ? [plan] : [];
    return [...(plan ? [revised(stage, plan)] : []), ...touched(stage, instant)];
  };

  return {
    note: (intervention) => works.note(intervention),
    latestScripted: (stageId, instant) => latestScripted(stageId, instant)?.slot,
    active: (stageId, instant) =>
      recent(stageId, instant).find(({ startsAt, endsAt }) => startsAt <= instant && instant < endsAt),
    until(stageId, instant) {
      const stage = made(stageId);
      if (!stage) return [];
      const plans = sessionsUntil(stage, instant);
      if (isUntouched(stageId)) return plans;
      const sessions = new Map<string, Session>();
      const { firstAt } = works.book(stage);
      for (const plan of plans) {
        if (plan.endsAt < firstAt) sessions.set(plan.sessionId, plan);
        else if (!isCalledOff(works, stage, plan)) sessions.set(plan.sessionId, revised(stage, plan));
      }
      for (const session of touched(stage, instant)) sessions.set(session.sessionId, session);
      return [...sessions.values()].toSorted((one, other) => one.startsAt - other.startsAt);
    },
    between(stageId, from, to) {
      const stage = made(stageId);
      const rhythm = stage && (stage.follows ?? stage).rhythm;
      if (!stage) return [];
      const sessions = new Map<string, Session>();
      for (let slot = rhythm ? slotAt(rhythm, from) : 0; rhythm && slot <= slotAt(rhythm, to); slot += 1) {
        const plan = sessionIn(stage, slot);
        if (!plan || (!isUntouched(stageId) && isCalledOff(works, stage, plan))) continue;
        sessions.set(plan.sessionId, isUntouched(stageId) ? plan : revised(stage, plan));
      }
      if (!isUntouched(stageId)) {
        for (const session of touched(stage, to)) sessions.set(session.sessionId, session);
      }
      return [...sessions.values()].filter(({ startsAt, endsAt }) => startsAt <= to && from <= endsAt);
    },
    byId(stageId, sessionId, instant) {
      const stage = made(stageId);
      if (!stage) return undefined;
      const recently = recent(stageId, instant).find((session) => session.sessionId === sessionId);
      if (recently) return recently;
      const plan = sessionById(stage, sessionId, instant);
      if (!plan || isUntouched(stageId)) return plan;
      return isCalledOff(works, stage, plan) ? undefined : revised(stage, plan);
    },
    script(stageId, session) {
      const stage = made(stageId);
      if (!stage) throw new Error(`There never was a stage ${stageId}.`);
      const plan = session.slot === undefined ? undefined : sessionIn(stage, session.slot);
      if (plan && !works.isTouched(stage, plan.endsAt)) return sources.scripted(stage, plan);
      return works.of(stage, session).script();
    },
    replicates(stageId) {
      const stage = made(stageId);
      if (!stage) return false;
      return sources.followers(stage).length > 0 || works.book(stage).departures.size > 0;
    },
    deletedAt(stageId) {
      const stage = made(stageId);
      return stage && works.book(stage).deletedAt;
    },
  };
}
