import { lingering, SECOND, type SessionPlan, slotAt } from '../simulation/schedule.ts';
import { covers, type Span } from '../simulation/span.ts';
import type { StageDefinition } from '../simulation/stage-definition.ts';
import { sessionIn } from '../simulation/timetable.ts';
import { cut } from './session-people.ts';
import type { Session, Work, Works } from './session-work.ts';
import type { StageBook } from './stage-book.ts';

/** The sessions of a stage in which anybody was made to do something. */
export function touchedSessions(book: StageBook): ReadonlySet<string> {
  return new Set([...book.acts.keys(), ...book.arrivals.keys()]);
}

/** When anybody is there who was made to act, or ordered to be there. */
function handPresences(work: Work): Span[] {
  return [...work.acted().values(), ...work.replicas().values()].flatMap(({ presences }) => presences);
}

/** A session of the scenario does not take place while another one goes on, or after the stage is gone. */
export function isCalledOff(works: Works, stage: StageDefinition, plan: SessionPlan): boolean {
  const book = works.book(stage);
  if (book.deletedAt !== undefined && book.deletedAt < plan.startsAt) return true;
  for (const sessionId of touchedSessions(book)) {
    if (sessionId === plan.sessionId) continue;
    const there = handPresences(works.of(stage, { sessionId }));
    if (there.some((span) => covers(span, plan.startsAt))) return true;
  }
  return false;
}

/** When the session of the scenario begins that is the next after an instant. */
function nextStart(stage: StageDefinition, instant: number): number {
  const { rhythm } = stage.follows ?? stage;
  if (!rhythm || instant === Infinity) return Infinity;
  const slot = slotAt(rhythm, instant);
  const starts = [slot, slot + 1].map((one) => sessionIn(stage, one)?.startsAt ?? Infinity);
  return Math.min(...starts.filter((start) => start > instant));
}

/** The last LEFT of those of the scenario, which comes earlier when who would have stayed to the end is gone. */
function lastScriptedLeave(work: Work, plan: SessionPlan): number {
  const base = work.base();
  const acted = work.acted();
  const hasLost =
    [...acted.keys()].some((participantId) =>
      base?.participant(participantId)?.presences.some((span) => span.to >= plan.lastLeaveAt),
    ) || base?.publishers.some(({ ingest }) => ingest && work.book.detached.has(ingest.configurationId));
  if (!base || !hasLost) return plan.lastLeaveAt;
  let last = plan.startsAt + SECOND;
  for (const participant of base.participants) {
    if (acted.has(participant.participantId)) continue;
    for (const { to } of cut(work, participant).presences) last = Math.max(last, to);
  }
  return last;
}

/** A session starts with the first join and ends some minutes after the last has left. */
export function timesOf(work: Work): Pick<Session, 'startsAt' | 'endsAt'> {
  const { plan, sessionId } = work;
  const { stage, deletedAt } = work.book;
  const presences = handPresences(work);
  const startsAt = plan?.startsAt ?? Math.min(...presences.map(({ from }) => from));
  const scriptedLeave = plan ? lastScriptedLeave(work, plan) : startsAt;
  const left = Math.max(scriptedLeave, ...presences.map(({ to }) => to));
  const lingers = plan ? plan.endsAt - plan.lastLeaveAt : lingering(stage.seed.at('session', sessionId));
  // Whoever comes while a session lingers keeps it going, but for the scenario's people, who have one of their own.
  const endsAt = Math.min(left + lingers, nextStart(stage, left));
  return { startsAt, endsAt: Math.min(endsAt, Math.max(deletedAt ?? Infinity, startsAt + SECOND)) };
}
