import { adviceFor } from './advice.ts';
import type { Check, Conclusion, FoundCause, Investigation, Rung } from './finding.ts';
import type { Entry, Known, Person } from './known.ts';
import { eventEvidence, eventsOf, factEvidence, type PlacedEvent } from './ordered-events.ts';
import { checkPresence, type Presence } from './presence-check.ts';
import { checkPublishing, type Publishing } from './publishing-check.ts';
import { checkReceiving, type Receiving, subscriptionAt } from './receiving-check.ts';
import { checkMembership, checkSession } from './session-checks.ts';
import { checkMedia } from './media-check.ts';
import { checkDisconnects, checkErrors, checkIdentity, checkShared } from './side-checks.ts';
import { nameOf } from './words.ts';

/**
 * Why X did not receive Y at an instant: a ladder of checks, each with its verdict and what it rests on. The first check
 * that fails is the cause, if it suffices by itself; what else would have sufficed is told beside it. What is not known
 * never fails a check.
 */
export function investigate(known: Known): Investigation {
  const session = checkSession(known);
  const membership = checkMembership(known);
  const outside = [session, membership].find(({ found }) => found !== undefined);
  if (outside?.found) return notReached([session, membership], outside.found);

  const yPresence = checkPresence(known, 'y', (entry) =>
    first(known.x.entries, (x) => subscriptionAt(x, entry.participantId, known.at)),
  );
  const xPresence = checkPresence(known, 'x', () => undefined);
  const pair = bestPair(known, xPresence, yPresence);
  const receivable = checkReceivable(known, pair.y);
  const media = checkMedia(known, {
    x: pair.x,
    y: pair.y,
    published: pair.publishing.was.rung.verdict !== 'no',
  });
  const identity = checkIdentity(known, { x: pair.x, y: pair.y, at: known.at }, pair.subscription);

  const rungs: Rung[] = [
    session.rung,
    membership.rung,
    xPresence.rung,
    yPresence.rung,
    ...(receivable ? [receivable.rung] : []),
    pair.publishing.was.rung,
    pair.publishing.could.rung,
    pair.receiving.was.rung,
    pair.receiving.could.rung,
    identity.rung,
    checkErrors(known),
    checkDisconnects(known),
    checkShared(known),
    media,
  ];
  // Whether X had a subscription says something of its own only where both were there and there was something to
  // subscribe to, but for what X could not have done with anybody.
  const published = [xPresence, yPresence, pair.publishing.was].every(({ rung }) => rung.verdict === 'yes');
  const receivingFound = pair.receiving.was.found;
  const counts = published || (receivingFound && isOwnFault(receivingFound));
  const publishing = unlessAnother(pair.publishing.was, known.y);
  const receiving = unlessAnother(unlessAnother(pair.receiving.was, known.x), known.y);
  const deciding: Check[] = [
    xPresence,
    yPresence,
    publishing,
    counts ? receiving : { rung: receiving.rung, unsure: receiving.unsure ?? false },
  ];
  const causes = deciding.flatMap(({ found }) => (found ? [found] : []));
  const checks = [session, membership, ...deciding];
  return {
    conclusion: conclude(known, checks, causes[0], { instead: receivable?.found ?? identity.found, media }),
    others: causes.slice(1),
    rungs,
    cannotTell: CANNOT_TELL,
    pair: { x: pair.x?.participantId, y: pair.y?.participantId },
  };
}

/** A failed check of one participant is sure only where the person is known not to have been another one too. */
function unlessAnother(check: Check, { entriesKnown }: Person): Check {
  return check.found && entriesKnown !== 'whole' ? { ...check, unsure: true } : check;
}

/** What X could not have done with anybody, whether or not Y published. */
function isOwnFault({ cause }: FoundCause): boolean {
  return cause === 'x-only-sends' || cause === 'x-token-exchanged' || cause === 'x-token-without-subscribe';
}

function first<Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Found | undefined,
): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface PairChecks {
  x: Entry | undefined;
  y: Entry | undefined;
  publishing: Publishing;
  receiving: Receiving;
  subscription: PlacedEvent | undefined;
}

/** Of the participants that each of them was, the pair that got furthest; the one that was asked about, if it was there. */
function bestPair(known: Known, xPresence: Presence, yPresence: Presence): PairChecks {
  const xs = acting(known.x, xPresence);
  const ys = acting(known.y, yPresence);
  const pairs = xs.flatMap((x) => ys.map((y) => checkPair(known, x, y)));
  return pairs.reduce((best, pair) => (reach(pair) > reach(best) ? pair : best));
}

/** `undefined` stands for somebody who was not there. */
function acting({ asked }: Person, { there }: Presence): readonly (Entry | undefined)[] {
  const named = there.find(({ participantId }) => participantId === asked);
  if (named) return [named];
  // The last to join is the likeliest to be the person's device of that moment.
  return there.length === 0 ? [undefined] : there.toSorted((a, b) => joinedLast(b) - joinedLast(a));
}

function joinedLast(entry: Entry): number {
  const join = eventsOf(entry).findLast(({ name }) => name === 'JOINED');
  return join?.at ?? entry.facts?.firstJoinTime ?? 0;
}

const POINTS: Readonly<Record<Rung['verdict'], number>> = { yes: 2, unknown: 1, 'not-available': 0, no: 0 };

function reach({ publishing, receiving }: PairChecks): number {
  return 3 * POINTS[publishing.was.rung.verdict] + POINTS[receiving.was.rung.verdict];
}

function checkPair(known: Known, x: Entry | undefined, y: Entry | undefined): PairChecks {
  const { at } = known;
  const xName = nameOf(known.x);
  const yName = nameOf(known.y);
  const subscription = x && y ? subscriptionAt(x, y.participantId, at) : undefined;
  const publishing = y ? checkPublishing(y, yName, at, subscription) : absentPublishing(yName);
  const receiving =
    x && y
      ? checkReceiving({ x, y, xName, yName, at }, publishing.began)
      : absentReceiving(xName, yName, x ? yName : xName);
  return { x, y, publishing, receiving, subscription };
}

function doesNotArise(id: Rung['id'], question: string, name: string): Check {
  const words = `Does not arise: ${name} was not there.`;
  return { rung: { id, question, verdict: 'not-available', words, evidence: [] } };
}

function absentPublishing(yName: string): Publishing {
  return {
    was: doesNotArise('y-publishing', `Was ${yName} publishing?`, yName),
    could: doesNotArise('y-could-publish', `Could ${yName} publish?`, yName),
    began: undefined,
  };
}

function absentReceiving(xName: string, yName: string, absent: string): Receiving {
  return {
    was: doesNotArise('x-subscribed', `Did ${xName} have a subscription to ${yName}?`, absent),
    could: doesNotArise('x-could-subscribe', `Could ${xName} receive anybody?`, absent),
  };
}

/** Only of redundant ingest: whether Y is what others receive, or an encoder behind it. */
function checkReceivable(known: Known, acts: Entry | undefined): Check | undefined {
  const { y, at } = known;
  const asked = y.entries.find(({ participantId }) => participantId === y.asked);
  if (!y.entries.some(({ ingestPart }) => ingestPart !== undefined)) return undefined;
  const question = `Is ${y.asked} what others receive?`;
  if (asked?.ingestPart !== 'physical')
    return {
      rung: {
        id: 'y-receivable',
        question,
        verdict: 'yes',
        words: 'Two encoders feed it; others receive this participant.',
        evidence: [],
      },
    };
  const subscription = acts && first(known.x.entries, (x) => subscriptionAt(x, acts.participantId, at));
  const virtual = y.entries.find(({ ingestPart }) => ingestPart === 'virtual');
  const words =
    `Participant ${asked.participantId} is one of two encoders of redundant ingest, which nobody can receive. ` +
    (virtual ? `Others receive participant ${virtual.participantId}, which they feed.` : '');
  const found: FoundCause = {
    cause: 'y-is-redundant-encoder',
    rung: 'y-receivable',
    words,
    evidence: [
      factEvidence(
        `Ingest configuration ${asked.facts?.ingestConfigurationId ?? ''} names it as one of its two encoders.`,
      ),
      ...eventEvidence(subscription),
    ],
    whatToDo: adviceFor('y-is-redundant-encoder'),
  };
  const { evidence, whatToDo } = found;
  return { rung: { id: 'y-receivable', question, verdict: 'no', words, evidence, whatToDo }, found };
}

/**
 * @param cause the first that suffices
 * @param aside where nothing was wrong: what is told instead, if it was with whom was asked about, and how media flowed
 */
function conclude(
  known: Known,
  checks: readonly Check[],
  cause: FoundCause | undefined,
  { instead, media }: { instead: FoundCause | undefined; media: Rung },
): Conclusion {
  const until = cause ? checks.findIndex(({ found }) => found === cause) + 1 : checks.length;
  const unsure =
    known.at > (known.knownUntil ?? known.asOf) ||
    checks.slice(0, until).some((check) => check.unsure === true);
  if (cause) return { ...cause, confidence: unsure ? 'likely' : 'certain' };

  const undecided = checks.find(({ rung }) => rung.verdict === 'unknown' && rung.id !== 'session');
  if (undecided)
    return {
      cause: 'not-enough-data',
      rung: undecided.rung.id,
      words: `This cannot be decided: ${undecided.rung.words}`,
      evidence: undecided.rung.evidence,
      whatToDo: undecided.rung.whatToDo ?? adviceFor('not-enough-data'),
      confidence: 'open',
    };
  if (instead) return { ...instead, confidence: unsure ? 'likely' : 'certain' };
  return {
    cause: 'no-fault',
    rung: null,
    words: `By this data ${nameOf(known.x)} was receiving ${nameOf(known.y)}. ${
      media.verdict === 'no'
        ? `But what flowed was not good: ${media.words}`
        : 'If nothing was seen or heard, the reason lies where the data does not reach.'
    }`,
    evidence: checks.flatMap(({ rung }) => rung.evidence).filter(({ kind }) => kind === 'event'),
    whatToDo: adviceFor('no-fault'),
    confidence: unsure ? 'likely' : 'certain',
  };
}

/** There was no session with both of them: the other checks do not arise. */
function notReached(checks: readonly Check[], found: FoundCause): Investigation {
  const before = checks.findIndex((check) => check.found === found) + 1;
  return {
    conclusion: { ...found, confidence: 'certain' },
    others: checks.slice(before).flatMap((check) => (check.found ? [check.found] : [])),
    rungs: checks.map(({ rung }) => rung),
    cannotTell: CANNOT_TELL,
    pair: { x: undefined, y: undefined },
  };
}

/** ivs-realtime.md 4.6 and 9: what events and metrics do not have. */
const CANNOT_TELL: readonly string[] = [
  'Whether it was the sound or the picture: events do not tell tracks apart, nor whether one was switched off.',
  'What happened in the browser or app: blocked cameras, network errors before joining and errors of a token’s signature never become events.',
  'Why somebody left: the service records that they did, and not the reason.',
  'How good the connection was: packet loss and bitrate of a receiver are measured only while it publishes too.',
  'What came first within one second: the service records whole seconds.',
];
