import type { LiveConnection } from '#server/aws/connections.ts';
import { callsASecond } from './estimate.ts';
import { personOf } from './people.ts';
import type { SessionLoader } from './session-loader.ts';

/** Between two rounds at least, in milliseconds: the pace of a live session's screen. */
const ROUND_AT_LEAST_MS = 5_000;
/** Rounds take at most this part of the operation's share, as all polling does. */
const PART_OF_SHARE = 0.5;
/** Of a great session only as many are asked again as a screen can use; what is on screen always. */
const AT_MOST = 200;

const NOBODY: ReadonlySet<string> = new Set();

/**
 * Keeps what was loaded of a live session up to date while somebody looks: those who are connected, and those of whom
 * the list says something new, are asked again.
 */
export class FollowLive {
  readonly #loader: SessionLoader;
  readonly #connection: Pick<LiveConnection, 'budget'>;
  /** Of whom the list said something new, and when it did, milliseconds since the epoch. */
  readonly #changed = new Map<string, number>();
  #nextAt = 0;
  #round: Promise<void> | undefined;

  constructor(loader: SessionLoader, connection: Pick<LiveConnection, 'budget'>) {
    this.#loader = loader;
    this.#connection = connection;
  }

  /** A page of the list of participants, whoever asked for it. */
  seen(page: readonly Parameters<typeof personOf>[0][], asOf: number): void {
    const { people, peopleAt } = this.#loader;
    for (const summary of page) {
      const person = personOf(summary, NOBODY);
      if (person === undefined) continue;
      const before = people.get(person.id);
      if (before?.state === person.state) continue;
      people.set(person.id, { ...person, troubled: person.troubled || before?.troubled === true });
      // The first pass asks about everybody.
      if (peopleAt > 0) this.#changed.set(person.id, asOf);
    }
    if (peopleAt > 0) this.#loader.peopleAt = Math.max(peopleAt, asOf);
  }

  /**
   * Asks again where it is time. To be called every second or so while somebody looks.
   * @param now milliseconds on a clock that only goes forward
   */
  look(now: number, wanted: ReadonlySet<string>): void {
    const loader = this.#loader;
    if (loader.endedAt !== undefined || loader.busy || this.#round !== undefined || now < this.#nextAt)
      return;
    if (loader.peopleAt === 0) return;
    const ids = this.#due(wanted);
    if (ids.length === 0) return;
    this.#changed.clear();
    for (const id of ids) {
      const known = loader.known(id);
      if (known !== undefined) loader.outdate(id, known.asOf + 1);
    }
    const perSecond = callsASecond(this.#connection) * PART_OF_SHARE;
    this.#nextAt = now + Math.max(ROUND_AT_LEAST_MS, (1000 * ids.length) / perSecond);
    this.#round = loader
      .run(ids, new AbortController().signal)
      // Whoever looks is told of it by the failures of the lanes.
      .catch(() => undefined)
      .finally(() => (this.#round = undefined));
  }

  #due(wanted: ReadonlySet<string>): string[] {
    const { people, book } = this.#loader;
    const due = new Set<string>();
    for (const id of wanted) if (people.get(id)?.connected === true) due.add(id);
    for (const [id, since] of this.#changed) if ((this.#loader.known(id)?.asOf ?? 0) < since) due.add(id);
    for (const { id, connected, publishes } of people.values()) {
      if (due.size >= AT_MOST) break;
      if (connected && publishes && book.has(id)) due.add(id);
    }
    for (const { id, connected } of people.values()) {
      if (due.size >= AT_MOST) break;
      if (connected && book.has(id)) due.add(id);
    }
    return [...due].slice(0, AT_MOST);
  }
}
