import { describe, expect, it } from 'vitest';
import { shapeOf, structureOf } from './shape.ts';

describe('a packed schema', () => {
  it('unpacks simple types, and lists and maps of them', () => {
    expect(shapeOf(0)).toEqual({ kind: 'string' });
    expect(shapeOf(5)).toEqual({ kind: 'timestamp' });
    expect(shapeOf(64 | 1)).toEqual({ kind: 'list', item: { kind: 'number' } });
    expect(shapeOf(128 | 2)).toEqual({ kind: 'map', value: { kind: 'boolean' } });
    expect(shapeOf([0, 'ns', 'Secret', 8, 0])).toEqual({ kind: 'string' });
    expect(structureOf('unit').members).toEqual([]);
  });

  it('unpacks a structure once, so that it may contain itself', () => {
    const node: unknown[] = [
      3,
      'ns',
      'Node',
      0,
      ['name', 'children'],
      [0, [1, 'ns', 'Nodes', 0, () => node]],
      1,
    ];
    const shape = structureOf(() => node);
    expect(shape.members[0]).toMatchObject({ name: 'name', required: true, place: { in: 'body' } });
    expect(shape.members[1]).toMatchObject({ required: false, shape: { kind: 'list' } });
    expect(shape.members[1]?.shape).toHaveProperty('item', shape);
  });

  it('says so when it is of a kind that this service has never had', () => {
    // 21 is a blob, 15 a document, 4 as the first of a tuple a union.
    for (const schema of [21, 15, 64 | 21, [4, 'ns', 'Union', 0, [], []], 'other', undefined]) {
      expect(() => shapeOf(schema)).toThrow(/cannot read/);
    }
    expect(() => structureOf(0)).toThrow(/something else than a structure/);
  });
});
