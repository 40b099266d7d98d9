import { describe, expect, it } from 'vitest';
import { judgeStages, type KnownFacts } from './judge-stages.ts';
import type { PeopleFacts, StageFacts } from './overview-rows.ts';

const NOW = Date.parse('2026-11-20T14:00:00Z');
const DAY = 86_400_000;

const stage = (id: string, more: Partial<StageFacts> = {}): StageFacts => ({
  stage_id: id,
  active_session_id: null,
  first_seen: NOW - 60 * DAY,
  last_seen: NOW,
  listed_at: NOW,
  last_ended: NOW - DAY,
  ...more,
});
const live = (id: string): StageFacts => stage(id, { active_session_id: `st-${id}` });
const people = (id: string, more: Partial<PeopleFacts> = {}): PeopleFacts => ({
  session_id: `st-${id}`,
  people: 5,
  publishers: 2,
  connected_publishers: 1,
  failed_recordings: 0,
  seen_at: NOW,
  whole_at: null,
  ...more,
});

function problemsOf(facts: Partial<KnownFacts>): Record<string, [string[], number]> {
  const { problems } = judgeStages({
    stages: [],
    people: [],
    noticed: [],
    sessionsWithEvents: new Set(),
    compositions: new Map(),
    listed: {},
    isTold: false,
    ...facts,
  });
  return Object.fromEntries(
    problems.map(({ kind, stages, unknown }) => [kind, [stages.map(({ stageId }) => stageId), unknown]]),
  );
}

describe('what is wrong with stages', () => {
  it('is not known of what nobody has seen', () => {
    expect(problemsOf({ stages: [live('a'), stage('b', { listed_at: null, last_ended: null })] })).toEqual({
      'publish-error': [[], 1],
      'recording-failed': [[], 1],
      'no-publisher': [[], 1],
      'no-composition': [[], 1],
      idle: [[], 1],
    });
  });

  it('is that nobody publishes, where those who did are gone', () => {
    const known = problemsOf({
      stages: [live('a'), live('b'), live('c'), live('d')],
      people: [
        people('a', { connected_publishers: 0 }),
        people('b'),
        // Viewers alone were seen: of some of them nothing follows, of all of them it does.
        people('c', { publishers: 0, connected_publishers: 0 }),
        people('d', { publishers: 0, connected_publishers: 0, whole_at: NOW }),
      ],
    });
    expect(known['no-publisher']).toEqual([['a', 'd'], 1]);
  });

  it('is a recording that failed, whoever told of it', () => {
    const known = problemsOf({
      stages: [live('a'), live('b'), live('c')],
      people: [people('a', { failed_recordings: 2 }), people('b')],
      noticed: [
        { kind: 'recording_failed', sessionId: 'st-c', firstAt: NOW - 9_000, lastAt: NOW, times: 1 },
        // Of a session that is over.
        { kind: 'recording_failed', sessionId: 'st-old', firstAt: NOW, lastAt: NOW, times: 1 },
      ],
    });
    expect(known['recording-failed']).toEqual([['a', 'c'], 0]);
  });

  it('is known of publish errors where events were loaded, or EventBridge tells of them', () => {
    const noticed = [
      { kind: 'publish_error' as const, sessionId: 'st-a', firstAt: NOW, lastAt: NOW, times: 3 },
    ];
    const stages = [live('a'), live('b'), live('c')];
    expect(problemsOf({ stages, noticed, sessionsWithEvents: new Set(['st-b']) })['publish-error']).toEqual([
      ['a'],
      1,
    ]);
    expect(problemsOf({ stages, noticed, isTold: true })['publish-error']).toEqual([['a'], 0]);
  });

  it('is that no composition runs, once all of them were listed', () => {
    const known = problemsOf({
      stages: [live('a'), live('b'), stage('c')],
      compositions: new Map([['a', 1]]),
      listed: { compositions: NOW },
    });
    expect(known['no-composition']).toEqual([['b'], 0]);
  });

  it('is that it was not live for 30 days, where all its sessions are known', () => {
    const known = problemsOf({
      stages: [
        live('a'),
        stage('lately', { listed_at: null }),
        stage('long ago', { last_ended: NOW - 30 * DAY }),
        stage('perhaps', { last_ended: NOW - 40 * DAY, listed_at: null }),
        stage('never used', { last_ended: null }),
        stage('new', { last_ended: null, first_seen: NOW - DAY }),
      ],
    });
    expect(known['idle']).toEqual([['long ago', 'never used'], 2]);
  });
});
