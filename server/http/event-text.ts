import type { StreamEndpoint } from '#shared/contract/endpoint.ts';
import { encodeOutput } from './encode-output.ts';

export interface AnyEvent {
  event: string;
  data: unknown;
  id?: string;
}

/** By the event's own object: one that many readers are given is encoded once. */
const texts = new WeakMap<AnyEvent, string>();

/**
 * An event as it goes over the wire. The object must not change once it has been encoded.
 * @throws {Error} where it is not in the endpoint's contract
 */
export function eventText(endpoint: StreamEndpoint, given: AnyEvent): string {
  const known = texts.get(given);
  if (known !== undefined) return known;
  const { event, data, id } = given;
  const schema = endpoint.events[event];
  if (schema === undefined) throw new Error(`${endpoint.id} has no event ${event}`);
  const line = id === undefined ? '' : `id: ${id.replace(/[\r\n\0]/g, '')}\n`;
  const text = `${line}event: ${event}\ndata: ${JSON.stringify(encodeOutput(endpoint, schema, data, undefined))}\n\n`;
  texts.set(given, text);
  return text;
}
