import { describe, expect, test } from 'vitest';
import { neighbourOf } from './session-steps.ts';

const LIST = [
  { sessionId: 'st-b', startTime: '2026-11-20T12:00:00Z' },
  { sessionId: 'st-d' },
  { sessionId: 'st-a', startTime: '2026-11-19T12:00:00Z' },
  { sessionId: 'st-c', startTime: '2026-11-20T13:00:00Z' },
];

describe('the neighbour of a session', () => {
  test('is the one that started before or after it, in whatever order they come', () => {
    expect(neighbourOf('st-b', LIST, 1)).toBe('st-c');
    expect(neighbourOf('st-b', LIST, -1)).toBe('st-a');
    expect(neighbourOf('st-c', LIST, 1)).toBe('st-d');
  });

  test('is none beyond the first and the last, and of one that is not listed', () => {
    expect(neighbourOf('st-a', LIST, -1)).toBeUndefined();
    expect(neighbourOf('st-d', LIST, 1)).toBeUndefined();
    expect(neighbourOf('st-x', LIST, 1)).toBeUndefined();
  });
});
