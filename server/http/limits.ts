/** How much of the console one address, and all together, may take. */
export interface HttpLimits {
  /** Requests to the API that an address, and a person, may make a second, in the long run; 0 sets no limit. */
  requestsPerSecond: number;
  /** Live streams that may be open at one time. */
  streams: number;
  /** Live streams that an address may have open at one time. */
  streamsPerAddress: number;
  /** Live streams that a person may have open at one time, from wherever. */
  streamsPerPerson: number;
}

/** A browser has one stream for all its tabs and asks for a few things a second; an office may share an address. */
export const HTTP_LIMITS: HttpLimits = {
  requestsPerSecond: 20,
  streams: 2_000,
  streamsPerAddress: 20,
  streamsPerPerson: 20,
};

/** For how many seconds' worth of requests an address that was quiet may ask at once: a page opened anew asks for dozens. */
export const BURST_SECONDS = 10;

/** Longest target of a request (path and query), in characters. All that a page's address holds is far shorter. */
export const MOST_TARGET = 8_192;

/** Most header lines of a request. Browsers send about twenty, proxies add a few. */
export const MOST_HEADERS = 100;
