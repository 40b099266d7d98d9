import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ordered } from './order.ts';
import type { Person } from './person.ts';

declare const process: { env: Readonly<Record<string, string | undefined>> };
const SCALE = Number(process.env['CAMPAIGN_SCALE'] ?? '1');

const person = (name: string, arrivedAt: number, order?: string): Person => ({
  id: name,
  name,
  arrivedAt,
  attributes: order === undefined ? {} : { order },
  video: 'on',
  source: { width: 1280, height: 720 },
});

const names = (people: Person[], attribute = 'order') =>
  ordered(people, attribute).map(({ person: { name } }) => name);

describe('the order of people in a layout', () => {
  it('is by number and not by text, negative numbers first', () => {
    const people = [
      person('ten', 1, '10'),
      person('nine', 2, '9'),
      person('minus', 3, '-2'),
      person('nought', 4, '0'),
    ];
    expect(names(people)).toEqual(['minus', 'nought', 'nine', 'ten']);
  });

  it('has those without a number after them, by arrival', () => {
    expect(names([person('b', 2), person('a', 1), person('late', 9, '7')])).toEqual(['late', 'a', 'b']);
  });

  it('takes what is no whole number as missing', () => {
    const people = [
      person('text', 1, 'abc'),
      person('part', 2, '1.5'),
      person('blank', 3, ''),
      person('one', 4, '1'),
    ];
    expect(names(people)).toEqual(['one', 'text', 'part', 'blank']);
    expect(ordered(people, 'order').map(({ key: { kind } }) => kind)).toEqual([
      'number',
      'invalid',
      'invalid',
      'invalid',
    ]);
  });

  it('is by arrival among equals, however the number is written', () => {
    const people = [person('late', 5, '7'), person('early', 3, '007'), person('first', 9, '6')];
    expect(names(people)).toEqual(['first', 'early', 'late']);
    expect(ordered(people, 'order').map(({ tied }) => tied)).toEqual([false, true, true]);
  });

  it('is by arrival alone without an attribute to order by', () => {
    expect(names([person('b', 2, '1'), person('a', 1, '2')], '')).toEqual(['a', 'b']);
  });

  it('tells numbers apart that are too large for a double', () => {
    expect(names([person('more', 1, '9007199254740993'), person('less', 2, '9007199254740992')])).toEqual([
      'less',
      'more',
    ]);
  });

  it('holds for anybody: each pair by the rules', () => {
    const value = fc.option(
      fc.oneof(
        fc.integer({ min: -20, max: 20 }).map(String),
        fc.constantFrom('abc', '1.5', '', ' 3', '+3', '007', '1e3', '-', '10', '9'),
      ),
      { nil: undefined },
    );
    const people = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 6 }), value), { maxLength: 12 })
      .map((drawn) => drawn.map(([arrivedAt, order], index) => person(`p${index}`, arrivedAt, order)));
    fc.assert(
      fc.property(people, fc.constantFrom('order', '', 'other'), (given, attribute) => {
        const result = ordered(given, attribute);
        expect(result.map(({ person: { id } }) => id).toSorted()).toEqual(
          given.map(({ id }) => id).toSorted(),
        );
        expect(result.map(({ place }) => place)).toEqual(given.map((_, index) => index + 1));
        const number = ({ attributes }: Person): number | undefined => {
          const text = attribute === 'order' ? attributes['order'] : undefined;
          return text !== undefined && /^-?[0-9]+$/.test(text) ? Number(text) : undefined;
        };
        result.slice(1).forEach(({ person: after }, index) => {
          const before = result[index]?.person ?? after;
          const [one, other] = [number(before), number(after)];
          if (one !== undefined && other !== undefined) expect(one).toBeLessThanOrEqual(other);
          if (other !== undefined) expect(one).toBeDefined();
          if (one === other) expect(before.arrivedAt).toBeLessThanOrEqual(after.arrivedAt);
        });
      }),
      { seed: 1, numRuns: 300 * SCALE },
    );
  });
});
