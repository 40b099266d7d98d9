import type { Intervention } from '../state/interventions.ts';
import { DAY, SECOND, wholeSeconds } from './schedule.ts';
import type { Person } from './people.ts';
import type { Capability, Exchange, Failure, IngestTie, ParticipantScript, TokenFacts } from './script.ts';
import { overlaps, type Span } from './span.ts';
import { Stretches } from './stretches.ts';

/** What somebody in a session does, or what is done to them. */
export type PersonAct = Extract<Intervention, { stageId: string; sessionId: string; participantId: string }>;

/** Publishing may last 24 hours (service quotas). */
const LONGEST_PUBLICATION = DAY;

/** How long a connection that broke off is believed to be there. UNCONFIRMED: the service's own figure. */
const NOTICED_AFTER = 5 * SECOND;

/** These happen to an attempt to publish; any other trouble cuts a publisher off. */
const OF_ATTEMPTS: ReadonlySet<string> = new Set([
  'INSUFFICIENT_CAPABILITIES',
  'QUOTA_EXCEEDED',
  'INVALID_STREAM_KEY',
  'INVALID_PROTOCOL',
  'REUSE_OF_STREAM_KEY',
]);

/**
 * What a participant's acts make of it, before it is known whether all its publications find a seat: those are what it
 * would publish. Whatever does not fit (to publish while away, say) has no effect.
 */
export interface ActedPerson extends Pick<
  ParticipantScript,
  'participantId' | 'person' | 'attributes' | 'exchanges' | 'presences' | 'watching' | 'failures' | 'ingest'
> {
  wanted: readonly Span[];
  choices: ReadonlyMap<string, readonly Span[]>;
}

/** Somebody without a past, for whom the first act is to join. */
export interface Newcomer {
  person: Person;
}

/** Plays the acts of one participant in one session, in order. A scripted one is taken over where its script stands. */
export function actedPerson(
  acts: readonly [PersonAct, ...PersonAct[]],
  from: Newcomer | ParticipantScript,
): ActedPerson {
  const player = new Player(from, wholeSeconds(acts[0].at));
  for (const act of acts) player.play(act);
  return player.result(acts[0].participantId);
}

class Player {
  private readonly person: Person;
  private attributes: ParticipantScript['attributes'] | undefined;
  private ingest: IngestTie | undefined;
  private token: TokenFacts = { capabilities: [], attributes: {}, userId: '', expiresAt: Infinity };
  private readonly exchanges: Exchange[] = [];
  private readonly failures: Failure[] = [];
  private readonly presence: Stretches;
  private readonly publishing: Stretches;
  private readonly watching: Stretches;
  private readonly remotes = new Map<string, Stretches>();
  /** Whether it receives everybody who publishes, but for those it has declined; or nobody but those it has chosen. */
  private everybody = false;
  private readonly declined = new Set<string>();
  private readonly chosen = new Set<string>();
  private barred = false;
  private noticedAt = Infinity;

  constructor(from: Newcomer | ParticipantScript, instant: number) {
    this.person = from.person;
    const past = 'participantId' in from ? from : undefined;
    this.presence = new Stretches(past?.presences, instant);
    this.publishing = new Stretches(past?.publications, instant);
    this.watching = new Stretches(past?.watching, instant);
    if (past) this.takeOver(past, instant);
  }

  private takeOver(past: ParticipantScript, instant: number): void {
    this.attributes = past.attributes;
    this.ingest = past.ingest;
    this.exchanges.push(...past.exchanges.filter(({ at }) => at <= instant));
    this.failures.push(...past.failures.filter(({ at }) => at <= instant));
    this.everybody = this.watching.openSince !== undefined;
    // Scripts do not say what a token allows; whoever publishes at some time has one that allows it.
    const capabilities: readonly Capability[] =
      past.publications.length > 0 ? ['PUBLISH', 'SUBSCRIBE'] : ['SUBSCRIBE'];
    this.token = this.exchanges.at(-1)?.next ??
      past.exchanges[0]?.previous ?? {
        capabilities,
        attributes: past.attributes,
        userId: past.person.userId,
        expiresAt: wholeSeconds(past.presences[0]?.from ?? instant) + 12 * 3_600 * SECOND,
      };
  }

  play(act: PersonAct): void {
    const at = wholeSeconds(act.at);
    this.settle(at, act.kind === 'person-joined');
    switch (act.kind) {
      case 'person-joined':
        return this.join(at, act);
      case 'person-left':
        if (!act.lost) return this.leave(at);
        this.noticedAt = at + NOTICED_AFTER;
        return undefined;
      case 'participant-disconnected':
        this.leave(at);
        this.barred = true;
        return undefined;
      case 'person-published':
        return this.publish(at, act.refusal);
      case 'person-unpublished':
        return this.publishing.end(at);
      case 'person-subscribed':
        return this.subscribe(at, act);
      case 'person-unsubscribed':
        return this.unsubscribe(at, act.remoteParticipantId);
      case 'person-failed':
        return this.fail(at, act);
      case 'token-exchanged':
        return this.exchange(at, act.token);
    }
  }

  /** What has come about by itself since the last act. */
  private settle(at: number, returns: boolean): void {
    const since = this.publishing.openSince;
    const limit = (since ?? 0) + LONGEST_PUBLICATION;
    if (since !== undefined && limit <= Math.min(at, this.noticedAt)) this.cutOffAt(limit);
    if (this.noticedAt <= at || (returns && this.noticedAt < Infinity))
      this.leave(Math.min(at, this.noticedAt));
  }

  private cutOffAt(limit: number): void {
    this.publishing.end(limit);
    this.failures.push({ at: limit, name: 'PUBLISH_ERROR', errorCode: 'STREAM_DURATION_EXCEEDED' });
  }

  private get isThere(): boolean {
    return this.presence.openSince !== undefined;
  }

  /** Events of somebody lie within its presence, which may have begun a moment later than asked for. */
  private inPresence(at: number): number {
    return Math.max(at, this.presence.openSince ?? at);
  }

  private join(at: number, { token, watches, ingest }: Extract<PersonAct, { kind: 'person-joined' }>): void {
    // An encoder has a stream key and no token that could be barred.
    if ((this.barred && ingest === null) || this.isThere) return;
    this.presence.begin(at);
    if (this.attributes === undefined) {
      this.attributes = token.attributes;
      this.everybody = watches;
    }
    this.ingest ??= ingest ?? undefined;
    // Who comes back with a token it has exchanged meanwhile has what the last one says.
    if (this.exchanges.length === 0) this.token = token;
    this.receive(this.inPresence(at));
  }

  private leave(at: number): void {
    this.noticedAt = Infinity;
    if (!this.isThere) return;
    this.publishing.end(at);
    this.watching.end(at);
    for (const remote of this.remotes.values()) remote.end(at);
    this.presence.end(at, this.publishing.lastEnd);
  }

  private publish(at: number, refusal: Failure['errorCode'] | null): void {
    if (!this.isThere) return;
    const from = this.inPresence(at);
    const may = this.token.capabilities.includes('PUBLISH');
    const errorCode = refusal ?? (may ? undefined : 'INSUFFICIENT_CAPABILITIES');
    if (errorCode === undefined) this.publishing.begin(from);
    else this.failures.push({ at: from, name: 'PUBLISH_ERROR', errorCode });
  }

  /** Receives from now on whom it wants and may. */
  private receive(at: number): void {
    if (!this.isThere || !this.token.capabilities.includes('SUBSCRIBE')) return;
    if (this.everybody) this.watching.begin(at);
    for (const [id, remote] of this.remotes) {
      if (this.everybody ? !this.declined.has(id) : this.chosen.has(id)) remote.begin(at);
    }
  }

  /** Sets one publisher apart from everybody: its stretches so far are those of all. */
  private remote(id: string): Stretches {
    const known = this.remotes.get(id);
    if (known) return known;
    const apart = this.watching.copy();
    this.remotes.set(id, apart);
    return apart;
  }

  private subscribe(at: number, act: Extract<PersonAct, { kind: 'person-subscribed' }>): void {
    if (!this.isThere) return;
    const { remoteParticipantId: id, refusal } = act;
    const from = this.inPresence(at);
    if (refusal !== null) {
      // An error of a subscription is always about one publisher.
      if (id !== null) this.notReceived(from, refusal, id);
      return;
    }
    if (id === null) {
      this.everybody = true;
      this.declined.clear();
    } else {
      this.remote(id);
      this.declined.delete(id);
      this.chosen.add(id);
    }
    this.receive(from);
  }

  private unsubscribe(at: number, id: string | null): void {
    if (id === null) {
      this.everybody = false;
      this.chosen.clear();
      this.watching.end(at);
      for (const remote of this.remotes.values()) remote.end(at);
    } else {
      this.remote(id).end(at);
      this.declined.add(id);
      this.chosen.delete(id);
    }
  }

  private notReceived(at: number, errorCode: Failure['errorCode'], remoteParticipantId: string): void {
    this.failures.push({ at, name: 'SUBSCRIBE_ERROR', errorCode, remoteParticipantId });
  }

  private fail(at: number, act: Extract<PersonAct, { kind: 'person-failed' }>): void {
    const { name, errorCode, remoteParticipantId } = act;
    if (name === 'JOIN_ERROR') {
      this.failures.push({ at, name, errorCode });
      return;
    }
    if (!this.isThere) return;
    const from = this.inPresence(at);
    if (name === 'SUBSCRIBE_ERROR') {
      if (remoteParticipantId !== null) this.notReceived(from, errorCode, remoteParticipantId);
      return;
    }
    this.failures.push({ at: from, name, errorCode });
    if (!OF_ATTEMPTS.has(errorCode)) this.publishing.end(from);
  }

  private exchange(at: number, next: TokenFacts): void {
    if (!this.isThere) return;
    const from = this.inPresence(at);
    this.exchanges.push({ at: from, previous: this.token, next });
    this.token = next;
    // AWS's guide on token exchange: capabilities act at once, and losing PUBLISH ends publishing.
    if (!next.capabilities.includes('PUBLISH')) this.publishing.end(from);
    if (next.capabilities.includes('SUBSCRIBE')) return this.receive(from);
    this.watching.end(from);
    for (const remote of this.remotes.values()) remote.end(from);
  }

  result(participantId: string): ActedPerson {
    this.settle(Infinity, false);
    const presences = this.presence.all();
    const received = (stretches: Stretches) => overlaps(stretches.all(), presences);
    return {
      participantId,
      person: this.person,
      attributes: this.attributes ?? {},
      exchanges: this.exchanges,
      presences,
      wanted: this.publishing.all(),
      watching: received(this.watching),
      choices: new Map([...this.remotes].map(([id, remote]) => [id, received(remote)])),
      failures: this.failures,
      ingest: this.ingest,
    };
  }
}
