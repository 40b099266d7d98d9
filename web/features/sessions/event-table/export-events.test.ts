import { describe, expect, it } from 'vitest';
import { TimelineStore } from '../timeline/data/store.ts';
import { NO_FILTER } from './event-filter.ts';
import { indexEvents } from './event-index.ts';
import { exportEvents, type ExportForm, exportName, type ExportScope } from './export-events.ts';
import { FilteredEvents } from './filtered-events.ts';

const START = Date.parse('2026-11-20T14:00:00Z');
const STAGE = 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl';
const SCOPE: ExportScope = {
  stageArn: STAGE,
  stageId: 'AbCdEfGhIjKl',
  sessionId: 'st-AAAAAAAAAAAAA',
  sessionStart: START,
  window: { from: START, to: START + 600_000 },
  filter: NO_FILTER,
  lanes: { loaded: 2, all: 3 },
};

function finished<Result>(work: Generator<undefined, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

function exported(form: ExportForm, more = 0): string {
  const store = new TimelineStore();
  store.setParticipants(
    [
      { participantId: 'pAda', userId: '=cmd|calc' },
      { participantId: 'pBen', userId: 'ben "the host", jr' },
    ],
    true,
  );
  store.addEvents('pAda', [
    { name: 'JOINED', eventTime: '2026-11-20T14:00:05Z' },
    {
      name: 'SUBSCRIBE_ERROR',
      eventTime: '2026-11-20T14:00:06Z',
      remoteParticipantId: 'pBen',
      errorCode: 'PUBLISHER_NOT_FOUND',
    },
    {
      name: 'TOKEN_EXCHANGED',
      eventTime: '2026-11-20T14:00:07Z',
      previousToken: { capabilities: ['SUBSCRIBE'] },
      newToken: { capabilities: ['PUBLISH', 'SUBSCRIBE'] },
    },
    {
      name: 'REPLICATION_STARTED',
      eventTime: '2026-11-20T14:00:08Z',
      destinationStageArn: STAGE,
      destinationSessionId: 'st-BBBBBBBBBBBBB',
    },
    ...Array.from({ length: more }, (_, i) => ({
      name: 'SUBSCRIBE_STARTED' as const,
      eventTime: new Date(START + 60_000 + i).toISOString(),
      remoteParticipantId: 'pBen',
    })),
  ]);
  store.addEvents('pBen', [{ name: 'JOINED', eventTime: '2026-11-20T13:59:58Z' }]);
  for (const id of store.ids) store.setLoad(id, { state: 'loaded', asOf: START });
  const events = new FilteredEvents(finished(indexEvents(store, store.ids)), undefined);
  return finished(exportEvents(form, events, { first: 0, end: events.count }, store, SCOPE)).join('');
}

describe('a file of events', () => {
  it('has UTC times, ids, AWS’s names and everything that AWS told, as JSON', () => {
    expect(JSON.parse(exported('json'))).toEqual({
      stageArn: STAGE,
      stageId: 'AbCdEfGhIjKl',
      sessionId: 'st-AAAAAAAAAAAAA',
      window: { from: '2026-11-20T14:00:00.000Z', to: '2026-11-20T14:10:00.000Z' },
      filter: { kinds: [], errorsOnly: false, person: '' },
      lanes: { loaded: 2, all: 3 },
      order: expect.stringContaining('join, publish') as string,
      count: 5,
      events: [
        {
          time: '2026-11-20T13:59:58.000Z',
          offsetSeconds: -2,
          participantId: 'pBen',
          userId: 'ben "the host", jr',
          name: 'JOINED',
        },
        {
          time: '2026-11-20T14:00:05.000Z',
          offsetSeconds: 5,
          participantId: 'pAda',
          userId: '=cmd|calc',
          name: 'JOINED',
        },
        {
          time: '2026-11-20T14:00:06.000Z',
          offsetSeconds: 6,
          participantId: 'pAda',
          userId: '=cmd|calc',
          name: 'SUBSCRIBE_ERROR',
          remoteParticipantId: 'pBen',
          remoteUserId: 'ben "the host", jr',
          errorCode: 'PUBLISHER_NOT_FOUND',
        },
        {
          time: '2026-11-20T14:00:07.000Z',
          offsetSeconds: 7,
          participantId: 'pAda',
          userId: '=cmd|calc',
          name: 'TOKEN_EXCHANGED',
          previousToken: { capabilities: ['SUBSCRIBE'] },
          newToken: { capabilities: ['PUBLISH', 'SUBSCRIBE'] },
        },
        {
          time: '2026-11-20T14:00:08.000Z',
          offsetSeconds: 8,
          participantId: 'pAda',
          userId: '=cmd|calc',
          name: 'REPLICATION_STARTED',
          destinationStageArn: STAGE,
          destinationSessionId: 'st-BBBBBBBBBBBBB',
        },
      ],
    });
  });

  it('lets no cell be run as a formula, and quotes what has to be, as CSV', () => {
    const lines = exported('csv').split('\r\n');
    expect(lines).toHaveLength(7);
    expect(lines[0]).toMatch(/^time,offsetSeconds,sessionId,participantId,userId,name,/);
    expect(lines[1]).toBe(
      '2026-11-20T13:59:58.000Z,-2,st-AAAAAAAAAAAAA,pBen,"ben ""the host"", jr",JOINED,,,,,,,,',
    );
    expect(lines[2]).toContain(",'=cmd|calc,JOINED,");
    expect(lines[4]).toContain('"{""capabilities"":[""PUBLISH"",""SUBSCRIBE""]}"');
    expect(lines.at(-1)).toBe('');
  });

  it('is whole when it is written in many pieces, and when it has no event', () => {
    expect(exported('csv', 3000).split('\r\n')).toHaveLength(3007);
    expect((JSON.parse(exported('json', 3000)) as { events: unknown[] }).events).toHaveLength(3005);
    const store = new TimelineStore();
    const none = new FilteredEvents(finished(indexEvents(store, [])), undefined);
    const json = finished(exportEvents('json', none, { first: 0, end: 0 }, store, SCOPE)).join('');
    expect(JSON.parse(json)).toMatchObject({ count: 0, events: [] });
  });

  it('is named after the session and the window', () => {
    expect(exportName(SCOPE, 'csv')).toBe('events-st-AAAAAAAAAAAAA-20261120T140000Z-20261120T141000Z.csv');
  });
});
