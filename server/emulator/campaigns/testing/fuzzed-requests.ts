import fc from 'fast-check';
import { leastInput } from '../../constraints/testing/edge-cases.ts';
import { signatureHeaders } from '../../wire/testing/raw-request.ts';
import { nearlyJson } from './nearly-json.ts';
import { type Route, ROUTES } from '../../wire/router.ts';

/** Random requests, as bytes, from almost right to not HTTP at all. */

export interface Fuzzed {
  /** What kind of request, for the figures. */
  kind: string;
  method: string;
  bytes: Buffer;
}

/** Where the requests go, and what there is. */
export interface Target {
  port: number;
  /** ARNs of the world, which answers of earlier requests may have added to or taken from. */
  arns: readonly string[];
  /** A session that goes on, and then participants of it. */
  ids: readonly string[];
}

interface Head {
  method: string;
  path: string;
  headers: [name: string, value: string][];
  body: Buffer;
}

/** The request as it goes on the wire; nothing is added but what is asked for. */
function written({ method, path, headers, body }: Head): Buffer {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1'), body]);
}

/** The headers that a right request has. */
const right = ({ port }: Target, { method, path, body }: Omit<Head, 'headers'>): [string, string][] => {
  const host = `127.0.0.1:${port}`;
  return [
    ['host', host],
    ['connection', 'close'],
    ...(body.length > 0 || method === 'POST'
      ? [['content-length', String(body.length)] as [string, string]]
      : []),
    ...(body.length > 0 ? [['content-type', 'application/json'] as [string, string]] : []),
    ...Object.entries(signatureHeaders(method, path, host, body)),
  ];
};

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, '', 0, -1, 1e308, -1e-308, 2 ** 53, [], {}, [[]], { a: 1 }),
  fc.constantFrom('\ud800', '\udfff\ud800', '\u0000', '😀'.repeat(300), '__proto__', 'a'.repeat(3_000)),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
);

const NAMES = [
  ...new Set(ROUTES.flatMap(({ input }) => input.members.map(({ name }) => name))),
  '__proto__',
  'constructor',
  'toString',
  'prototype',
  'unknownMember',
];

const text = (value: unknown): string => JSON.stringify(value) ?? 'null';

/** Values that fit somewhere: ARNs and ids of the world, and the words of the API. */
const fitting = ({ arns, ids }: Target) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...arns) },
    { weight: 2, arbitrary: fc.constantFrom(...ids) },
    fc.constantFrom<unknown>(
      'RTMPS',
      'RTMP',
      'name',
      true,
      false,
      1,
      50,
      ['PUBLISH'],
      { key: 'value' },
      [],
      {},
    ),
    odd,
  );

const EXAMPLE = /arn:aws:ivs:us-east-1:123456789012:([a-z-]+)\/AbCdEfGh1234/g;

/** The least input of an operation about things of the world. */
function leastInWorld({ arns, ids }: Target, { operation }: Route, at: number): Record<string, unknown> {
  const written = text(leastInput(operation))
    .replaceAll(EXAMPLE, (example, kind: string) => {
      const fit = arns.filter((arn) => arn.includes(`:${kind}/`));
      return fit[at % Math.max(1, fit.length)] ?? example;
    })
    .replaceAll('"st-AbCdEfGh12345"', text(ids[0]))
    .replaceAll('"aaa"', text(ids[at % ids.length]));
  return JSON.parse(written) as Record<string, unknown>;
}

/** An operation's input, as it should be or with some members that are not. */
const nearlyRight = (target: Target, route: Route): fc.Arbitrary<Record<string, unknown>> => {
  const members = route.input.members.map(({ name }) => name);
  const one = fc.constantFrom(...(members.length > 0 ? members : NAMES));
  return fc
    .record({
      at: fc.nat(40),
      keep: fc.nat(4),
      some: fc.dictionary(one, fitting(target), { maxKeys: 2 }),
      strange: fc.dictionary(fc.constantFrom(...NAMES), odd, { maxKeys: 1 }),
    })
    .map(({ at, keep, some, strange }) => {
      const changes = [
        ...(keep < 3 ? Object.entries(some) : []),
        ...(keep < 2 ? Object.entries(strange) : []),
      ];
      const least = keep > 0 ? leastInWorld(target, route, at) : {};
      // Own members, also of the names that a plain assignment would take for the prototype.
      return Object.fromEntries([...Object.entries(least), ...changes]);
    });
};

/** Text that UTF-8 can carry: a lone surrogate becomes the replacement character. */
const sayable = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : text(value)).toString('utf8');

/** Where an operation is reached, with labels and query from its input. */
const placed = ({ path }: Route, input: Record<string, unknown>): string => {
  const label = sayable(input['resourceArn'] ?? 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGh1234');
  const keys: unknown[] = Array.isArray(input['tagKeys']) ? input['tagKeys'] : [];
  const query = keys.slice(0, 9).map((key) => `tagKeys=${encodeURIComponent(sayable(key))}`);
  const at = path.replace('{resourceArn}', () => encodeURIComponent(label));
  return query.length > 0 && path.includes('{') ? `${at}?${query.join('&')}` : at;
};

const calls = (target: Target): fc.Arbitrary<Fuzzed> =>
  fc.constantFrom(...ROUTES).chain((route) =>
    nearlyRight(target, route).map((input) => {
      const { method } = route;
      const body = Buffer.from(method === 'POST' ? text(input) : '');
      const path = placed(route, input);
      const headers = right(target, { method, path, body });
      return { kind: 'signed call', method, bytes: written({ method, path, headers, body }) };
    }),
  );

const bodies = nearlyJson({ lists: 100_000, objects: 50_000 });

const large: fc.Arbitrary<Buffer> = fc
  .constantFrom(1_048_576, 1_048_577, 1_500_000)
  .map((length) => Buffer.from(`{"name":"${'a'.repeat(length - 11)}"}`));

const oddBodies = (target: Target): fc.Arbitrary<Fuzzed> =>
  fc
    .record({
      route: fc.constantFrom(...ROUTES),
      body: fc.oneof({ weight: 60, arbitrary: bodies }, { weight: 1, arbitrary: large }),
      type: fc.constantFrom(
        'application/json',
        'application/json',
        'application/json; charset=latin1',
        'text/plain',
        'application/x-www-form-urlencoded',
        '',
        ';',
      ),
      encoding: fc.constantFrom('', '', '', 'gzip', 'br', 'identity', 'nonsense'),
    })
    .map(({ route, body, type, encoding }) => {
      const { method } = route;
      const path = placed(route, {});
      const headers = right(target, { method, path, body }).filter(([name]) => name !== 'content-type');
      headers.push(
        ['content-type', type],
        ...(encoding ? [['content-encoding', encoding] as [string, string]] : []),
      );
      if (method !== 'POST' && body.length === 0) headers.push(['content-length', '0']);
      return { kind: 'signed, odd body', method, bytes: written({ method, path, headers, body }) };
    });

const METHODS = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'POST', 'TRACE', 'PROPFIND', 'CONNECT'];

const paths = fc.oneof(
  fc.webPath().map((path) => (path.startsWith('/') ? path : `/${path}`)),
  fc
    .constantFrom(...ROUTES.map(({ path }) => path))
    .chain((path) =>
      fc
        .nat(path.length)
        .chain((at) =>
          fc
            .constantFrom('/', '%', '%2f', '%00', '.', '//', '?', 'x')
            .map((piece) => path.slice(0, at) + piece + path.slice(at)),
        ),
    ),
  fc.constantFrom(
    '/',
    '//',
    '/*',
    '*',
    '/tags/',
    '/tags/%',
    '/tags/%ff',
    '/tags/..%2f..',
    '/liststages',
    'http://x/y',
  ),
);

const queries = fc.oneof(
  fc.constant(''),
  fc.webQueryParameters().map((query) => `?${query}`),
  fc.constantFrom('?', '?&&==', '?tagKeys=%', '?tagKeys', '?__proto__=1', `?${'a=1&'.repeat(500)}`),
);

const oddTargets = (target: Target): fc.Arbitrary<Fuzzed> =>
  fc
    .record({ method: fc.constantFrom(...METHODS), path: paths, query: queries })
    .map(({ method, path: stem, query }) => {
      const path = stem + query;
      const body = Buffer.alloc(0);
      const headers = right(target, { method, path, body });
      return { kind: 'signed, odd target', method, bytes: written({ method, path, headers, body }) };
    });

const visible = fc.stringMatching(/^[\x21-\x7e]{0,60}$/);

const FORGED = [
  'AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=;, Signature==',
  'AWS4-HMAC-SHA256 Credential=test/20261121/us-east-1/ivs/aws4_request, SignedHeaders=host, Signature=00',
  'AWS4-ECDSA-P256-SHA256 Credential=test/20261121/ivs/aws4_request, SignedHeaders=host, Signature=00',
  'AWS4-HMAC-SHA256',
  'Basic dGVzdDp0ZXN0',
  'Bearer x',
  '',
  `AWS4-HMAC-SHA256 ${'Credential=,'.repeat(200)}`,
];

const forgedHeaders = (target: Target): fc.Arbitrary<Fuzzed> =>
  fc
    .record({
      route: fc.constantFrom(...ROUTES),
      change: fc.constantFrom('authorization', 'x-amz-date', 'x-amz-content-sha256', 'host', 'none', 'twice'),
      value: fc.oneof(
        visible,
        fc.constantFrom(...FORGED, '20261121T000000Z', '19700101T000000Z', 'UNSIGNED-PAYLOAD'),
      ),
      drop: fc.boolean(),
    })
    .map(({ route: { method, path }, change, value, drop }) => {
      const body = Buffer.from(method === 'POST' ? '{}' : '');
      const kept = right(target, { method, path, body });
      const headers =
        change === 'twice'
          ? [...kept, ['authorization', value] as [string, string]]
          : kept.filter(([name]) => name !== change);
      if (!drop && change !== 'none') headers.push([change === 'twice' ? 'x-amz-date' : change, value]);
      return { kind: 'forged headers', method, bytes: written({ method, path, headers, body }) };
    });

const EXTRAS: fc.Arbitrary<[string, string][]> = fc.oneof(
  fc.constantFrom<[string, string][]>(
    [['expect', '100-continue']],
    [['expect', 'miracles']],
    [['transfer-encoding', 'chunked']],
    [['transfer-encoding', 'gzip, chunked']],
    [['transfer-encoding', 'nonsense']],
    [['content-length', '999999']],
    [['content-length', '-1']],
    [['content-length', '1e3']],
    [['content-length', '18446744073709551616']],
    [['upgrade', 'websocket']],
    [
      ['upgrade', 'h2c'],
      ['http2-settings', 'AAMAAABkAAQAAP__'],
    ],
    [['host', 'evil.test']],
    [['host', '']],
    [['trailer', 'x-amz-date']],
    [['range', 'bytes=0-0']],
    [['te', 'trailers']],
    [
      ['accept', 'text/html'],
      ['accept-encoding', 'gzip'],
    ],
    [
      ['connection', 'keep-alive, upgrade'],
      ['upgrade', 'TLS/1.0'],
    ],
    [['x-http-method-override', 'DELETE']],
    [['x-forwarded-host', 'evil.test']],
  ),
  fc.integer({ min: 1, max: 30_000 }).map((size): [string, string][] => [['x-large', 'a'.repeat(size)]]),
  fc
    .integer({ min: 1, max: 3_000 })
    .map((count) => Array.from({ length: count }, (): [string, string] => ['x-many', 'a'])),
  fc.array(
    fc.tuple(fc.constantFrom('x-odd', 'cookie', 'content-type', 'x-amz-security-token', 'origin'), visible),
    { maxLength: 6 },
  ),
);

const oddHeaders = (target: Target): fc.Arbitrary<Fuzzed> =>
  fc
    .record({ route: fc.constantFrom(...ROUTES), extras: EXTRAS, first: fc.boolean() })
    .map(({ route: { method, path: model }, extras, first }) => {
      const path = model.replace('{resourceArn}', () => encodeURIComponent(target.arns[0] ?? ''));
      const body = Buffer.from(method === 'POST' ? '{}' : '');
      const rightOnes = right(target, { method, path, body });
      const names = new Set(extras.map(([name]) => name));
      // In front the odd one stands beside the right one; behind it takes its place.
      const headers = first
        ? [...extras, ...rightOnes]
        : [...rightOnes.filter(([name]) => !names.has(name)), ...extras];
      return { kind: 'signed, odd headers', method, bytes: written({ method, path, headers, body }) };
    });

/** Bytes that are no request, or only the beginning of one. */
const garbage = (target: Target): fc.Arbitrary<Fuzzed> =>
  fc
    .oneof(
      fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
      fc
        .constantFrom(
          '\r\n\r\n',
          'GET / HTTP/0.9\r\n\r\n',
          'POST /ListStages HTTP/2.0\r\n\r\n',
          'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
        )
        .map((one) => Buffer.from(one)),
      calls(target).chain(({ bytes }) =>
        fc.integer({ min: 1, max: bytes.length - 1 }).map((cut) => bytes.subarray(0, cut)),
      ),
      calls(target).chain(({ bytes }) =>
        fc.tuple(fc.nat(Math.max(0, bytes.length - 1)), fc.nat(255)).map(([at, value]) => {
          const copy = Buffer.from(bytes);
          copy[at] = value;
          return copy;
        }),
      ),
    )
    .map((bytes) => ({
      kind: 'broken bytes',
      method: bytes.subarray(0, 5).toString('latin1').startsWith('HEAD ') ? 'HEAD' : '',
      bytes,
    }));

/** Half of them correctly signed calls of the API; the rest in all the ways in which requests go wrong. */
export const fuzzedRequests = (target: Target): fc.Arbitrary<Fuzzed> =>
  fc.oneof(
    { weight: 10, arbitrary: calls(target) },
    { weight: 3, arbitrary: oddBodies(target) },
    { weight: 2, arbitrary: oddTargets(target) },
    { weight: 2, arbitrary: forgedHeaders(target) },
    { weight: 2, arbitrary: oddHeaders(target) },
    { weight: 1, arbitrary: garbage(target) },
  );
