import { describe, expect, it } from 'vitest';
import { withPlace } from './recent-places.ts';

describe('the places of late', () => {
  it('begin with the latest, have each place once, and are few', () => {
    let places = withPlace([], { path: '/a/stages/x', title: 'x' });
    places = withPlace(places, { path: '/a/jobs', title: 'Jobs' });
    places = withPlace(places, { path: '/a/stages/x', title: 'morning' });
    expect(places).toEqual([
      { path: '/a/stages/x', title: 'morning' },
      { path: '/a/jobs', title: 'Jobs' },
    ]);
    for (let index = 0; index < 40; index += 1)
      places = withPlace(places, { path: `/a/${index}`, title: 'x' });
    expect(places).toHaveLength(12);
    expect(places[0]?.path).toBe('/a/39');
  });
});
