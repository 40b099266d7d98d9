import fc from 'fast-check';

/** Bodies that are JSON or nearly so: cut, deep, of huge numbers, of no character set, packed, or nothing of the kind. */
export function nearlyJson(deepest: { lists: number; objects: number }): fc.Arbitrary<Buffer> {
  return fc.oneof(
    fc.json().map((json) => Buffer.from(json)),
    fc.json().chain((json) => fc.nat(json.length).map((cut) => Buffer.from(json.slice(0, cut)))),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    fc.integer({ min: 1, max: deepest.lists }).map((depth) => Buffer.from('['.repeat(depth))),
    fc
      .integer({ min: 1, max: deepest.objects })
      .map((depth) => Buffer.from(`{"tags":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`)),
    fc.constantFrom(
      Buffer.from('{"maxResults":1e999,"name":1e400}'),
      Buffer.from('{"maxResults":99999999999999999999999999}'),
      Buffer.from('{"name":99999999999999999999999999}'),
      Buffer.from('{"name":"\\ud800"}'),
      Buffer.from('{"__proto__":{"name":"x"},"constructor":{"prototype":1}}'),
      Buffer.from('{"name":"a","name":"b"}'),
      Buffer.from('\ufeff{}'),
      Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
      Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]),
    ),
  );
}
