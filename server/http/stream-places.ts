import { ApiError } from './api-error.ts';

/** The places for live streams: each holds a connection and its buffers for as long as somebody watches. */
export interface StreamPlaces {
  /**
   * Takes a place.
   * @param person by their id; undefined where nobody is asked
   * @returns gives it back; to be called once or more often
   * @throws {ApiError} `too_many_requests`, which names the limit that is reached
   */
  take(address: string, person?: string): () => void;
}

/** The place of one connection, once it has taken it. */
export interface Place {
  /** @throws {ApiError} as of `StreamPlaces` */
  take: () => void;
  leave: () => void;
}

/** Takes a place once and gives it back once, however often it is asked to. */
export function placeOf(places: StreamPlaces, address: string, person?: string): Place {
  let leave: (() => void) | undefined;
  return {
    take: () => void (leave ??= places.take(address, person)),
    leave: () => leave?.(),
  };
}

const RETRY_SECONDS = 10;

export function streamPlaces({
  streams: most,
  streamsPerAddress,
  streamsPerPerson,
}: {
  streams: number;
  streamsPerAddress: number;
  streamsPerPerson: number;
}): StreamPlaces {
  const byAddress = counted(streamsPerAddress);
  const byPerson = counted(streamsPerPerson);
  let taken = 0;
  return {
    take(address, person) {
      if (taken >= most)
        throw full(
          `${most} live streams are open, which is as many as this console serves at one time (CALLBOARD_STREAMS).`,
        );
      if (!byAddress.hasPlace(address))
        throw full(
          `Your address has ${streamsPerAddress} live streams open, which is as many as this console serves to one address ` +
            '(CALLBOARD_STREAMS_PER_ADDRESS).',
        );
      if (person !== undefined && !byPerson.hasPlace(person))
        throw full(
          `You have ${streamsPerPerson} live streams open, which is as many as this console serves to one person ` +
            '(CALLBOARD_STREAMS_PER_PERSON).',
        );
      byAddress.add(address, 1);
      if (person !== undefined) byPerson.add(person, 1);
      taken += 1;
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        taken -= 1;
        byAddress.add(address, -1);
        if (person !== undefined) byPerson.add(person, -1);
      };
    },
  };
}

/** Counts by name, and remembers nobody who has none. */
function counted(most: number) {
  const counts = new Map<string, number>();
  return {
    hasPlace: (name: string): boolean => (counts.get(name) ?? 0) < most,
    add(name: string, count: 1 | -1): void {
      const left = (counts.get(name) ?? 0) + count;
      if (left <= 0) counts.delete(name);
      else counts.set(name, left);
    },
  };
}

function full(message: string): ApiError {
  return new ApiError('too_many_requests', message, { retryAfterSeconds: RETRY_SECONDS });
}
