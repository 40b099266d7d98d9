import { describe, expect, it } from 'vitest';
import { apiOf } from '../testing/api.ts';
import { START, worldAt } from '../testing/worlds.ts';
import { everyPage } from '../testing/walk.ts';

const world = worldAt('showtime');
const handlers = apiOf(world);

function liveSession(name: string) {
  const stage = handlers.ListStages({ maxResults: 100 }).stages?.find((candidate) => candidate.name === name);
  if (!stage?.arn || !stage.activeSessionId) throw new Error(`${name} is not live`);
  return { stageArn: stage.arn, sessionId: stage.activeSessionId };
}

type Filters = Omit<Parameters<typeof handlers.ListParticipants>[0], 'stageArn' | 'sessionId'>;

function participants(session: ReturnType<typeof liveSession>, filters: Filters = {}) {
  return everyPage((nextToken) => {
    const page = handlers.ListParticipants({ ...session, maxResults: 9, ...filters, nextToken });
    return { items: page.participants, nextToken: page.nextToken };
  });
}

describe('ListParticipants', () => {
  const session = liveSession('sports-league-final');
  const all = participants(session);

  it('lists everybody once, and what GetParticipant says of them', () => {
    expect(new Set(all.map((one) => one.participantId)).size).toBe(all.length);
    for (const summary of all) {
      const { participant } = handlers.GetParticipant({ ...session, participantId: summary.participantId });
      expect(participant).toMatchObject(summary);
    }
  });

  it('is in no order of time', () => {
    const joined = all.map((one) => one.firstJoinTime?.getTime() ?? 0);
    expect(joined).not.toEqual(joined.toSorted((one, other) => one - other));
  });

  it('filters by state, by having published, by recording state and by userId', () => {
    const connected = participants(session, { filterByState: 'CONNECTED' });
    const gone = participants(session, { filterByState: 'DISCONNECTED' });
    expect(connected.length).toBeGreaterThan(0);
    expect(gone.length).toBeGreaterThan(0);
    expect(connected.length + gone.length).toBe(all.length);
    expect(participants(session, { filterByPublished: true })).toEqual(all.filter((one) => one.published));
    expect(participants(session, { filterByPublished: false })).toEqual(all.filter((one) => !one.published));
    expect(participants(session, { filterByRecordingState: 'ACTIVE' })).toEqual(
      all.filter((one) => one.recordingState === 'ACTIVE'),
    );
    expect(participants(session, { filterByRecordingState: 'ACTIVE' }).length).toBeGreaterThan(0);
    const { userId } = all.find((one) => one.userId !== '') ?? {};
    expect(participants(session, { filterByUserId: userId })).toEqual(
      all.filter((one) => one.userId === userId),
    );
  });

  it('takes one filter and refuses two', () => {
    expect(() =>
      handlers.ListParticipants({ ...session, filterByState: 'CONNECTED', filterByPublished: true }),
    ).toThrow('only one filter can be used at a time');
  });

  it('refuses a page token under another filter', () => {
    const { nextToken } = handlers.ListParticipants({
      ...session,
      maxResults: 2,
      filterByState: 'CONNECTED',
    });
    expect(() => handlers.ListParticipants({ ...session, filterByState: 'DISCONNECTED', nextToken })).toThrow(
      'nextToken',
    );
    expect(() => handlers.ListParticipants({ ...session, nextToken })).toThrow('nextToken');
  });

  it('is empty for a session that does not exist', () => {
    expect(handlers.ListParticipants({ ...session, sessionId: 'st-abcdefghijklm' })).toEqual({
      participants: [],
    });
  });

  it('gives a page that stays right when people join between two pages', () => {
    const moving = worldAt('showtime', 1, START - 30 * 60_000);
    const reads = apiOf(moving);
    const first = reads.ListParticipants({ ...session, maxResults: 10 });
    moving.setNow(START);
    const rest = everyPage((nextToken) => {
      const page = reads.ListParticipants({
        ...session,
        maxResults: 10,
        nextToken: nextToken ?? first.nextToken,
      });
      return { items: page.participants, nextToken: page.nextToken };
    });
    const ids = [...(first.participants ?? []), ...rest].map((one) => one.participantId);
    expect(new Set(ids).size).toBe(ids.length);
    const before = everyPage((nextToken) => {
      moving.setNow(START - 30 * 60_000);
      const page = reads.ListParticipants({ ...session, nextToken });
      return { items: page.participants, nextToken: page.nextToken };
    });
    for (const { participantId } of before) expect(ids).toContain(participantId);
  });
});

describe('GetParticipant', () => {
  it('says of an encoder what its ingest configuration does, and of its device next to nothing', () => {
    const session = liveSession('channel-news-247');
    const ingest = handlers
      .ListIngestConfigurations({ filterByStageArn: session.stageArn })
      .ingestConfigurations?.find((one) => one.redundantIngest);
    const { ingestConfiguration } = handlers.GetIngestConfiguration({ arn: ingest?.arn });
    const credentials = ingestConfiguration?.redundantIngestCredentials ?? [];
    expect(credentials).toHaveLength(2);
    for (const participantId of [ingest?.participantId, ...credentials.map((one) => one.participantId)]) {
      expect(handlers.GetParticipant({ ...session, participantId }).participant).toMatchObject({
        protocol: 'RTMPS',
        redundantIngest: true,
        ingestConfigurationArn: ingest?.arn,
        browserName: '',
        sdkVersion: '',
        userId: 'playout-news-247',
      });
    }
    const keys = [ingestConfiguration?.streamKey, ...credentials.map((one) => one.streamKey)];
    expect(new Set(keys).size).toBe(3);
    const id = ingest?.arn?.split('/').at(-1);
    for (const key of keys)
      expect(key).toMatch(new RegExp(`^rt_${world.accountId}_us-east-1_${id}_[A-Za-z0-9]{30}$`));
  });

  it('names the place of a recording by stage, session, participant and time', () => {
    const session = liveSession('show-morning-brief');
    const recorded = participants(session, { filterByRecordingState: 'ACTIVE' });
    expect(recorded.length).toBeGreaterThan(0);
    for (const { participantId } of recorded) {
      const { participant } = handlers.GetParticipant({ ...session, participantId });
      expect(participant?.recordingS3BucketName).toMatch(/^[a-z0-9.-]{3,63}$/);
      const place = `${session.stageArn.split('/')[1]}/${session.sessionId}/${participantId}/`;
      expect(participant?.recordingS3Prefix?.startsWith(place)).toBe(true);
      expect(participant?.recordingS3Prefix?.slice(place.length)).toMatch(
        /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$/,
      );
    }
  });

  it('keeps texts about devices in the characters and attributes in the size that AWS allows', () => {
    for (const name of ['sports-league-final', 'auction-room-3', 'town-hall-q4']) {
      const session = liveSession(name);
      for (const { participantId } of participants(session)) {
        const { participant } = handlers.GetParticipant({ ...session, participantId });
        for (const text of [
          participant?.ispName,
          participant?.osName,
          participant?.osVersion,
          participant?.browserName,
          participant?.browserVersion,
          participant?.sdkVersion,
        ]) {
          expect(text).toMatch(/^[a-zA-Z0-9\-_.,:;\s]{0,128}$/);
        }
        expect(participant?.userId?.length).toBeLessThanOrEqual(128);
        expect(JSON.stringify(participant?.attributes ?? {}).length).toBeLessThanOrEqual(1_024);
      }
    }
  });

  it('does not know somebody who has not joined yet', () => {
    const session = liveSession('sports-league-final');
    const late = apiOf(worldAt('showtime', 1, START + 10 * 60_000));
    const now = new Set(participants(session).map((one) => one.participantId));
    const later = everyPage((nextToken) => {
      const page = late.ListParticipants({ ...session, nextToken });
      return { items: page.participants, nextToken: page.nextToken };
    }).filter((one) => !now.has(one.participantId));
    expect(later.length).toBeGreaterThan(0);
    for (const { participantId } of later) {
      expect(() => handlers.GetParticipant({ ...session, participantId })).toThrow('not found');
      expect(handlers.ListParticipantEvents({ ...session, participantId })).toEqual({ events: [] });
    }
  });
});

describe('ListParticipantEvents', () => {
  it('gives the newest second first, and pages without gap or repetition', () => {
    const session = liveSession('town-hall-q4');
    const [host] = participants(session, { filterByPublished: true });
    const participantId = host?.participantId;
    const whole = handlers.ListParticipantEvents({ ...session, participantId, maxResults: 100 }).events ?? [];
    const paged = everyPage((nextToken) => {
      const page = handlers.ListParticipantEvents({ ...session, participantId, maxResults: 3, nextToken });
      return { items: page.events, nextToken: page.nextToken };
    });
    expect(paged).toEqual(whole);
    const times = whole.map((event) => event.eventTime?.getTime() ?? 0);
    expect(times).toEqual(times.toSorted((one, other) => other - one));
  });

  it('shows both tokens of an exchange, and the attributes of the newer one afterwards', () => {
    const session = liveSession('town-hall-q4');
    const exchanges = participants(session).flatMap(({ participantId }) =>
      (handlers.ListParticipantEvents({ ...session, participantId, maxResults: 100 }).events ?? [])
        .filter((event) => event.name === 'TOKEN_EXCHANGED')
        .map((event) => ({ participantId, event })),
    );
    const [latest] = exchanges;
    expect(latest?.event).toMatchObject({
      previousToken: { capabilities: expect.any(Array), expirationTime: expect.any(Date) },
      newToken: { capabilities: expect.any(Array), expirationTime: expect.any(Date) },
    });
    const { participant } = handlers.GetParticipant({ ...session, participantId: latest?.participantId });
    expect(participant?.attributes).toEqual(latest?.event.newToken?.attributes);
  });
});
