import { describe, expect, it } from 'vitest';
import type { KnownEvent } from './known.ts';
import { eventsOf } from './ordered-events.ts';
import { type Course, PRESENCE, PUBLISHING, standingAt, stretchesOf } from './stretches.ts';
import { entryOf, instant } from './testing/histories.ts';

/** `2 JOINED, 5 LEFT` */
function parsed(text: string): KnownEvent[] {
  return text.split(', ').map((event) => {
    const [second, name = ''] = event.split(' ');
    return { name, at: instant(Number(second)) };
  });
}

function drawn(text: string, course: Course): string {
  const second = (event: { at: number } | undefined): string =>
    event === undefined ? '?' : String((event.at - instant(0)) / 1_000);
  const events = eventsOf(entryOf('x', { events: parsed(text) }));
  return stretchesOf(events, course)
    .map(({ from, to }) => `${second(from)}-${second(to)}`)
    .join(' ');
}

describe('stretchesOf', () => {
  it.each([
    ['2 JOINED, 5 LEFT, 7 JOINED', '2-5 7-?'],
    ['2 JOINED, 2 LEFT', '2-2'],
    ['2 JOINED, 5 LEFT, 5 JOINED, 9 LEFT', '2-5 5-9'],
    ['2 JOINED, 4 JOINED, 9 LEFT', '2-9'],
    ['9 LEFT', '?-9'],
    ['2 JOINED, 5 LEFT, 9 LEFT', '2-5 ?-9'],
  ])('makes of %s the presence %s', (text, expected) => {
    expect(drawn(text, PRESENCE)).toBe(expected);
  });

  it.each([
    ['2 JOINED, 3 PUBLISH_STARTED, 8 LEFT', '3-8'],
    ['2 JOINED, 2 PUBLISH_STARTED, 8 PUBLISH_STOPPED, 8 LEFT', '2-8'],
    ['2 JOINED, 3 PUBLISH_STARTED, 8 LEFT, 8 JOINED, 8 PUBLISH_STARTED', '3-8 8-?'],
    ['2 JOINED, 8 LEFT, 8 JOINED, 8 PUBLISH_STARTED', '8-?'],
    ['2 JOINED, 8 PUBLISH_STARTED, 8 LEFT', '8-8'],
  ])('makes of %s the publishing %s', (text, expected) => {
    expect(drawn(text, PUBLISHING)).toBe(expected);
  });
});

describe('standingAt', () => {
  const at = (text: string, second: number) =>
    standingAt(stretchesOf(eventsOf(entryOf('x', { events: parsed(text) })), PRESENCE), instant(second));

  it('is in from the second of the beginning to before that of the end, and says when it is a tie', () => {
    const text = '2 JOINED, 5 LEFT, 20 JOINED';
    expect(at(text, 1)).toMatchObject({ state: 'out', tie: false, ended: undefined });
    expect(at(text, 2)).toMatchObject({ state: 'in', tie: true });
    expect(at(text, 4)).toMatchObject({ state: 'in', tie: false });
    expect(at(text, 5)).toMatchObject({ state: 'out', tie: true });
    expect(at(text, 6)).toMatchObject({ state: 'out', tie: false, next: { at: instant(20) } });
    expect(at(text, 99)).toMatchObject({ state: 'in', tie: false });
  });

  it('does not know when something began of which only the end is told', () => {
    expect(at('2 JOINED, 5 LEFT, 9 LEFT', 7).state).toBe('unknown');
    expect(at('2 JOINED, 5 LEFT, 9 LEFT', 3).state).toBe('in');
    expect(at('9 LEFT', 3).state).toBe('unknown');
    expect(at('5 JOINED, 6 LEFT, 9 LEFT', 3).state).toBe('out');
  });
});
