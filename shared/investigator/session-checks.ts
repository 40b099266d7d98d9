import { adviceFor } from './advice.ts';
import type { Cause } from './causes.ts';
import type { Check, Evidence, Rung, Verdict } from './finding.ts';
import type { Known, Person } from './known.ts';
import { factEvidence } from './ordered-events.ts';
import { fromThen, nameOf } from './words.ts';

/** Whether a session was under way at all. */
export function checkSession({ at, asOf, session, sessionMissing }: Known): Check {
  const rung = (verdict: Verdict, words: string, evidence: readonly Evidence[], whatToDo?: string): Rung => ({
    id: 'session',
    question: 'Was a session of the stage under way?',
    verdict,
    words,
    evidence,
    whatToDo,
  });
  const failed = (cause: Cause, words: string, fact: string): Check => {
    const evidence = [factEvidence(fact)];
    const whatToDo = adviceFor(cause);
    return {
      rung: rung('no', words, evidence, whatToDo),
      found: { cause, rung: 'session', words, evidence, whatToDo },
    };
  };
  const iso = (instant: number): string => new Date(instant).toISOString();
  if (at > asOf)
    return failed(
      'time-not-reached',
      'This time has not come yet.',
      `The service’s own time was ${iso(asOf)} when it was asked.`,
    );
  if (sessionMissing !== undefined)
    return { rung: rung('unknown', `The session could not be read: ${sessionMissing}.`, []) };
  if (session === undefined)
    return failed(
      'session-not-running',
      'No session of the stage was under way at this time.',
      'None of the stage’s sessions that the service lists covers this time.',
    );
  const { sessionId, startTime, endTime } = session;
  if (startTime !== undefined && at < startTime)
    return failed(
      'session-not-running',
      `The session began ${fromThen(startTime, at)}.`,
      `Session ${sessionId} began at ${iso(startTime)}.`,
    );
  if (endTime !== undefined && at >= endTime)
    return failed(
      'session-not-running',
      `The session had ended ${fromThen(endTime, at)}.`,
      `Session ${sessionId} ended at ${iso(endTime)}.`,
    );
  return {
    rung: rung('yes', `Session ${sessionId} was under way.`, [
      factEvidence(
        `Session ${sessionId} began ${startTime === undefined ? 'earlier' : `at ${iso(startTime)}`} and ` +
          `${endTime === undefined ? 'has not ended' : `ended at ${iso(endTime)}`}.`,
      ),
    ]),
  };
}

/** Whether both were ever in it. */
export function checkMembership(known: Known): Check {
  const { x, y } = known;
  const rung = (verdict: Verdict, words: string, evidence: readonly Evidence[], whatToDo?: string): Rung => ({
    id: 'same-session',
    question: 'Were both ever in this session?',
    verdict,
    words,
    evidence,
    whatToDo,
  });
  const people: readonly ['x' | 'y', Person][] = [
    ['x', x],
    ['y', y],
  ];
  const missing = people.filter(([, person]) => person.entries.length === 0);
  const [first] = missing.filter(([, person]) => person.entriesKnown === 'whole');
  if (first) {
    const [role, person] = first;
    const name = nameOf(person);
    const cause = person.elsewhere === undefined ? (`${role}-not-in-session` as const) : 'different-sessions';
    const words =
      person.elsewhere === undefined
        ? `Nobody with the id ${name} was in this session.`
        : `${name} was in another session of the stage, ${person.elsewhere}, and not in this one.`;
    const evidence = [
      factEvidence(
        `The service knows no participant with the participant id or user id ${person.asked} in this session.`,
      ),
      ...(person.elsewhere === undefined
        ? []
        : [factEvidence(`It knows one in session ${person.elsewhere}.`)]),
    ];
    const whatToDo = adviceFor(cause);
    return {
      rung: rung('no', words, evidence, whatToDo),
      found: { cause, rung: 'same-session', words, evidence, whatToDo },
    };
  }
  if (missing.length > 0)
    return {
      rung: rung(
        'unknown',
        'Nothing tells whether both were in this session.',
        missing.map(([, person]) =>
          factEvidence(
            `${person.asked} could not be looked up: ${person.entriesMissing ?? 'it could not be read'}.`,
          ),
        ),
        'Get the permissions ivs:ListParticipants and ivs:GetParticipant, or try again.',
      ),
    };
  return { rung: rung('yes', 'Both have been in it.', []) };
}
