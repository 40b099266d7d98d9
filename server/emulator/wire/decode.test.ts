import { describe, expect, it } from 'vitest';
import { decodeInput } from './decode.ts';
import type { StructureShape } from './shape.ts';

const SHAPE: StructureShape = {
  kind: 'structure',
  name: 'Input',
  members: [
    { name: 'at', shape: { kind: 'timestamp' }, required: false, place: { in: 'body' } },
    {
      name: 'tags',
      shape: { kind: 'map', value: { kind: 'string' } },
      required: false,
      place: { in: 'body' },
    },
  ],
};

const decode = (text: string) =>
  decodeInput(SHAPE, {
    labels: {},
    query: new URLSearchParams(),
    contentType: 'application/json',
    body: Buffer.from(text),
  });

// No operation takes an instant today; the schemas have them, so one may tomorrow.
describe('an instant in a request', () => {
  it.each([
    ['2026-11-20T14:00:00Z', 0],
    ['2026-11-20T14:00:00.250Z', 250],
    ['2026-11-20T15:30:00.250+01:30', 250],
    ['2026-11-20t14:00:00z', 0],
  ])('%s is read', (text, fraction) => {
    expect(decode(JSON.stringify({ at: text }))).toEqual({
      at: new Date(Date.UTC(2026, 10, 20, 14) + fraction),
    });
  });

  it.each([
    [1_795_183_200],
    ['1795183200'],
    ['2026-11-20'],
    ['2026-11-20T14:00:00'],
    ['2026-13-20T14:00:00Z'],
    [{}],
  ])('%j is refused', (value) => {
    expect(() => decode(JSON.stringify({ at: value }))).toThrow(
      'Wrong type for at: expected RFC 3339 timestamp.',
    );
  });
});

describe('a map in a request', () => {
  it('keeps a key named like a part of every object', () => {
    const { tags } = decode('{"tags":{"__proto__":"a","constructor":"b"}}');
    expect(Object.entries(tags as object)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
  });
});
