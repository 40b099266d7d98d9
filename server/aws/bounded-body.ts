import { pipeline, Readable, Transform } from 'node:stream';

/** An answer is longer than any that AWS gives: it is not read to its end. */
export class AnswerTooLong extends Error {
  override readonly name = 'AnswerTooLong';

  constructor(limitBytes: number) {
    super(`it is longer than ${Math.round(limitBytes / 1_048_576)} MB`);
  }
}

/** Bytes of a body that have come so far. */
export interface ReceivedBody {
  bytes: number;
}

/**
 * Lets a body through up to a bound and ends the connection beyond it, so that a broken upstream cannot fill the
 * memory: the SDK reads every body whole before it looks at it.
 *
 * @param limitBytes the longest body
 * @param received is told of every piece as it comes
 */
export function boundedBody(body: Readable, limitBytes: number, received: ReceivedBody): Readable {
  const counter = new Transform({
    transform(piece: Buffer, _encoding, done) {
      received.bytes += piece.length;
      if (received.bytes > limitBytes) done(new AnswerTooLong(limitBytes));
      else done(null, piece);
    },
  });
  // The error reaches whoever reads the counter; pipeline ends the connection that nobody reads any more.
  return pipeline(body, counter, () => undefined);
}

/** The body of an HTTP answer as the SDK holds it, where it is a stream of Node. */
export function streamOf(response: unknown): { body: Readable } | undefined {
  if (typeof response !== 'object' || response === null || !('body' in response)) return undefined;
  return response.body instanceof Readable ? (response as { body: Readable }) : undefined;
}
