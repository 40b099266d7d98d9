import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query';

const sent = new WeakMap<QueryClient, Map<string, string>>();

/** A random name for a request, in the form of a UUID. `crypto.randomUUID` is missing on plain http. */
export function newRequestId(): string {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Notes under which name a query's present request was sent; returns the function that forgets it. */
export function noteRequest(client: QueryClient, key: QueryKey, id: string): () => void {
  let ofClient = sent.get(client);
  if (ofClient === undefined) sent.set(client, (ofClient = new Map()));
  const hash = hashKey(key);
  ofClient.set(hash, id);
  return () => {
    if (ofClient.get(hash) === id) ofClient.delete(hash);
  };
}

/** The name of the request that a query waits for now. */
export function requestOf(client: QueryClient, key: QueryKey): string | undefined {
  return sent.get(client)?.get(hashKey(key));
}
