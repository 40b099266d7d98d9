import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';
import type { BytesEndpoint } from '#shared/contract/endpoint.ts';
import { ApiError } from './api-error.ts';
import { audited } from './audited.ts';
import type { Download, RequestContext } from './handlers.ts';
import { inputParser } from './parse-input.ts';
import { hasBody, readJson } from './read-body.ts';
import { type EndpointDependencies, openScope } from './request-scope.ts';
import { searchOf } from './search-of.ts';

type AnyHandler = (input: Record<string, unknown>, context: RequestContext) => Promise<Download>;

/** Answers a download: always as an attachment, so that nothing in it is ever rendered as a page of ours. */
export function serveBytes(
  endpoint: BytesEndpoint,
  handler: AnyHandler,
  dependencies: EndpointDependencies,
): RequestHandler {
  const parse = inputParser(endpoint);
  return async (request, response) => {
    const scope = openScope(endpoint, response, dependencies);
    if (endpoint.body === undefined && hasBody(request) && request.method !== 'GET')
      throw new ApiError('bad_request', 'This endpoint takes no body.', { headers: { Connection: 'close' } });
    const body =
      endpoint.body === undefined
        ? undefined
        : await scope.within(readJson(request, response, endpoint.limits.bodyBytes));
    const input = parse({ params: request.params, search: searchOf(request), body });
    const download = await scope.within(
      audited(endpoint, response, dependencies, scope, input, async () => handler(input, scope.context)),
    );
    if (!endpoint.contentTypes.includes(download.contentType))
      throw new Error(`${endpoint.id} answered with the undeclared content type ${download.contentType}`);
    scope.answered();
    response.attachment(safeFilename(download.filename));
    response.setHeader('Content-Type', download.contentType);
    response.set(download.headers ?? {});
    if (download.body instanceof Uint8Array) {
      response.send(await asTaken(download.body, download.encoding, request, response));
      return;
    }
    if (download.encoding !== undefined) throw new Error(`${endpoint.id} compresses a stream by itself`);
    // A failure half-way cuts the connection: a download that ends too early must not look complete.
    await pipeline(Readable.from(download.body), response, { signal: scope.context.signal });
  };
}

/** The body as it is where the browser takes its encoding, and plain where not. */
async function asTaken(
  body: Uint8Array,
  encoding: Download['encoding'],
  request: Request,
  response: Response,
): Promise<Buffer> {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (encoding === undefined) return bytes;
  response.vary('Accept-Encoding');
  if (request.acceptsEncodings(encoding) !== encoding) return promisify(brotliDecompress)(bytes);
  response.setHeader('Content-Encoding', encoding);
  return bytes;
}

/** Without path, control, bidirectional or reserved characters, at most 120 characters, never hidden or empty. */
export function safeFilename(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\/:*?"<>|]+/gu, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const characters = Array.from(clean);
  if (characters.length <= 120) return clean === '' ? 'download' : clean;
  const dot = clean.lastIndexOf('.');
  const extension = dot > 0 && clean.length - dot <= 10 ? clean.slice(dot) : '';
  return characters.slice(0, 120 - extension.length).join('') + extension;
}
