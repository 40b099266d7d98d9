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
    ['pAb3kXq0ZtW1 14:05 CET', { x: 'pAb3kXq0ZtW1', time: '14:05:00', offsetMinutes: 60 }],
    [
      'pAb3kXq0ZtW1 and 9sDfGh2JkL0p, 20 Nov 2026, 2 pm UTC',
      { x: 'pAb3kXq0ZtW1', y: '9sDfGh2JkL0p', time: '14:00:00', date: '2026-11-20', offsetMinutes: 0 },
    ],
    [
      '"Ana B", "Ben C" at 14.05 on 20.11.2026',
      { x: 'Ana B', y: 'Ben C', time: '14:05:00', date: '2026-11-20' },
    ],
    ['2026-11-20T14:05', { time: '14:05:00', date: '2026-11-20' }],
    ['November 3rd, 2026 at 9:05', { time: '09:05:00', date: '2026-11-03' }],
    ['14:05 on 31.02.2026', { time: '14:05:00' }],
    [
      'ana could not see http://127.0.0.1:4000/emulator/stages/AbCdEfGhIjKl/sessions/st-ABCDEFGHIJKLM/participants/pAb3kXq0ZtW1?zone=UTC at 14:05',
      {
        x: 'ana',
        y: 'pAb3kXq0ZtW1',
        time: '14:05:00',
        stageId: 'AbCdEfGhIjKl',
        sessionId: 'st-ABCDEFGHIJKLM',
      },
    ],
    [
      'ana did not hear ben on arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl in st-ABCDEFGHIJKLM, 14:05:09 PST',
      {
        x: 'ana',
        y: 'ben',
        time: '14:05:09',
        offsetMinutes: -480,
        stageId: 'AbCdEfGhIjKl',
        sessionId: 'st-ABCDEFGHIJKLM',
      },
    ],
    [
      '/emulator/stages/AbCdEfGhIjKl/sessions/st-ABCDEFGHIJKLM',
      { stageId: 'AbCdEfGhIjKl', sessionId: 'st-ABCDEFGHIJKLM' },
    ],
    ['nothing of the kind', {}],
    ['', {}],
    ['at 25:99', {}],
  ])('reads %s', (sentence, expected) => {
    expect(JSON.parse(JSON.stringify(parseQuestion(sentence)))).toEqual(expected);
  });
});
