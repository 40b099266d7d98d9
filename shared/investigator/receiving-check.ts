import { adviceFor } from './advice.ts';
import type { Cause } from './causes.ts';
import { endTogether, type Obstacle, obstacleTo } from './failed-attempt.ts';
import type { Check, Evidence, FoundCause, Verdict } from './finding.ts';
import type { Entry } from './known.ts';
import { eventEvidence, eventsOf, factEvidence, type PlacedEvent } from './ordered-events.ts';
import { missingWords } from './presence-check.ts';
import { receiving, type Standing, standingAt, type Stretch, stretchesOf } from './stretches.ts';
import { fromThen } from './words.ts';

export interface Receiving {
  was: Check;
  could: Check;
}

export interface Pair {
  x: Entry;
  y: Entry;
  xName: string;
  yName: string;
  at: number;
}

/** The subscription of one participant to another that proves the latter, at an instant. */
export function subscriptionAt(x: Entry, remoteParticipantId: string, at: number): PlacedEvent | undefined {
  if (x.eventsKnown !== 'whole') return undefined;
  const standing = standingAt(stretchesOf(eventsOf(x), receiving(remoteParticipantId)), at);
  return standing.state === 'in' ? standing.began : undefined;
}

/**
 * Whether a participant who was there was receiving another, and if not, whether it could.
 *
 * @param published when the other one's publication began, where it went on and that is known
 */
export function checkReceiving(pair: Pair, published: PlacedEvent | undefined): Receiving {
  const { x, y, xName, yName, at } = pair;
  const question = `Did ${xName} have a subscription to ${yName}?`;
  const was = (verdict: Verdict, words: string, evidence: readonly Evidence[]) => ({
    rung: { id: 'x-subscribed' as const, question, verdict, words, evidence },
  });
  const could = (verdict: Verdict, words: string, evidence: readonly Evidence[]) => ({
    rung: {
      id: 'x-could-subscribe' as const,
      question: `Could ${xName} receive anybody?`,
      verdict,
      words,
      evidence,
    },
  });
  if (x.eventsKnown !== 'whole') {
    const missing = [factEvidence(missingWords(x))];
    return {
      was: was('unknown', `Nothing tells whether ${xName} was receiving ${yName}.`, missing),
      could: could('unknown', 'Nothing tells.', missing),
    };
  }
  const stretches = stretchesOf(eventsOf(x), receiving(y.participantId));
  const standing = standingAt(stretches, at);
  if (standing.state === 'in')
    return {
      was: {
        ...was(
          'yes',
          `${xName} had begun to receive ${yName} ${standing.began ? fromThen(standing.began.at, at) : 'before'}.`,
          eventEvidence(standing.began),
        ),
        unsure: standing.tie,
      },
      could: could(
        'yes',
        `${xName} was receiving, so that the token allowed it.`,
        eventEvidence(standing.began),
      ),
    };
  if (standing.state === 'unknown')
    return {
      was: was(
        'unknown',
        `An end of a subscription is recorded, and no beginning: nothing tells when ${xName} began to receive ${yName}.`,
        eventEvidence(standing.ended, standing.next),
      ),
      could: could('unknown', 'Nothing tells.', []),
    };

  const obstacle = onlySends(pair) ?? obstacleFound(pair, stretches, standing);
  const found = obstacle ?? plainAbsence(pair, standing, published);
  return {
    was: {
      rung: {
        ...was('no', obstacle ? `${xName} was not receiving ${yName}.` : found.words, found.evidence).rung,
        whatToDo: obstacle ? undefined : found.whatToDo,
      },
      found,
      unsure: standing.tie,
    },
    could: obstacle
      ? { rung: { ...could('no', obstacle.words, obstacle.evidence).rung, whatToDo: obstacle.whatToDo } }
      : could('unknown', 'No attempt failed; what a token allows, the service does not show.', []),
  };
}

function onlySends({ x, xName }: Pair): FoundCause | undefined {
  const { facts } = x;
  const isEncoder = facts?.ingestConfigurationId !== undefined || /^RTMPS?$/.test(facts?.protocol ?? '');
  const isReplica = facts?.replicationType === 'REPLICA';
  if (!isEncoder && !isReplica) return undefined;
  const words = isEncoder
    ? `${xName} is an encoder: it sends into the stage and receives nobody.`
    : `${xName} is a replica here: it receives in the stage that it comes from, and only sends into this one.`;
  return {
    cause: 'x-only-sends',
    rung: 'x-could-subscribe',
    words,
    evidence: [
      factEvidence(
        isEncoder
          ? `Participant ${x.participantId} publishes through ingest${facts?.ingestConfigurationId ? ` configuration ${facts.ingestConfigurationId}` : ''}.`
          : `By the service’s own record, participant ${x.participantId} is a replica in this session.`,
      ),
    ],
    whatToDo: adviceFor('x-only-sends'),
  };
}

function obstacleFound(
  { x, y, xName, at }: Pair,
  stretches: readonly Stretch[],
  standing: Standing,
): FoundCause | undefined {
  const events = eventsOf(x);
  const { ended, next } = standing;
  const receivedSince = (instant: number): boolean =>
    events.some((event) => event.name === 'SUBSCRIBE_STARTED' && event.at > instant && event.at <= at);
  const obstacle = obstacleTo({
    events,
    capability: 'SUBSCRIBE',
    at,
    // A token that does not allow to receive shows it with whomever it is tried; anything else is between these two.
    fails: (event) =>
      event.name === 'SUBSCRIBE_ERROR' &&
      (event.remoteParticipantId === y.participantId
        ? true
        : event.errorCode === 'INSUFFICIENT_CAPABILITIES' && !receivedSince(event.at)),
    ended,
    lastBegan: stretches.findLast(({ from }) => from !== undefined && from.at <= at)?.from,
    next,
  });
  if (!obstacle) return undefined;
  const cause = SUBSCRIBE_CAUSES[obstacle.kind];
  const { errorCode } = obstacle.event;
  return {
    cause,
    rung: 'x-could-subscribe',
    words: obstacleWords(obstacle, xName, at),
    errorCode,
    evidence: eventEvidence(obstacle.event, endTogether(obstacle, ended), next),
    whatToDo: adviceFor(cause, errorCode),
  };
}

const SUBSCRIBE_CAUSES: Readonly<Record<Obstacle['kind'], Cause>> = {
  'token-exchanged': 'x-token-exchanged',
  'token-without': 'x-token-without-subscribe',
  error: 'x-subscribe-error',
};

function obstacleWords({ kind, event }: Obstacle, name: string, at: number): string {
  const when = fromThen(event.at, at);
  if (kind === 'token-exchanged')
    return `${name}’s token was exchanged ${when} for one that does not allow to receive.`;
  if (kind === 'token-without')
    return event.name === 'TOKEN_EXCHANGED'
      ? `${name}’s token did not allow to receive, as its exchange ${when} shows.`
      : `${name}’s token did not allow to receive: an attempt ${when} was refused.`;
  return `Subscribing failed ${when}${event.errorCode ? `: ${event.errorCode}` : ''}.`;
}

function plainAbsence(
  { x, xName, yName, at }: Pair,
  { ended, next }: Standing,
  published: PlacedEvent | undefined,
): FoundCause {
  const found = (cause: Cause, words: string, evidence: readonly Evidence[]): FoundCause => ({
    cause,
    rung: 'x-subscribed',
    words,
    evidence,
    whatToDo: adviceFor(cause),
  });
  const later = next ? ` They began ${ended ? 'again ' : ''}${fromThen(next.at, at)}.` : '';
  const endedWithin = ended && (published === undefined || ended.at > published.at) ? ended : undefined;
  if (!endedWithin && next)
    return found(
      'x-not-subscribed-yet',
      `${xName} was not receiving ${yName} yet.${later}`,
      eventEvidence(published, next),
    );
  if (ended)
    return found(
      'x-subscription-ended',
      endedWithin
        ? `${xName} had stopped receiving ${yName} ${fromThen(ended.at, at)}, while ${yName} went on publishing.${later}`
        : `${xName} had stopped receiving ${yName} ${fromThen(ended.at, at)}, and did not begin again when ${yName} did.`,
      eventEvidence(ended, published, next),
    );
  return found(
    'x-never-subscribed',
    `${xName} never subscribed to ${yName} in this session, nor was an attempt recorded.`,
    [
      ...eventEvidence(published),
      factEvidence(
        `All ${eventsOf(x).length} events of participant ${x.participantId} are known, and no subscription to ${yName} is among them.`,
      ),
    ],
  );
}
