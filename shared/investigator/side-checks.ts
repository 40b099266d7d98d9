import type { Check, Evidence, FoundCause, Rung } from './finding.ts';
import type { Entry, Known, Person } from './known.ts';
import { adviceFor } from './advice.ts';
import { eventEvidence, eventsOf, factEvidence, type PlacedEvent } from './ordered-events.ts';
import { count, fromThen, nameOf } from './words.ts';

/** How far around the instant errors are looked for. */
export const NEARBY_MS = 120_000;

const entriesOf = ({ x, y }: Known): Entry[] => [...x.entries, ...y.entries];

/** Errors of either side from two minutes before to two minutes after. */
export function checkErrors(known: Known): Rung {
  const entries = entriesOf(known);
  const errors = entries
    .flatMap((entry) => [...eventsOf(entry)])
    .filter(({ name, at }) => name.endsWith('_ERROR') && Math.abs(at - known.at) <= NEARBY_MS);
  const whole = entries.every(({ eventsKnown }) => eventsKnown === 'whole');
  const words = whole ? 'Neither had an error.' : 'None is known, but not all events are.';
  return {
    id: 'errors-nearby',
    question: 'Were both without errors from two minutes before to two minutes after?',
    verdict: errors.length > 0 ? 'no' : whole ? 'yes' : 'unknown',
    words: errors.length > 0 ? `${count(errors.length, 'error')} then.` : words,
    evidence: eventEvidence(...errors),
  };
}

/** Whom the console itself took out of the stage. */
export function checkDisconnects({ disconnects, at, ...known }: Known): Rung {
  const ids = new Set([...known.x.entries, ...known.y.entries].map(({ participantId }) => participantId));
  const { startTime = -Infinity, endTime = Infinity } = known.session ?? {};
  // A token may be used in one session after the other: what happened in another is of no use here.
  const ours =
    disconnects?.filter(
      ({ participantId, at: then }) =>
        ids.has(participantId) && then >= startTime && then <= endTime + NEARBY_MS,
    ) ?? [];
  return {
    id: 'disconnected-here',
    question: 'Was nobody of the two taken out through this console?',
    verdict: disconnects === undefined ? 'not-available' : ours.length > 0 ? 'no' : 'yes',
    words:
      disconnects === undefined
        ? 'The console’s own record could not be read. CloudTrail has DisconnectParticipant.'
        : ours.length > 0
          ? `${count(ours.length, 'time')}, by this console’s own record.`
          : 'Not by its own record, which is kept as long as sessions are; another program may have.',
    evidence: ours.map(({ participantId, at: instant }) =>
      factEvidence(`DisconnectParticipant for ${participantId}, ${fromThen(instant, at)}.`),
    ),
  };
}

/** People of whom enough must be known before it can be said that no device stands out. */
const LEAST_COMPARED = 10;

/** Whether a problem of either is one that others with the same device, SDK or provider have as well. */
export function checkShared({ shared }: Known): Rung {
  const about = {
    id: 'shared-problem',
    question: 'Did others with the same device or SDK fare well?',
  } as const;
  if (shared === undefined)
    return {
      ...about,
      verdict: 'not-available',
      words: 'The devices of the others have not been asked for. The cohorts of the session do so.',
      evidence: [],
    };
  const compared = `The devices and events of ${shared.asked} of ${shared.people} people are known.`;
  if (shared.matching.length > 0)
    return {
      ...about,
      verdict: 'no',
      words: shared.matching.join(' '),
      evidence: [factEvidence(compared)],
      whatToDo:
        'Look at what is common to them before anything else: a version of the SDK, a provider or a browser that others do well without.',
    };
  const enough = shared.asked >= LEAST_COMPARED;
  return {
    ...about,
    verdict: enough ? 'yes' : 'unknown',
    words: enough
      ? 'No device, SDK version or provider sets those with the same problem apart.'
      : 'Too few devices are known to compare them.',
    evidence: [factEvidence(compared)],
  };
}

interface Acting {
  x: Entry | undefined;
  y: Entry | undefined;
  at: number;
}

/** Whether both were one participant all along, or somebody came back as another or under another token. */
export function checkIdentity(known: Known, acting: Acting, subscription: PlacedEvent | undefined): Check {
  const replaced =
    replacement(known.y, 'y', acting.y, known.at, subscription) ??
    replacement(known.x, 'x', acting.x, known.at, subscription);
  const notes: string[] = [];
  const evidence: Evidence[] = [];
  for (const person of [known.x, known.y]) {
    const entries = person.entries.filter(({ ingestPart }) => ingestPart === undefined);
    if (entries.length > 1)
      notes.push(`${nameOf(person)} was in this session as ${count(entries.length, 'participant')}.`);
    if (person.entriesKnown !== 'whole')
      notes.push(
        `Whether ${nameOf(person)} was there as another participant too is not known: ${person.entriesMissing ?? 'the list could not be read'}.`,
      );
    for (const entry of entries) {
      const exchanges = eventsOf(entry).filter(({ name }) => name === 'TOKEN_EXCHANGED');
      if (exchanges.length > 0) notes.push(`${nameOf(person)} exchanged tokens.`);
      if (entry.facts?.replicationType === 'REPLICA')
        notes.push(`${nameOf(person)} is replicated from another stage.`);
      evidence.push(...eventEvidence(...exchanges));
    }
  }
  if (replaced) notes.unshift(replaced.words);
  const unknown = [known.x, known.y].some(({ entriesKnown }) => entriesKnown !== 'whole');
  return {
    rung: {
      id: 'one-identity',
      question: 'Was each of them one participant, with one token, all along?',
      verdict: notes.length === 0 ? 'yes' : unknown && notes.length === 1 ? 'unknown' : 'no',
      words: notes.length === 0 ? 'Yes, both.' : [...new Set(notes)].join(' '),
      evidence: [...(replaced?.evidence ?? []), ...evidence],
      whatToDo: replaced?.whatToDo,
    },
    found: replaced,
  };
}

function replacement(
  person: Person,
  role: 'x' | 'y',
  acting: Entry | undefined,
  at: number,
  subscription: PlacedEvent | undefined,
): FoundCause | undefined {
  const asked = person.entries.find(({ participantId }) => participantId === person.asked);
  if (!asked || !acting || acting === asked || asked.ingestPart === 'physical') return undefined;
  const left = eventsOf(asked).findLast((event) => event.name === 'LEFT' && event.at <= at);
  const joined = eventsOf(acting).findLast((event) => event.name === 'JOINED' && event.at <= at);
  return {
    cause: `${role}-replaced`,
    rung: 'one-identity',
    words:
      `Participant ${asked.participantId} was not there any more${left ? `: it had left ${fromThen(left.at, at)}` : ''}. ` +
      `${nameOf(person)} was there as ${acting.participantId}.`,
    evidence: eventEvidence(left, joined, subscription),
    whatToDo: adviceFor(`${role}-replaced`),
  };
}
