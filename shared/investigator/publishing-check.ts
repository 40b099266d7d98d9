import { adviceFor } from './advice.ts';
import type { Cause } from './causes.ts';
import { endTogether, type Obstacle, obstacleTo } from './failed-attempt.ts';
import type { Check, Evidence, FoundCause } from './finding.ts';
import type { Entry } from './known.ts';
import { eventEvidence, eventsOf, factEvidence, type PlacedEvent } from './ordered-events.ts';
import { missingWords } from './presence-check.ts';
import { PRESENCE, PUBLISHING, type Standing, standingAt, stretchesOf } from './stretches.ts';
import { fromThen } from './words.ts';

export interface Publishing {
  was: Check;
  could: Check;
  /** When the publication began that went on, where that is known. */
  began: PlacedEvent | undefined;
}

/**
 * Whether a participant who was there was publishing, and if not, whether it could.
 *
 * @param witness an event of somebody else's that proves the publication, if there is one
 */
export function checkPublishing(
  entry: Entry,
  name: string,
  at: number,
  witness: PlacedEvent | undefined,
): Publishing {
  const question = `Was ${name} publishing?`;
  const was = (verdict: Check['rung']['verdict'], words: string, evidence: readonly Evidence[]): Check => ({
    rung: { id: 'y-publishing', question, verdict, words, evidence },
  });
  if (entry.eventsKnown !== 'whole') {
    if (entry.facts?.published === false) {
      const found = neverPublished(name, [neverPublishedFact(entry)]);
      return { ...failed(question, name, found), began: undefined };
    }
    if (witness)
      return {
        was: {
          ...was('yes', `${name} was publishing: the other side was receiving it.`, eventEvidence(witness)),
          unsure: true,
        },
        could: could(name, 'yes', `${name} published, so that the token allowed it.`, eventEvidence(witness)),
        began: undefined,
      };
    const missing = [factEvidence(missingWords(entry))];
    return {
      was: was('unknown', `Nothing tells whether ${name} was publishing.`, missing),
      could: could(name, 'unknown', 'Nothing tells.', missing),
      began: undefined,
    };
  }

  const events = eventsOf(entry);
  const standing = standingAt(stretchesOf(events, PUBLISHING), at);
  if (standing.state === 'in')
    return {
      was: {
        ...was(
          'yes',
          `${name} had begun to publish ${standing.began ? fromThen(standing.began.at, at) : 'before'} and went on.`,
          eventEvidence(standing.began),
        ),
        unsure: standing.tie,
      },
      could: could(
        name,
        'yes',
        `${name} published, so that the token allowed it.`,
        eventEvidence(standing.began),
      ),
      began: standing.began,
    };
  if (standing.state === 'unknown')
    return {
      was: was(
        'unknown',
        `An end of publishing is recorded, and no beginning: nothing tells when ${name} began.`,
        eventEvidence(standing.next, standing.ended),
      ),
      could: could(name, 'unknown', 'Nothing tells.', []),
      began: undefined,
    };

  const found = obstacleFound(entry, name, at, standing) ?? plainAbsence(entry, name, at, standing);
  return { ...failed(question, name, found, standing.tie), began: undefined };
}

function could(
  name: string,
  verdict: Check['rung']['verdict'],
  words: string,
  evidence: readonly Evidence[],
): Check {
  return { rung: { id: 'y-could-publish', question: `Could ${name} publish?`, verdict, words, evidence } };
}

/** Both rungs of somebody who was not publishing; the cause stands at the one that names it. */
function failed(question: string, name: string, found: FoundCause, unsure = false) {
  const { words, evidence, whatToDo } = found;
  const explained = found.rung === 'y-could-publish';
  return {
    was: {
      rung: {
        id: 'y-publishing' as const,
        question,
        verdict: 'no' as const,
        words: explained ? `${name} was not publishing.` : words,
        evidence,
        whatToDo: explained ? undefined : whatToDo,
      },
      found,
      unsure,
    },
    could: explained
      ? { rung: { ...could(name, 'no', words, evidence).rung, whatToDo } }
      : could(name, 'unknown', 'No attempt failed; what a token allows, the service does not show.', []),
  };
}

function obstacleFound(entry: Entry, name: string, at: number, standing: Standing): FoundCause | undefined {
  const events = eventsOf(entry);
  const { ended, next } = standing;
  const obstacle = obstacleTo({
    events,
    capability: 'PUBLISH',
    at,
    fails: (event) => event.name === 'PUBLISH_ERROR',
    ended,
    lastBegan: events.findLast((event) => event.name === 'PUBLISH_STARTED' && event.at <= at),
    next,
  });
  if (!obstacle) return undefined;
  const cause = PUBLISH_CAUSES[obstacle.kind];
  const errorCode = obstacle.event.errorCode;
  return {
    cause,
    rung: 'y-could-publish',
    words: obstacleWords(obstacle, name, at),
    errorCode,
    evidence: eventEvidence(obstacle.event, endTogether(obstacle, ended), next),
    whatToDo: adviceFor(cause, errorCode),
  };
}

const PUBLISH_CAUSES: Readonly<Record<Obstacle['kind'], Cause>> = {
  'token-exchanged': 'y-token-exchanged',
  'token-without': 'y-token-without-publish',
  error: 'y-publish-error',
};

function obstacleWords({ kind, event }: Obstacle, name: string, at: number): string {
  const when = fromThen(event.at, at);
  if (kind === 'token-exchanged')
    return `${name}’s token was exchanged ${when} for one that does not allow to publish.`;
  if (kind === 'token-without')
    return event.name === 'TOKEN_EXCHANGED'
      ? `${name}’s token did not allow to publish, as its exchange ${when} shows.`
      : `${name}’s token did not allow to publish: an attempt ${when} was refused.`;
  return `Publishing failed ${when}${event.errorCode ? `: ${event.errorCode}` : ''}.`;
}

function plainAbsence(entry: Entry, name: string, at: number, { ended, next }: Standing): FoundCause {
  const again = next ? ` They began ${ended ? 'again ' : ''}${fromThen(next.at, at)}.` : '';
  const found = (cause: Cause, words: string, evidence: readonly Evidence[]): FoundCause => ({
    cause,
    rung: 'y-publishing',
    words,
    evidence,
    whatToDo: adviceFor(cause),
  });
  if (ended)
    return found(
      'y-stopped-publishing',
      `${name} had stopped publishing ${fromThen(ended.at, at)}.${again}`,
      eventEvidence(ended, next),
    );
  if (next)
    return found('y-not-publishing-yet', `${name} was not publishing yet.${again}`, eventEvidence(next));
  const { began } = standingAt(stretchesOf(eventsOf(entry), PRESENCE), at);
  return neverPublished(name, [...eventEvidence(began), neverPublishedFact(entry)]);
}

function neverPublished(name: string, evidence: readonly Evidence[]): FoundCause {
  return {
    cause: 'y-never-published',
    rung: 'y-publishing',
    words: `${name} was there and never published in this session.`,
    evidence,
    whatToDo: adviceFor('y-never-published'),
  };
}

function neverPublishedFact({ participantId, facts }: Entry) {
  return factEvidence(
    facts?.published === false
      ? `By the service’s own record, participant ${participantId} has not published in this session.`
      : `All events of participant ${participantId} are known, and no beginning of publishing is among them.`,
  );
}
