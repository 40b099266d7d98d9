import fc from 'fast-check';
import { auth } from '#shared/auth/contract.ts';
import { addressOf, type Endpoint } from '#shared/contract/endpoint.ts';
import { nearlyJson } from '#server/emulator/campaigns/testing/nearly-json.ts';
import { requestFor } from '#server/testing/change-requests.ts';
import { ENDPOINTS, pathOf } from '#server/testing/example-paths.ts';
import { type ChangingOperation, EXAMPLE_NAMING, fullInputs } from '#server/testing/full-inputs.ts';
import { type Hostile, type HostileTarget, own, written } from './hostile-head.ts';
import { encoded, text, value } from './hostile-values.ts';

/** Requests of somebody who wants the console to do what it should not, as bytes. */

/**
 * A stream that is opened rightly does not end; its limits have tests of their own. To sign out would end the session by
 * which all the others are asked: what came after would be refused at the door.
 */
const CALLED = ENDPOINTS.filter(({ kind, id }) => kind !== 'stream' && id !== auth.signOut.id);
const anyEndpoint = fc.constantFrom(...CALLED);
const NONE = Buffer.alloc(0);

const queryOf = (endpoint: Endpoint): fc.Arbitrary<string> => {
  const names = Object.keys(endpoint.query);
  const name = fc.oneof(
    { weight: 4, arbitrary: names.length > 0 ? fc.constantFrom(...names) : text },
    fc.constantFrom(
      '__proto__',
      'constructor',
      'region',
      'endpoint',
      'url',
      'callback',
      'a[b]',
      'a[__proto__][x]',
    ),
    text,
  );
  return fc
    .array(fc.tuple(name, text), { maxLength: 4 })
    .map((pairs) => pairs.map(([key, given]) => `${encoded(key)}=${encoded(given)}`).join('&'))
    .map((query) => (query === '' ? '' : `?${query}`));
};

/** An endpoint with other things in its path and query than it expects. */
const parameters = (target: HostileTarget): fc.Arbitrary<Hostile> =>
  anyEndpoint.chain((endpoint) => {
    const names = [...endpoint.path.matchAll(/:([A-Za-z]+)/g)].map(([, name = '']) => name);
    const some = fc.dictionary(fc.constantFrom(...(names.length > 0 ? names : ['none'])), text, {
      maxKeys: 2,
    });
    return fc.tuple(some, queryOf(endpoint), value).map(([given, query, content]) => {
      const ids = { ...target.ids, streamId: 'x', noteId: 'x' } as Record<string, string>;
      const path = addressOf(endpoint).replace(/:([A-Za-z]+)/g, (_all, name: string) =>
        encoded(Object.hasOwn(given, name) ? (given[name] ?? '') : (ids[name] ?? '')),
      );
      const body = endpoint.method === 'GET' ? NONE : Buffer.from(JSON.stringify(content) ?? 'null');
      const { method } = endpoint;
      return {
        kind: 'parameters',
        method,
        bytes: written({ method, path: path + query, headers: own(target, body), body }),
      };
    });
  });

const inputs = fullInputs(EXAMPLE_NAMING);
const CHANGES = (Object.keys(inputs) as ChangingOperation[]).flatMap((operation) =>
  (inputs[operation] as readonly object[])
    .map((input) => requestFor(operation, input as never))
    .filter(({ body }) => body !== undefined),
);

type Place = readonly (string | number)[];

function placesIn(given: unknown, at: Place = []): Place[] {
  if (typeof given !== 'object' || given === null) return [at];
  const inner: [string | number, unknown][] = Array.isArray(given)
    ? given.map((item: unknown, index) => [index, item])
    : Object.entries(given);
  return [at, ...inner.flatMap(([key, item]) => placesIn(item, [...at, key]))];
}

function withAt(given: unknown, [step, ...rest]: Place, other: unknown): unknown {
  if (step === undefined) return other;
  if (Array.isArray(given))
    return given.map((item: unknown, index) => (index === step ? withAt(item, rest, other) : item));
  const members = given as Readonly<Record<string, unknown>>;
  return { ...members, [step]: withAt(members[step], rest, other) };
}

/** A right change with something else in one place of its body. */
const changes = (target: HostileTarget): fc.Arbitrary<Hostile> =>
  fc.constantFrom(...CHANGES).chain((request) =>
    fc
      .tuple(
        fc.constantFrom(...placesIn(request.body)),
        value,
        fc.constantFrom('', '__proto__', 'constructor'),
      )
      .map(([place, other, extra]) => {
        const content = withAt(request.body, place, other);
        const json = JSON.stringify(content) ?? 'null';
        // Written by hand: an object literal would take the name for its prototype.
        const body = Buffer.from(
          extra === '' || !json.startsWith('{"') ? json : `{"${extra}":{"isAdmin":true},${json.slice(1)}`,
        );
        const { method } = request.endpoint;
        const path = pathOf(request.endpoint, target.ids);
        return {
          kind: 'changes',
          method,
          bytes: written({ method, path, headers: own(target, body), body }),
        };
      }),
  );

const rawBody = fc.oneof(
  { weight: 6, arbitrary: nearlyJson({ lists: 60_000, objects: 20_000 }) },
  { weight: 1, arbitrary: fc.constant(Buffer.from(`{"name":"${'a'.repeat(300_000)}"}`)) },
);

const bodies = (target: HostileTarget): fc.Arbitrary<Hostile> =>
  fc
    .record({
      endpoint: fc.constantFrom(...CALLED.filter(({ method }) => method !== 'GET')),
      body: rawBody,
      type: fc.constantFrom(
        'application/json',
        'application/json',
        'application/json; charset=utf-16',
        'application/json, text/plain',
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        '',
        ';',
      ),
      encoding: fc.constantFrom('', '', '', 'gzip', 'br', 'identity', 'nonsense'),
      length: fc.constantFrom('right', 'right', 'right', 'chunked', 'more', 'less', 'both', 'negative'),
    })
    .map(({ endpoint, body, type, encoding, length }) => {
      const { method } = endpoint;
      const headers = own(target, NONE);
      headers.push(['Content-Type', type]);
      if (encoding !== '') headers.push(['Content-Encoding', encoding]);
      const size = {
        right: 0,
        more: 1_000,
        less: -Math.min(5, body.length),
        both: 0,
        negative: 0,
        chunked: 0,
      }[length];
      if (length === 'negative') headers.push(['Content-Length', '-5']);
      else if (length !== 'chunked') headers.push(['Content-Length', String(body.length + size)]);
      const isChunked = length === 'chunked' || length === 'both';
      if (isChunked) headers.push(['Transfer-Encoding', 'chunked']);
      const sent = isChunked
        ? Buffer.concat([
            Buffer.from(body.length > 0 ? `${body.length.toString(16)}\r\n` : ''),
            body,
            Buffer.from(body.length > 0 ? '\r\n0\r\n\r\n' : '0\r\n\r\n'),
          ])
        : body;
      const path = pathOf(endpoint, target.ids);
      return {
        kind: 'bodies',
        method,
        endsEarly: length === 'more',
        bytes: written({ method, path, headers, body: sent }),
      };
    });

const PIECES = [
  '/',
  '//',
  '%2f',
  '%5c',
  '\\',
  '%00',
  '%',
  '%zz',
  '..',
  '/../',
  '/%2e%2e/',
  ';',
  '?',
  '#',
  '.',
  'é',
  '%ff',
];

const paths = (target: HostileTarget): fc.Arbitrary<string> =>
  fc.oneof(
    anyEndpoint.chain((endpoint) => {
      const path = pathOf(endpoint, target.ids);
      return fc
        .tuple(fc.nat(path.length), fc.constantFrom(...PIECES))
        .map(([at, piece]) => path.slice(0, at) + piece + path.slice(at));
    }),
    anyEndpoint.map((endpoint) => addressOf(endpoint)),
    anyEndpoint.map((endpoint) => pathOf(endpoint, target.ids).toUpperCase()),
    fc.constantFrom(
      '/../../../../etc/passwd',
      '/assets/../../server/main.js',
      '/assets/..%2f..%2fserver%2fmain.js',
      '/assets/%2e%2e/%2e%2e/package.json',
      '/assets\\..\\..\\package.json',
      '/.env',
      '/.git/config',
      '/index.html',
      '/.vite/manifest.json',
      '/.well-known/security.txt',
      '/.well-known/../api/connections',
      '/api/../healthz',
      '/api/openapi.json',
      '/API/connections',
      '/api//connections',
      '/hooks/eventbridge',
      '/hooks/../api/connections',
      '/readyz/',
      '*',
      '//evil.test/api/connections',
      'http://169.254.169.254/latest/meta-data/',
      'http://evil.test/api/connections',
      'evil.test:443',
    ),
    fc.webPath().map((path) => (path.startsWith('/') ? path : `/${path}`)),
  );

const METHODS = [
  'GET',
  'HEAD',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'POST',
  'TRACE',
  'PROPFIND',
  'CONNECT',
  'get',
  'X',
];

const addresses = (target: HostileTarget): fc.Arbitrary<Hostile> =>
  fc.tuple(fc.constantFrom(...METHODS), paths(target)).map(([method, path]) => ({
    kind: 'addresses',
    method,
    bytes: written({
      method,
      path: Buffer.from(path).toString('latin1'),
      headers: own(target, NONE),
      body: NONE,
    }),
  }));

const HEADERS: readonly [string, string][] = [
  ['Host', 'evil.test'],
  ['Host', '169.254.169.254'],
  ['Host', 'localhost'],
  ['Origin', 'null'],
  ['Origin', 'http://evil.test'],
  ['Sec-Fetch-Site', 'cross-site'],
  ['X-Forwarded-For', '169.254.169.254'],
  ['X-Forwarded-Host', 'evil.test'],
  ['X-Forwarded-Proto', 'https'],
  ['X-Original-URL', '/api/connections'],
  ['X-HTTP-Method-Override', 'DELETE'],
  ['Forwarded', 'for=evil;host=evil.test'],
  ['X-Callboard-Priority', '__proto__'],
  ['X-Callboard-Request', '../../x'],
  ['X-Callboard-Reason', '%0d%0a%00'],
  ['X-Callboard-Reason', '%'],
  ['X-Callboard-Reason', 'x'.repeat(4_000)],
  ['Last-Event-ID', '__proto__-9'],
  ['Range', 'bytes=0-0,1-1,2-2,-9999999999999'],
  ['If-None-Match', '*'],
  ['If-Modified-Since', 'nonsense'],
  ['Accept-Encoding', 'br;q=9,gzip;q=-1,*;q=NaN'],
  ['Accept', `${'text/html;q=0.1,'.repeat(200)}*/*`],
  ['Accept', ';;;,,,'],
  ['Expect', '100-continue'],
  ['Expect', 'miracles'],
  ['Upgrade', 'websocket'],
  ['Connection', 'Upgrade, HTTP2-Settings, keep-alive'],
  ['Transfer-Encoding', 'gzip, chunked'],
  ['Transfer-Encoding', 'xchunked'],
  ['Content-Length', '+5'],
  ['Content-Length', '5, 6'],
  ['Cookie', 'x'.repeat(7_000)],
  ['Cookie', '__Host-session=../../etc/passwd; __proto__=1'],
  ['Authorization', 'Bearer x'],
  ['Via', 'x'.repeat(9_000)],
  ['__proto__', '1'],
  ['constructor', '1'],
];

const headers = (target: HostileTarget): fc.Arbitrary<Hostile> =>
  fc
    .record({
      endpoint: fc.constantFrom(...CALLED, undefined),
      given: fc.array(fc.constantFrom(...HEADERS), { minLength: 1, maxLength: 4 }),
      drop: fc.boolean(),
    })
    .map(({ endpoint, given, drop }) => {
      const method = endpoint?.method ?? 'GET';
      const path = endpoint === undefined ? '/emulator/stages' : pathOf(endpoint, target.ids);
      const names = new Set(given.map(([name]) => name));
      const kept = own(target, NONE).filter(([name]) => !drop || !names.has(name));
      // Last, so that the answer ends with the connection whatever is asked for.
      const ends: [string, string][] = [['Connection', 'close']];
      return {
        kind: 'headers',
        method,
        endsEarly: given.some(([name]) => /^(transfer-encoding|content-length)$/i.test(name)),
        bytes: written({ method, path, headers: [...kept, ...given, ...ends], body: NONE }),
      };
    });

const noHttp = (target: HostileTarget): fc.Arbitrary<Hostile> =>
  fc
    .oneof(
      fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      fc
        .constantFrom(
          'GET / HTTP/0.9\r\n\r\n',
          'GET /\r\n\r\n',
          'GET / HTTP/9.9\r\nHost: x\r\n\r\n',
          'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
          '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003',
          `GET / HTTP/1.1\r\nHost: 127.0.0.1:${target.port}\r\n X-Folded: 1\r\n\r\n`,
          `GET / HTTP/1.1\r\nHost: 127.0.0.1:${target.port}\nHost: evil.test\n\n`,
          `GET / HTTP/1.1\r\nHost : 127.0.0.1:${target.port}\r\n\r\n`,
          `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: 127.0.0.1:${target.port}\r\n\r\n`,
          'GET / HTTP/1.1\r\n\r\n',
          'SSH-2.0-OpenSSH_9.0\r\n',
          '*1\r\n$4\r\nINFO\r\n',
        )
        .map((given) => Buffer.from(given, 'latin1')),
    )
    .map((bytes) => ({ kind: 'no HTTP', method: '', endsEarly: true, bytes }));

/** Any of them; half get past the walls and are about what stands behind. */
export const hostileRequests = (target: HostileTarget): fc.Arbitrary<Hostile> =>
  fc
    .oneof(
      { weight: 5, arbitrary: parameters(target) },
      { weight: 4, arbitrary: changes(target) },
      { weight: 3, arbitrary: bodies(target) },
      { weight: 3, arbitrary: addresses(target) },
      { weight: 3, arbitrary: headers(target) },
      { weight: 1, arbitrary: noHttp(target) },
    )
    .filter(({ bytes }) => !/^GET (http:\/\/[^/]*)?\/+api\/live[?# ]/i.test(bytes.toString('latin1', 0, 60)));
