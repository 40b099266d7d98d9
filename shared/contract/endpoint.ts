import type * as z from 'zod/mini';
import type { Role } from './roles.ts';

/**
 * One endpoint of the console's API, as plain data.
 *
 * Everything else is derived from it: the Express route and its handler's types (`server/http/mount.ts`), the
 * browser's fetch function and cache key (`web/api`), the OpenAPI document, and later authorisation and audit.
 */

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * What an endpoint does, from harmless to irreversible.
 * `public` answers without a session, `own` is about whoever asks, `read` shows, `reveal` shows a secret, `write` changes,
 * `destroy` cannot be undone. Who may, follows from it: `shared/contract/roles.ts`.
 */
export type Access = 'public' | 'own' | 'read' | 'reveal' | 'write' | 'destroy';

export interface Limits {
  /** Largest request body accepted, in bytes. A larger one is refused with 413 before it is parsed. */
  bodyBytes: number;
  /** Time until the BFF must have answered, in milliseconds; for a stream, until its first event. */
  answerWithinMs: number;
}

export type Fields = Record<string, z.core.$ZodType>;

/** The names of the `:parameters` in a path literal: `'/:connection/stages/:stageId'` gives `'connection' | 'stageId'`. */
export type PathParameter<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | PathParameter<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

interface EndpointBase<Path extends string, Params extends Fields, Query extends Fields> {
  /** `feature.name`: the first half of the cache key and the operation id in OpenAPI. */
  id: string;
  method: Method;
  /** Path below `/api`, with short ids and never an ARN; of a hook, the whole path. */
  path: Path;
  /** One sentence for OpenAPI and logs. */
  summary: string;
  access: Access;
  /** The role that is needed, where it is another than the access class says. */
  role: Role | undefined;
  /** The operations of IVS Real-Time that answering may need, by AWS's names. */
  aws: readonly string[];
  /** The ids of the reads whose answers are no longer true once this has been done; empty for what changes nothing. */
  invalidates: readonly string[];
  limits: Limits;
  params: Params;
  query: Query;
}

/** A request and its one JSON answer. */
export interface JsonEndpoint<
  Path extends string = string,
  Params extends Fields = Fields,
  Query extends Fields = Fields,
  Body extends z.core.$ZodType | undefined = z.core.$ZodType | undefined,
  Output extends z.core.$ZodType = z.core.$ZodType,
  Invalidates extends readonly string[] = readonly string[],
> extends EndpointBase<Path, Params, Query> {
  kind: 'json';
  body: Body;
  output: Output;
  status: number;
  invalidates: Invalidates;
}

/** Server-sent events: each named event carries one JSON value. */
export interface StreamEndpoint<
  Path extends string = string,
  Params extends Fields = Fields,
  Query extends Fields = Fields,
  Events extends Fields = Fields,
> extends EndpointBase<Path, Params, Query> {
  kind: 'stream';
  method: 'GET';
  events: Events;
}

/** A download whose bytes are not JSON: CSV, binary columns. */
export interface BytesEndpoint<
  Path extends string = string,
  Params extends Fields = Fields,
  Query extends Fields = Fields,
  Body extends z.core.$ZodType | undefined = z.core.$ZodType | undefined,
> extends EndpointBase<Path, Params, Query> {
  kind: 'bytes';
  body: Body;
  /** The content types the handler may answer with. */
  contentTypes: readonly string[];
}

/**
 * A call by another system (EventBridge, a webhook). No browser rules apply; the handler is given the raw body so
 * that it can check the sender's signature before anything is parsed.
 */
export interface HookEndpoint<
  Path extends string = string,
  Params extends Fields = Fields,
  Query extends Fields = Fields,
  Output extends z.core.$ZodType = z.core.$ZodType,
> extends EndpointBase<Path, Params, Query> {
  kind: 'hook';
  method: 'POST';
  output: Output;
}

export type Endpoint = JsonEndpoint | StreamEndpoint | BytesEndpoint | HookEndpoint;

/** The whole path of an endpoint: hooks stand beside `/api`, where no browser has any business. */
export function addressOf({ kind, path }: Pick<Endpoint, 'kind' | 'path'>): string {
  return kind === 'hook' ? path : `/api${path}`;
}

/** Whether answering changes something, by the endpoint's own word; what a POST only reveals does not. */
export function changes({ access }: Pick<Endpoint, 'access'>): boolean {
  return access === 'write' || access === 'destroy';
}

/** The endpoints of one feature by name. */
export type Contract = Record<string, Endpoint>;

/** Every `feature.name` of an API. */
export type EndpointId<Api> = {
  [Feature in keyof Api & string]: `${Feature}.${keyof Api[Feature] & string}`;
}[keyof Api & string];

/** Every id that some endpoint of an API says it invalidates. */
export type InvalidatedId<Api> = {
  [Feature in keyof Api]: {
    [Name in keyof Api[Feature]]: Api[Feature][Name] extends {
      kind: 'json';
      invalidates: readonly (infer Id)[];
    }
      ? Id
      : never;
  }[keyof Api[Feature]];
}[keyof Api];

type Values<F extends Fields> = {
  [K in keyof F as undefined extends z.core.output<F[K]> ? never : K]: z.core.output<F[K]>;
} & {
  [K in keyof F as undefined extends z.core.output<F[K]> ? K : never]?: z.core.output<F[K]>;
};

type BodyInput<E> = E extends { body: infer B extends z.core.$ZodType } ? { body: z.core.input<B> } : unknown;
type BodyParsed<E> = E extends { body: infer B extends z.core.$ZodType }
  ? { body: z.core.output<B> }
  : unknown;
type Flat<T> = { [K in keyof T]: T[K] };

/** What a caller gives: path and query values by name, a JSON body under `body`. */
export type Input<E extends Endpoint> = Flat<Values<E['params']> & Values<E['query']> & BodyInput<E>>;

/** What a handler receives, after parsing: as `Input`, with the body's codecs decoded. */
export type Parsed<E extends Endpoint> = Flat<Values<E['params']> & Values<E['query']> & BodyParsed<E>>;

/** What the browser receives: JSON, with instants as ISO strings. */
export type Wire<E> = E extends { output: infer O extends z.core.$ZodType } ? z.core.input<O> : never;

/**
 * What a handler returns: the decoded side (instants as `Date`), so that objects of the AWS SDK pass through as they
 * are. The SDK types every required member as possibly undefined; whether it was there is proved when the answer is
 * encoded, and a gap becomes an `aws_invalid_answer` error, never a hole in the page.
 */
export type Result<E> = E extends { output: infer O extends z.core.$ZodType }
  ? Unproven<z.core.output<O>>
  : never;

export type Unproven<T> = T extends Date | string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Unproven<Item>[]
    : { [K in keyof T]: Unproven<T[K]> | undefined };
