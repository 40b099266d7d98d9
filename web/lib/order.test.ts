import { describe, expect, it } from 'vitest';
import { byText, firstOf } from './order.ts';

describe('order', () => {
  it('puts show-2 before show-10 and does not mind the case', () => {
    expect(['show-10', 'Show-2', 'show-1'].toSorted(byText)).toEqual(['show-1', 'Show-2', 'show-10']);
  });

  it('lets the first rule decide that tells two apart', () => {
    const people = [
      { team: 'b', name: 'x' },
      { team: 'a', name: 'z' },
      { team: 'a', name: 'y' },
    ];
    const order = firstOf<(typeof people)[number]>(
      (a, b) => byText(a.team, b.team),
      (a, b) => byText(a.name, b.name),
    );
    expect(people.toSorted(order).map(({ name }) => name)).toEqual(['y', 'z', 'x']);
  });
});
