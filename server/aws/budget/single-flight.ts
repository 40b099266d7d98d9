import { type Priority, rankOf } from './priority.ts';

/** What a flight knows of those who wait for it, while they come and go. */
export interface Crew {
  /** Of the one who wants it most. */
  priority: () => Priority;
  /** The browsers' ids of their requests, of those that gave one. */
  requests: () => readonly string[];
  /** Aborted when the last one has left. */
  signal: AbortSignal;
}

interface Waiter {
  priority: Priority;
  signal: AbortSignal;
  /** The browser's own id for the request. */
  request?: string | undefined;
}

interface Flight<T> {
  waiters: Set<Waiter>;
  landing: Promise<T>;
  cancel: AbortController;
}

/**
 * Lets equal questions be asked once. Who comes while one is on its way waits for the same answer; who leaves takes
 * nothing from the others, and only when all have left is the question taken back.
 */
export class SingleFlight<T> {
  readonly #flights = new Map<string, Flight<T>>();

  /**
   * @param key the same for questions with the same answer
   * @param start asks; must not end synchronously
   * @throws the signal's reason once it is aborted, and whatever `start` throws
   */
  async join(key: string, waiter: Waiter, start: (crew: Crew) => Promise<T>): Promise<T> {
    waiter.signal.throwIfAborted();
    const flight = this.#flights.get(key) ?? this.#depart(key, start);
    flight.waiters.add(waiter);
    return new Promise<T>((resolve, reject) => {
      const leave = (): void => {
        flight.waiters.delete(waiter);
        if (flight.waiters.size === 0) {
          // Who asks from now on must not be handed an answer that was cut.
          if (this.#flights.get(key) === flight) this.#flights.delete(key);
          flight.cancel.abort(waiter.signal.reason);
        }
        reject(waiter.signal.reason);
      };
      waiter.signal.addEventListener('abort', leave, { once: true });
      flight.landing.finally(() => waiter.signal.removeEventListener('abort', leave)).then(resolve, reject);
    });
  }

  /** Who asks from now on is not given an answer to a question of before; who waits already still is. */
  departAnew(): void {
    this.#flights.clear();
  }

  #depart(key: string, start: (crew: Crew) => Promise<T>): Flight<T> {
    const cancel = new AbortController();
    const waiters = new Set<Waiter>();
    const priority = (): Priority =>
      [...waiters].reduce<Priority>(
        (most, waiter) => (rankOf(waiter.priority) < rankOf(most) ? waiter.priority : most),
        'background',
      );
    const requests = (): string[] =>
      [...waiters].flatMap(({ request }) => (request === undefined ? [] : [request]));
    const flight: Flight<T> = {
      waiters,
      cancel,
      // After this turn of the event loop's microtasks, when the first waiter is in.
      landing: Promise.resolve()
        .then(async () => start({ priority, requests, signal: cancel.signal }))
        .finally(() => {
          if (this.#flights.get(key) === flight) this.#flights.delete(key);
        }),
    };
    this.#flights.set(key, flight);
    return flight;
  }
}
