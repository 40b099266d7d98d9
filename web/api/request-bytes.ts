import type { BytesEndpoint, Input } from '#shared/contract/endpoint.ts';
import { exchange, readJson, refusalOf } from './request.ts';

/** What came of a download: its bytes, and the headers beside them. */
export interface Bytes {
  bytes: Uint8Array;
  headers: Headers;
}

/**
 * Fetches what is no JSON.
 * @throws as `request`
 */
export async function requestBytes<E extends BytesEndpoint>(
  endpoint: E,
  input: Input<E>,
  signal?: AbortSignal,
): Promise<Bytes> {
  const read = async (response: Response): Promise<unknown> =>
    response.ok ? new Uint8Array(await response.arrayBuffer()) : readJson(response);
  const { response, content } = await exchange(endpoint, input, read, signal);
  if (content instanceof Uint8Array) return { bytes: content, headers: response.headers };
  throw refusalOf(response, content);
}
