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
  const ours = disconnects?.filter(({ participantId }) => ids.has(participantId)) ?? [];
  return {
    id: 'disconnected-here',
    question: 'Was nobody of the two taken out through this console?',
    verdict: disconnects === undefined ? 'not-available' : ours.length > 0 ? 'no' : 'yes',
    words:
      disconnects === undefined
        ? 'This console keeps no record of it yet. CloudTrail has DisconnectParticipant.'
        : ours.length > 0
          ? `${count(ours.length, 'time')}, by this console’s own record.`
          : 'Not since this server was started, by its own record; another program may have.',
    evidence: ours.map(({ participantId, at: instant }) =>
      factEvidence(`DisconnectParticipant for ${participantId}, ${fromThen(instant, at)}.`),
    ),
  };
}

export const NOT_AVAILABLE: readonly Rung[] = [
  {
    id: 'shared-problem',
    question: 'Did others with the same device or SDK fare well?',
    verdict: 'not-available',
    words: 'That needs the events of the other participants, which are not read for this.',
    evidence: [],
  },
  {
    id: 'media',
    question: 'Did picture and sound flow?',
    verdict: 'not-available',
    words:
      'Media metrics are in CloudWatch, which this connection does not supply. Those of a receiver exist only while it publishes too.',
    evidence: [],
  },
];

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
