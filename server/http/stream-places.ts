import { ApiError } from './api-error.ts';

/** The places for live streams: each holds a connection and its buffers for as long as somebody watches. */
export interface StreamPlaces {
  /**
   * Takes a place.
   * @returns gives it back; to be called once or more often
   * @throws {ApiError} `too_many_requests`, which names the limit that is reached
   */
  take(address: string): () => void;
}

/** The place of one connection, once it has taken it. */
export interface Place {
  /** @throws {ApiError} as of `StreamPlaces` */
  take: () => void;
  leave: () => void;
}

/** Takes a place once and gives it back once, however often it is asked to. */
export function placeOf(places: StreamPlaces, address: string): Place {
  let leave: (() => void) | undefined;
  return {
    take: () => void (leave ??= places.take(address)),
    leave: () => leave?.(),
  };
}

const RETRY_SECONDS = 10;

export function streamPlaces({
  streams: most,
  streamsPerAddress: mostOfOne,
}: {
  streams: number;
  streamsPerAddress: number;
}): StreamPlaces {
  const byAddress = new Map<string, number>();
  let taken = 0;
  return {
    take(address) {
      if (taken >= most)
        throw full(
          `${most} live streams are open, which is as many as this console serves at one time (CALLBOARD_STREAMS).`,
        );
      const own = byAddress.get(address) ?? 0;
      if (own >= mostOfOne)
        throw full(
          `Your address has ${mostOfOne} live streams open, which is as many as this console serves to one address ` +
            '(CALLBOARD_STREAMS_PER_ADDRESS).',
        );
      byAddress.set(address, own + 1);
      taken += 1;
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        taken -= 1;
        const left = (byAddress.get(address) ?? 1) - 1;
        if (left === 0) byAddress.delete(address);
        else byAddress.set(address, left);
      };
    },
  };
}

function full(message: string): ApiError {
  return new ApiError('too_many_requests', message, { retryAfterSeconds: RETRY_SECONDS });
}
