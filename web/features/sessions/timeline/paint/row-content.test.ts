import { expect, test } from 'vitest';
import type { LaneRow } from '../data/lane-row.ts';
import { SessionTimeline } from '../data/session-timeline.ts';
import { at, START } from '../testing/arbitrary-events.ts';
import { rowContent } from './row-content.ts';

const rowOf = (...ids: string[]): LaneRow => ({
  kind: 'person',
  key: ids.join(),
  ids,
  people: 1,
  expanded: undefined,
  pinned: false,
});

function sourceOf(...ids: string[]) {
  const timeline = new SessionTimeline();
  timeline.setParticipants(
    ids.map((participantId) => ({ participantId, firstJoinTime: at(3) })),
    true,
  );
  return { timeline, extent: { start: START, end: undefined } };
}

const load = ({ timeline }: ReturnType<typeof sourceOf>, participantId: string, events = true) =>
  timeline.take({
    participantId,
    asOf: START + 60_000,
    events: events ? [{ name: 'JOINED', eventTime: at(5) }] : [],
  });

test('a row is found out about once, until something in the store changes', () => {
  const source = sourceOf('p1', 'p2');
  const row = rowOf('p1');
  const before = rowContent(source, row, 0);
  expect(rowContent(source, row, 0)).toBe(before);
  expect(before).toMatchObject({ unknownFrom: START + 3000, bands: undefined });
  expect(before.unknown.map(({ id }) => id)).toEqual(['p1']);

  load(source, 'p1');
  const after = rowContent(source, row, 0);
  expect(after.unknown).toEqual([]);
  expect(after.bands?.presence.starts[0]).toBe(START + 5000);
});

test('another row at the same place is not taken for the one before', () => {
  const source = sourceOf('p1', 'p2');
  load(source, 'p2');
  expect(rowContent(source, rowOf('p1'), 0).unknown).toHaveLength(1);
  expect(rowContent(source, rowOf('p2'), 0).unknown).toHaveLength(0);
  expect(rowContent(source, rowOf('p1'), 0).unknown).toHaveLength(1);
});

test('where the session is found to have ended, what is open ends there', () => {
  const source = sourceOf('p1');
  load(source, 'p1');
  const row = rowOf('p1');
  expect(rowContent(source, row, 0).bands?.presence.ends[0]).toBe(START + 60_000);
  const ended = { ...source, extent: { start: START, end: START + 90_000 } };
  expect(rowContent(ended, row, 0).bands?.presence.ends[0]).toBe(START + 90_000);
});

test('a person of whom some entries are there shows these, and says of whom nothing is known', () => {
  const source = sourceOf('p1', 'p2');
  load(source, 'p2', false);
  const content = rowContent(source, rowOf('p1', 'p2'), 0);
  expect(content.lanes.map(({ id }) => id)).toEqual(['p1', 'p2']);
  expect(content.bands?.presence.count).toBe(0);
  expect(content.unknown.map(({ id }) => id)).toEqual(['p1']);
});
