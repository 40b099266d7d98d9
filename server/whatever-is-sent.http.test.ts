import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ErrorBody } from '#shared/contract/errors.ts';
import { awsRefusal } from '#server/testing/aws-limits.ts';
import { requestFor } from '#server/testing/change-requests.ts';
import { type ChangingOperation, EXAMPLE_NAMING, fullInputs } from '#server/testing/full-inputs.ts';
import { ownHeaders } from '#server/testing/own-headers.ts';
import { type RecordingUpstream, recordingUpstream } from '#server/testing/recording-upstream.ts';
import { send } from '#server/testing/send.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const SCALE = Number(process.env['CAMPAIGN_SCALE'] ?? '1');
vi.setConfig({ testTimeout: 60_000 * SCALE });

let upstream: RecordingUpstream;
let running: RunningConsole;
beforeAll(async () => {
  upstream = await recordingUpstream();
  const { region, accountId } = EXAMPLE_NAMING;
  running = await startConsole({
    connections: [
      {
        id: 'recorded',
        label: 'R',
        colour: 'slate',
        kind: 'emulated',
        region,
        endpoint: upstream.url,
        accountId,
      },
    ],
  });
});
afterAll(async () => {
  await running.close();
  await upstream.close();
});

type Place = readonly (string | number)[];

/** Every place in a value, its own and those within. */
function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item: unknown, index) => [index, item])
    : Object.entries(value);
  return [at, ...inner.flatMap(([key, item]) => placesIn(item, [...at, key]))];
}

/** A copy with something else in one place. */
function withAt(value: unknown, [step, ...rest]: Place, given: unknown): unknown {
  if (step === undefined) return given;
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === step ? withAt(item, rest, given) : item));
  const members = value as Readonly<Record<string, unknown>>;
  return { ...members, [step]: withAt(members[step], rest, given) };
}

const inputs = fullInputs(EXAMPLE_NAMING);
const requests = (Object.keys(inputs) as ChangingOperation[]).flatMap((operation) => {
  const variants: readonly object[] = inputs[operation];
  return variants
    .map((input) => ({ operation, ...requestFor(operation, input as never) }))
    .filter(({ body }) => body !== undefined);
});

const text = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '',
    'x'.repeat(129),
    '🙂'.repeat(128),
    'aws:x',
    '__proto__',
    'PUBLISH',
    'RTMP',
    'a'.repeat(1025),
  ),
);
const number = fc.oneof(
  fc.integer({ min: -2, max: 400 }),
  fc.double(),
  fc.constantFrom(2 ** 31, 8_500_001, -0),
);
const value = fc.oneof(
  text,
  number,
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.oneof(text, number), { maxLength: 14 }),
  fc.dictionary(text, fc.oneof(text, number), { maxKeys: 55 }),
);
/** Something else for what stands in a place: mostly of its own kind, or nearly all would be refused for that alone. */
function otherThan(present: unknown): fc.Arbitrary<unknown> {
  const kind = { string: text, number, boolean: fc.boolean() }[typeof present as string] ?? value;
  return fc.oneof({ arbitrary: kind, weight: 5 }, { arbitrary: value, weight: 1 });
}

const changed = (body: unknown): fc.Arbitrary<readonly [Place, unknown]> => {
  const places = placesIn(body);
  const leaves = places.filter((place) => typeof valueAt(body, place) !== 'object');
  return fc
    .oneof(
      { arbitrary: fc.constantFrom(...leaves), weight: 5 },
      { arbitrary: fc.constantFrom(...places), weight: 1 },
    )
    .chain((place) => otherThan(valueAt(body, place)).map((given) => [place, given] as const));
};
const spoilt = fc.constantFrom(...requests).chain((request) =>
  fc.array(changed(request.body), { minLength: 1, maxLength: 2 }).map((changes) => ({
    ...request,
    // The inner ones last, where what is around them is still there.
    body: changes
      .toSorted(([one], [other]) => one.length - other.length)
      .reduce<unknown>(
        (body, [place, given]) => (reaches(body, place) ? withAt(body, place, given) : body),
        request.body,
      ),
  })),
);

const valueAt = (body: unknown, place: Place): unknown =>
  place.reduce<unknown>(
    (at, step) => (at as Record<string | number, unknown> | null | undefined)?.[step],
    body,
  );

/** Whether a place is still there after something around it was replaced. */
function reaches(body: unknown, place: Place): boolean {
  const around = valueAt(body, place.slice(0, -1));
  return place.length === 0 || (typeof around === 'object' && around !== null);
}

describe('whatever is sent as the body of a change', () => {
  it('is refused by name, or reaches AWS in a form that AWS takes', async () => {
    let forwarded = 0;
    await fc.assert(
      fc.asyncProperty(spoilt, async ({ operation, endpoint, path, body }) => {
        upstream.requests.splice(0);
        const sent = await send(running.port, {
          method: endpoint.method,
          path: path.replace('/emulator/', '/recorded/'),
          headers: { ...ownHeaders(running.url), 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        const [request] = upstream.requests;
        if (request === undefined) {
          const { code, fields } = sent.json() as ErrorBody;
          expect([sent.status, code]).toEqual([400, 'bad_request']);
          for (const field of fields ?? []) expect(field.path).toMatch(/^body/);
          expect(fields?.length).toBeGreaterThan(0);
          return;
        }
        forwarded += 1;
        expect(sent.status).not.toBe(500);
        if (request.path === `/${operation}`) expect(awsRefusal(operation, request.body)).toBeUndefined();
      }),
      { seed: 1, numRuns: 400 * SCALE },
    );
    // Neither all nor none, or the property would say little.
    expect(forwarded).toBeGreaterThan(10);
  });
});
