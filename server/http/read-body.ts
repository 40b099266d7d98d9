import express, { type Request, type Response } from 'express';
import { ApiError, badRequest } from './api-error.ts';

/**
 * The raw bytes of a request body. Compressed bodies are refused, so that the limit is a limit of memory as well.
 *
 * @param limit bytes
 * @throws {ApiError} `payload_too_large`, `unsupported_media_type`, `bad_request`
 */
export async function readBody(request: Request, response: Response, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    await takeAway(request);
    throw tooLarge(limit);
  }
  const read = express.raw({ type: () => true, limit, inflate: false });
  await new Promise<void>((resolve, reject) => {
    read(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(explained(error, limit));
    });
  });
  const body: unknown = request.body;
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

/**
 * The JSON value of a request body. Only `application/json` in UTF-8 is read: a form or a plain text post is what
 * another site can send without asking.
 *
 * @param limit bytes
 * @throws {ApiError} `unsupported_media_type`, `payload_too_large`, `bad_request`
 */
export async function readJson(request: Request, response: Response, limit: number): Promise<unknown> {
  const [mediaType = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((part) => part.trim()).find((part) => part.startsWith('charset='));
  if (
    mediaType.trim() !== 'application/json' ||
    (charset !== undefined && !/^charset="?utf-8"?$/.test(charset))
  )
    throw new ApiError(
      'unsupported_media_type',
      'The body must be JSON: send it as application/json in UTF-8.',
    );
  const bytes = await readBody(request, response, limit);
  try {
    const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
    refusePrototype(value);
    return value;
  } catch (cause) {
    if (cause instanceof ApiError) throw cause;
    throw new ApiError('bad_request', 'The body is not valid JSON in UTF-8.', {
      fields: [{ path: 'body', message: 'is not valid JSON in UTF-8' }],
      cause,
    });
  }
}

/**
 * The one key that objects cannot simply have: schemas pass over it, and what was sent would be lost without a word.
 * A reviver of `JSON.parse` would be called for each value and take ten times as long; a list of what is still to be
 * looked at rather than calls within calls, as bodies may be 100,000 deep.
 */
function refusePrototype(body: unknown): void {
  const open: object[] = [];
  const look = (value: unknown): void => {
    if (typeof value === 'object' && value !== null) open.push(value);
  };
  look(body);
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    if (Object.hasOwn(each, '__proto__'))
      throw badRequest([{ path: 'body', message: 'must not have a key named __proto__' }]);
    (Array.isArray(each) ? each : Object.values(each)).forEach(look);
  }
}

/** Whether the request announces a body. */
export function hasBody(request: Request): boolean {
  return (
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0
  );
}

/** Milliseconds in which the rest of a body that is refused may still come. */
const TAKE_AWAY_MS = 1_000;

/**
 * Throws away what comes of a body, for a moment: who is answered while it still sends may find the connection broken
 * and never read why. Who sends slowly is answered all the same.
 */
async function takeAway(request: Request): Promise<void> {
  request.resume();
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, TAKE_AWAY_MS);
    request.once('end', done);
    request.once('close', done);
  });
}

function tooLarge(limit: number, headers: Readonly<Record<string, string>> = {}): ApiError {
  return new ApiError('payload_too_large', `The body is larger than the ${limit} bytes allowed here.`, {
    headers,
  });
}

function explained(error: unknown, limit: number): unknown {
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
  const headers = { Connection: 'close' };
  if (type === 'entity.too.large') return tooLarge(limit, headers);
  if (type === 'encoding.unsupported')
    return new ApiError('unsupported_media_type', 'A compressed body is not accepted here.', { headers });
  if (type === 'request.size.invalid' || type === 'request.aborted')
    return new ApiError('bad_request', 'The body ended before its announced length.', { headers });
  return error;
}
