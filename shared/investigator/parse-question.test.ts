import { describe, expect, it } from 'vitest';
import { type ParsedQuestion, parseQuestion } from './parse-question.ts';

describe('parseQuestion', () => {
  it.each<[string, ParsedQuestion]>([
    ['ana could not see ben at 14:05 CET', { x: 'ana', y: 'ben', time: '14:05:00', offsetMinutes: 60 }],
    [
      'pAb3kXq0ZtW1 couldn’t hear 9sDfGh2JkL0p at 2:05:30 pm EDT on 2026-11-20',
      { x: 'pAb3kXq0ZtW1', y: '9sDfGh2JkL0p', time: '14:05:30', date: '2026-11-20', offsetMinutes: -240 },
    ],
    ['Why could ana not see ben at 14:05?', { x: 'ana', y: 'ben', time: '14:05:00' }],
    [
      'user ana@example.com can’t see or hear host-1, 09.15 UTC+5:30',
      { x: 'ana@example.com', y: 'host-1', time: '09:15:00', offsetMinutes: 330 },
    ],
    ['“Ana B” did not see “Ben C” at 12:00am', { x: 'Ana B', y: 'Ben C', time: '00:00:00' }],
    ['ana -> ben 2026-11-20T14:05:00Z', { x: 'ana', y: 'ben', instant: Date.UTC(2026, 10, 20, 14, 5) }],
    ['ana never received ben 1795183500', { x: 'ana', y: 'ben', instant: 1_795_183_500_000 }],
    ['14:05', { time: '14:05:00' }],
    ['nothing of the kind', {}],
    ['', {}],
    ['at 25:99', {}],
  ])('reads %s', (sentence, expected) => {
    expect(JSON.parse(JSON.stringify(parseQuestion(sentence)))).toEqual(expected);
  });
});
