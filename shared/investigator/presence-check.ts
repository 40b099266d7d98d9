import type { Cause } from './causes.ts';
import type { Check, Evidence, FoundCause, Verdict } from './finding.ts';
import type { Entry, Known } from './known.ts';
import { eventEvidence, eventsOf, factEvidence, type PlacedEvent } from './ordered-events.ts';
import { replicaAbsence } from './replica-check.ts';
import { PRESENCE, type Standing, standingAt, stretchesOf } from './stretches.ts';
import { adviceFor } from './advice.ts';
import { fromThen, nameOf } from './words.ts';

/** Whoever is thrown out for a stream leaves within moments of the error. */
export const THROWN_OUT_WITHIN_MS = 5_000;
/** A LEFT so near to a DisconnectParticipant of this console is its doing. */
const DISCONNECT_WITHIN_MS = 10_000;

export interface Presence extends Check {
  /** Those who were there, or may have been. */
  there: readonly Entry[];
}

interface Seen {
  entry: Entry;
  state: 'in' | 'out' | 'unknown';
  standing?: Standing;
  /** Proof by something else than the entry's own events. */
  proof?: readonly Evidence[];
}

/**
 * Whether a person was in the session.
 *
 * @param witnessed an event of somebody else's that proves a participant to have been there, if there is one
 */
export function checkPresence(
  known: Known,
  role: 'x' | 'y',
  witnessed: (entry: Entry) => PlacedEvent | undefined,
): Presence {
  const person = known[role];
  const name = nameOf(person);
  const candidates = person.entries.filter(({ ingestPart }) => ingestPart !== 'physical');
  const seen = candidates.map((entry) => seenAt(entry, known.at, witnessed(entry)));
  const inside = seen.filter(({ state }) => state === 'in');
  const unknown = seen.filter(({ state }) => state === 'unknown');
  const rung = (verdict: Verdict, words: string, evidence: readonly Evidence[], whatToDo?: string) => ({
    id: `${role}-present` as const,
    question: `Was ${name} in the session?`,
    verdict,
    words,
    evidence,
    whatToDo,
  });

  if (inside.length > 0) {
    const joins = inside.map(({ standing }) => standing?.began);
    const first = joins.find((join) => join !== undefined);
    return {
      rung: rung(
        'yes',
        first
          ? `${name} had joined ${fromThen(first.at, known.at)} and was there.`
          : `${name} was there: the other side was receiving them.`,
        [...eventEvidence(...joins), ...inside.flatMap(({ proof }) => proof ?? [])],
      ),
      unsure: inside.every(({ standing }) => standing === undefined || standing.tie),
      there: inside.map(({ entry }) => entry),
    };
  }
  if (unknown.length > 0 || candidates.length === 0)
    return {
      rung: rung(
        'unknown',
        `Nothing tells whether ${name} was in the session at this time.`,
        unknown.map(({ entry }) => factEvidence(missingWords(entry))),
        'Get these events: the permission ivs:ListParticipantEvents, or try again.',
      ),
      there: unknown.map(({ entry }) => entry),
    };

  const found = absence(known, role, seen);
  return {
    rung: rung('no', found.words, found.evidence, found.whatToDo),
    found,
    unsure: person.entriesKnown !== 'whole' || seen.some(({ standing }) => standing?.tie),
    there: [],
  };
}

export function missingWords({ participantId, eventsKnown, eventsMissing }: Entry): string {
  if (eventsKnown === 'whole')
    return `The events of participant ${participantId} do not tell when it was there.`;
  return `The events of participant ${participantId} are not known whole: ${eventsMissing ?? 'they could not be read'}.`;
}

function seenAt(entry: Entry, at: number, witness: PlacedEvent | undefined): Seen {
  const { facts } = entry;
  const comesAndGoes = entry.events.some(({ name }) => /^(?:JOINED|LEFT|JOIN_ERROR)$/.test(name));
  if (entry.eventsKnown === 'whole' && comesAndGoes) {
    const standing = standingAt(stretchesOf(eventsOf(entry), PRESENCE), at);
    const last = eventsOf(entry).findLast(({ name }) => name === 'JOINED' || name === 'LEFT');
    // Gone by the service's word, without an event that tells when.
    const unending =
      standing.began !== undefined && last?.name === 'JOINED' && facts?.state === 'DISCONNECTED';
    if (standing.state === 'in' && unending && last.at <= at && witness === undefined)
      return { entry, state: 'unknown' };
    return { entry, state: standing.state, standing };
  }
  if (facts?.firstJoinTime !== undefined && facts.firstJoinTime > at)
    return {
      entry,
      state: 'out',
      proof: [
        factEvidence(
          `By the service’s own record, participant ${entry.participantId} first joined ${fromThen(facts.firstJoinTime, at)}.`,
        ),
      ],
    };
  if (witness) return { entry, state: 'in', proof: eventEvidence(witness) };
  return { entry, state: 'unknown' };
}

function absence(known: Known, role: 'x' | 'y', seen: readonly Seen[]): FoundCause {
  const { at } = known;
  const person = known[role];
  const name = nameOf(person);
  const ended = latest(seen.map(({ standing }) => standing?.ended));
  const next = earliest(seen.map(({ standing }) => standing?.next));
  const rung = `${role}-present` as const;
  const cause = (
    code: Cause,
    words: string,
    evidence: readonly Evidence[],
    errorCode?: string,
  ): FoundCause => ({
    cause: code,
    rung,
    words,
    errorCode,
    evidence,
    whatToDo: adviceFor(code, errorCode),
  });

  const refused = latest(
    seen.map(({ entry }) =>
      eventsOf(entry).findLast(
        (event) => event.name === 'JOIN_ERROR' && event.at <= at && event.at >= (ended?.at ?? -Infinity),
      ),
    ),
  );
  if (refused)
    return cause(
      `${role}-could-not-join`,
      `${name} was not in: an attempt to join had failed ${fromThen(refused.at, at)}.`,
      eventEvidence(ended, refused, next),
      refused.errorCode,
    );

  const record =
    ended &&
    known.disconnects?.find(
      (one) =>
        one.participantId === ended.entry.participantId &&
        Math.abs(one.at - ended.at) <= DISCONNECT_WITHIN_MS,
    );
  if (record)
    return cause(
      `${role}-was-disconnected`,
      `${name} was taken out of the stage through this console ${fromThen(record.at, at)}.`,
      [
        ...eventEvidence(ended, next),
        factEvidence(
          `This console called DisconnectParticipant for ${record.participantId} at ${new Date(record.at).toISOString()}` +
            `${record.by ? `, asked by ${record.by}` : ''}` +
            `${record.reason ? `, with the reason “${record.reason}”` : ''}` +
            `${record.auditSeq === undefined ? '' : ` (entry ${record.auditSeq} of the audit log)`}.`,
        ),
      ],
    );

  const replica =
    role === 'y' ? seen.find(({ entry }) => entry.facts?.replicationType === 'REPLICA')?.entry : undefined;
  const replicated = replica && replicaAbsence(replica, at, { name, ended, next });
  if (replicated) return replicated;

  if (ended === undefined) {
    const facts = seen.flatMap(({ proof }) => proof ?? []);
    const refusedLater = earliest(
      seen.map(({ entry }) =>
        eventsOf(entry).find(({ name: event, at: instant }) => event === 'JOIN_ERROR' && instant > at),
      ),
    );
    return cause(
      `${role}-not-joined-yet`,
      `${name} was not there yet${next ? `: they joined ${fromThen(next.at, at)}` : ''}.`,
      [...eventEvidence(next ?? refusedLater), ...facts],
    );
  }

  const back = next ? `, and came back ${fromThen(next.at, at)}` : ' and did not come back';
  const thrownOut = role === 'y' ? thrownOutBy(ended) : undefined;
  if (thrownOut)
    return {
      ...cause(
        'y-publish-error',
        `${name} was thrown out ${fromThen(ended.at, at)}: publishing had failed.`,
        eventEvidence(thrownOut, ended, next),
        thrownOut.errorCode,
      ),
      rung: 'y-could-publish',
    };
  return cause(
    `${role}-had-left`,
    `${name} had left ${fromThen(ended.at, at)}${back}.`,
    eventEvidence(ended, next),
  );
}

/** The error of publishing that somebody was thrown out for, if that is how they left. */
function thrownOutBy(left: PlacedEvent): PlacedEvent | undefined {
  const before = eventsOf(left.entry).filter(({ at }) => at <= left.at);
  const error = before.findLast(({ name }) => name === 'PUBLISH_ERROR');
  if (error === undefined || left.at - error.at > THROWN_OUT_WITHIN_MS) return undefined;
  return before.some(({ name, at }) => name === 'PUBLISH_STARTED' && at > error.at) ? undefined : error;
}

export function latest(events: readonly (PlacedEvent | undefined)[]): PlacedEvent | undefined {
  return events.reduce((best, event) => (event && (!best || event.at > best.at) ? event : best), undefined);
}

export function earliest(events: readonly (PlacedEvent | undefined)[]): PlacedEvent | undefined {
  return events.reduce((best, event) => (event && (!best || event.at < best.at) ? event : best), undefined);
}
