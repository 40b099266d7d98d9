import { describe, expect, it } from 'vitest';
import { lastSession } from './last-session.ts';

const at = (time: string) => Date.parse(`2026-11-20T${time}Z`);
const asOf = at('14:00:00');

describe('the session whose metrics a stage shows', () => {
  it('is the one that began last, in whatever order they come', () => {
    expect(
      lastSession(
        [
          { startTime: '2026-11-20T09:00:00Z', endTime: '2026-11-20T09:30:00Z' },
          { startTime: '2026-11-20T12:00:00Z', endTime: '2026-11-20T13:00:00Z' },
          { startTime: '2026-11-20T07:00:00Z', endTime: '2026-11-20T08:00:00Z' },
        ],
        asOf,
      ),
    ).toEqual({ from: at('12:00:00'), to: at('13:00:00'), live: false });
  });

  it('goes on to what is known while it is live, and is a day of a long one', () => {
    expect(lastSession([{ startTime: '2026-11-20T13:00:00Z' }], asOf)).toEqual({
      from: at('13:00:00'),
      to: asOf,
      live: true,
    });
    expect(lastSession([{ startTime: '2026-11-10T13:00:00Z' }], asOf)?.from).toBe(asOf - 86_400_000);
    expect(lastSession([], asOf)).toBeUndefined();
    expect(lastSession([{}], asOf)).toBeUndefined();
  });
});
