import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { SessionTimeline } from './data/session-timeline.ts';
import { useLaneRows } from './use-lane-rows.ts';

const extent = { start: Date.parse('2026-11-20T14:00:00Z'), end: undefined };
const choices = { pinned: [], expanded: new Set<string>() };

/** So many that viewers share a row, in the order of their joins; the first of them is the one to publish. */
const people = (published: boolean) =>
  Array.from({ length: 60 }, (_, i) => ({
    participantId: `p${i}`,
    firstJoinTime: new Date(extent.start + i * 1000).toISOString(),
    published: i === 0 && published,
  }));

test('who begins to publish gets a row, also where the order of the list stays', () => {
  const timeline = new SessionTimeline();
  timeline.setParticipants(people(false), true);
  const { ids } = timeline.store;
  const { result, rerender } = renderHook(() => useLaneRows(timeline, ids, extent, choices).rows);
  expect(result.current.map(({ key }) => key)).toEqual(['viewers']);
  const before = result.current;
  rerender();
  expect(result.current).toBe(before);

  timeline.setParticipants(people(true), true);
  expect(timeline.store.ids).toBe(ids);
  rerender();
  expect(result.current.map(({ key }) => key)).toEqual(['p0', 'viewers']);
});
