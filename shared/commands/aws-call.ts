import type { OperationName } from './operation-table.ts';

/** One call of IVS Real-Time: what is asked of it. An input may be unfinished, as a form is while it is filled in. */
export interface AwsCall {
  operation: OperationName;
  /** By AWS's names; members that are `undefined` are left out. */
  input: Readonly<Record<string, unknown>>;
}

/** Where a call goes. */
export interface CallPlace {
  region: string;
  /** Where calls go, when not to the Region's own endpoint. */
  endpoint?: string | undefined;
}

/** The members that were given. */
export function givenMembers({ input }: AwsCall): [string, unknown][] {
  return Object.entries(input).filter(([, value]) => value !== undefined);
}

/** The three that are not `POST /<operation>` with every member in a JSON body. */
export const TAG_METHODS: Readonly<Partial<Record<OperationName, 'GET' | 'POST' | 'DELETE'>>> = {
  ListTagsForResource: 'GET',
  TagResource: 'POST',
  UntagResource: 'DELETE',
};

/** A call as the wire has it, before it is signed (restJson1, API model of IVS Real-Time). */
export interface AwsRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** With its query, percent-encoded. */
  target: string;
  /** JSON; the tag operations that have all they need in their address have none. */
  body: string | undefined;
}

/** As `encodeURIComponent`, and the five that RFC 3986 reserves and it leaves: as the SDK encodes, and as signatures need. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** The HTTP request of a call. */
export function requestOf(call: AwsCall): AwsRequest {
  const method = TAG_METHODS[call.operation];
  const members = Object.fromEntries(givenMembers(call));
  if (method === undefined)
    return { method: 'POST', target: `/${call.operation}`, body: JSON.stringify(members) };
  const { resourceArn, tagKeys, ...inBody } = members;
  const keys = Array.isArray(tagKeys) ? tagKeys.map((key) => `tagKeys=${encoded(String(key))}`) : [];
  const query = keys.length === 0 ? '' : `?${keys.join('&')}`;
  return {
    method,
    target: `/tags/${encoded(String(resourceArn))}${query}`,
    body: method === 'POST' ? JSON.stringify(inBody) : undefined,
  };
}

/** Where the Region's own endpoint is (endpoint rules of the SDK). */
export function addressOf({ region, endpoint }: CallPlace): string {
  if (endpoint !== undefined) return endpoint.replace(/\/+$/, '');
  return `https://ivsrealtime.${region}.${region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'}`;
}
