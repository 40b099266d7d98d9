import { describe, expect, it } from 'vitest';
import { apiOf } from '../testing/api.ts';
import { START, worldAt } from '../testing/worlds.ts';
import { everyPage } from '../testing/walk.ts';
import { AwsError } from '../wire/aws-error.ts';

/** The reads as an SDK would see them: through handlers, with ARNs and tokens, on the deterministic world. */

const world = worldAt('showtime');
const handlers = apiOf(world);
const arnOf = (kind: string, id: string) => `arn:aws:ivs:us-east-1:${world.accountId}:${kind}/${id}`;
const UNKNOWN = 'Unknown12345';

function refusal(act: () => unknown): { name: string; message: string } {
  try {
    act();
  } catch (error) {
    if (error instanceof AwsError) return { name: error.name, message: error.message };
    throw error;
  }
  throw new Error('nothing was refused');
}

function stageNamed(name: string) {
  const stage = handlers.ListStages({ maxResults: 100 }).stages?.find((candidate) => candidate.name === name);
  if (!stage?.arn) throw new Error(`no stage ${name}`);
  return { stageArn: stage.arn, sessionId: stage.activeSessionId ?? '' };
}

describe('stages', () => {
  it('are listed a page at a time, each once', () => {
    const arns = everyPage((nextToken) => {
      const page = handlers.ListStages({ maxResults: 7, nextToken });
      expect(page.stages?.length).toBeLessThanOrEqual(7);
      return { items: page.stages, nextToken: page.nextToken };
    }).map((stage) => stage.arn);
    expect(arns).toHaveLength(40);
    expect(new Set(arns).size).toBe(40);
  });

  it('answer every recording default where recording is off', () => {
    const { stageArn } = stageNamed('channel-news-247');
    const { stage } = handlers.GetStage({ arn: stageArn });
    expect(stage?.autoParticipantRecordingConfiguration).toEqual({
      storageConfigurationArn: '',
      mediaTypes: ['AUDIO_VIDEO'],
      thumbnailConfiguration: {
        targetIntervalSeconds: 60,
        storage: ['SEQUENTIAL'],
        recordingMode: 'DISABLED',
      },
      recordingReconnectWindowSeconds: 0,
      hlsConfiguration: { targetSegmentDurationSeconds: 6 },
      recordParticipantReplicas: true,
    });
    expect(stage?.endpoints).toEqual({
      events: 'wss://global.events.live-video.net',
      whip: expect.stringMatching(/^https:\/\/[0-9a-f]{12}\.global-bm\.whip\.live-video\.net$/),
      rtmp: expect.stringMatching(/^rtmp:\/\/[0-9a-f]{12}\.global-contribute\.live-video\.net\/app\/$/),
      rtmps: expect.stringMatching(/^rtmps:\/\/[0-9a-f]{12}\.global-contribute\.live-video\.net:443\/app\/$/),
    });
  });
});

describe('ARNs', () => {
  it('of nothing are not found', () => {
    const acts: [string, () => unknown][] = [
      ['GetStage', () => handlers.GetStage({ arn: arnOf('stage', UNKNOWN) })],
      ['GetComposition', () => handlers.GetComposition({ arn: arnOf('composition', UNKNOWN) })],
      [
        'GetEncoderConfiguration',
        () => handlers.GetEncoderConfiguration({ arn: arnOf('encoder-configuration', UNKNOWN) }),
      ],
      [
        'GetStorageConfiguration',
        () => handlers.GetStorageConfiguration({ arn: arnOf('storage-configuration', UNKNOWN) }),
      ],
      [
        'GetIngestConfiguration',
        () => handlers.GetIngestConfiguration({ arn: arnOf('ingest-configuration', UNKNOWN) }),
      ],
      ['GetPublicKey', () => handlers.GetPublicKey({ arn: arnOf('public-key', UNKNOWN) })],
      ['ListTagsForResource', () => handlers.ListTagsForResource({ resourceArn: arnOf('stage', UNKNOWN) })],
    ];
    for (const [operation, act] of acts)
      expect(refusal(act).name, operation).toBe('ResourceNotFoundException');
  });

  it('that are malformed, of another kind or too long are refused with the name of the member', () => {
    for (const arn of [
      '',
      'stage/x',
      arnOf('composition', UNKNOWN),
      arnOf('stage', 'x'.repeat(128)),
      `${arnOf('stage', UNKNOWN)} `,
    ]) {
      expect(refusal(() => handlers.GetStage({ arn }))).toMatchObject({
        name: 'ValidationException',
        message: expect.stringContaining("'arn'"),
      });
    }
    expect(
      refusal(() => handlers.ListParticipants({ stageArn: 'x', sessionId: 'st-abcdefghijklm' })).message,
    ).toContain("'stageArn'");
    expect(
      refusal(() => handlers.ListTagsForResource({ resourceArn: arnOf('channel', UNKNOWN) })).message,
    ).toContain("'resourceArn'");
  });

  it('of another account are denied, of another Region refused', () => {
    const other = (account: string, region: string) => `arn:aws:ivs:${region}:${account}:stage/${UNKNOWN}`;
    const own = world.accountId;
    expect(refusal(() => handlers.GetStage({ arn: other('111111111111', 'us-east-1') })).name).toBe(
      'AccessDeniedException',
    );
    expect(refusal(() => handlers.GetStage({ arn: other(own, 'eu-west-1') })).name).toBe(
      'ValidationException',
    );
  });
});

describe('sessions', () => {
  it('are listed with the live one without an end, and can be got one by one', () => {
    const { stageArn, sessionId } = stageNamed('sports-league-final');
    const sessions = everyPage((nextToken) => {
      const page = handlers.ListStageSessions({ stageArn, maxResults: 5, nextToken });
      return { items: page.stageSessions, nextToken: page.nextToken };
    });
    expect(sessions.length).toBeGreaterThan(15);
    expect(
      sessions.filter((session) => session.endTime === undefined).map((session) => session.sessionId),
    ).toEqual([sessionId]);
    for (const session of sessions.slice(0, 5)) {
      expect(handlers.GetStageSession({ stageArn, sessionId: session.sessionId }).stageSession).toEqual(
        session,
      );
    }
    // In no order of time: clients have to sort.
    const starts = sessions.map((session) => session.startTime?.getTime() ?? 0);
    expect(starts).not.toEqual(starts.toSorted((one, other) => one - other));
    expect(starts).not.toEqual(starts.toSorted((one, other) => other - one));
  });

  it('are none for a stage that was never used, and not found where unknown', () => {
    const { stageArn, sessionId } = stageNamed('demo-next-week');
    expect(sessionId).toBe('');
    expect(handlers.ListStageSessions({ stageArn })).toEqual({ stageSessions: [] });
    expect(handlers.ListStageSessions({ stageArn: arnOf('stage', UNKNOWN) })).toEqual({ stageSessions: [] });
    const unknown = { stageArn, sessionId: 'st-abcdefghijklm' };
    expect(refusal(() => handlers.GetStageSession(unknown)).name).toBe('ResourceNotFoundException');
    expect(refusal(() => handlers.GetStageSession({ stageArn, sessionId: 'st-short' })).name).toBe(
      'ValidationException',
    );
  });

  it('end when the clock says so', () => {
    const moving = worldAt('showtime');
    const reads = apiOf(moving);
    const { stageArn, sessionId } = stageNamed('classroom-algebra-2');
    expect(reads.GetStageSession({ stageArn, sessionId }).stageSession?.endTime).toBeUndefined();
    moving.setNow(START + 10 * 60_000);
    const ended = reads.GetStageSession({ stageArn, sessionId }).stageSession?.endTime;
    expect(ended?.getTime()).toBeGreaterThan(START);
    expect(reads.GetStage({ arn: stageArn }).stage?.activeSessionId).toBe('');
    moving.setNow(START);
    expect(reads.GetStageSession({ stageArn, sessionId }).stageSession?.endTime).toBeUndefined();
  });
});

describe('encoder, storage and key lists', () => {
  it('say less than the single answers where AWS does', () => {
    const [encoder] = handlers.ListEncoderConfigurations({}).encoderConfigurations ?? [];
    expect(Object.keys(encoder ?? {}).toSorted()).toEqual(['arn', 'name', 'tags']);
    expect(handlers.GetEncoderConfiguration({ arn: encoder?.arn }).encoderConfiguration?.video).toMatchObject(
      { width: expect.any(Number) },
    );
    const [storage] = handlers.ListStorageConfigurations({}).storageConfigurations ?? [];
    expect(handlers.GetStorageConfiguration({ arn: storage?.arn }).storageConfiguration).toEqual(storage);
    const [key] = handlers.ListPublicKeys({}).publicKeys ?? [];
    expect(Object.keys(key ?? {}).toSorted()).toEqual(['arn', 'name', 'tags']);
    expect(handlers.GetPublicKey({ arn: key?.arn }).publicKey).toMatchObject({
      publicKeyMaterial: expect.stringMatching(
        /^-----BEGIN PUBLIC KEY-----\n[A-Za-z0-9+/=\n]+\n-----END PUBLIC KEY-----\n$/,
      ),
      fingerprint: expect.stringMatching(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/),
    });
  });

  it('keep within the limits of the model', () => {
    for (const { arn } of handlers.ListEncoderConfigurations({}).encoderConfigurations ?? []) {
      const video = handlers.GetEncoderConfiguration({ arn }).encoderConfiguration?.video;
      expect((video?.width ?? 1) % 2).toBe(0);
      expect((video?.height ?? 1) % 2).toBe(0);
      expect((video?.width ?? 0) * (video?.height ?? 0)).toBeLessThanOrEqual(1920 * 1080);
      expect(video?.bitrate).toBeLessThanOrEqual(8_500_000);
    }
    expect(handlers.ListStorageConfigurations({}).storageConfigurations?.length).toBeLessThanOrEqual(5);
    expect(handlers.ListPublicKeys({}).publicKeys?.length).toBeLessThanOrEqual(3);
  });
});

describe('tags', () => {
  it('of every kind of resource are those of its own answer', () => {
    const listed = [
      ...(handlers.ListStages({}).stages ?? []),
      ...(handlers.ListCompositions({}).compositions ?? []),
      ...(handlers.ListEncoderConfigurations({}).encoderConfigurations ?? []),
      ...(handlers.ListStorageConfigurations({}).storageConfigurations ?? []),
      ...(handlers.ListPublicKeys({}).publicKeys ?? []),
    ];
    expect(listed.length).toBeGreaterThan(50);
    for (const { arn, tags } of listed)
      expect(handlers.ListTagsForResource({ resourceArn: arn }).tags).toEqual(tags);
    for (const { arn } of handlers.ListIngestConfigurations({}).ingestConfigurations ?? []) {
      const { ingestConfiguration } = handlers.GetIngestConfiguration({ arn });
      expect(handlers.ListTagsForResource({ resourceArn: arn }).tags).toEqual(ingestConfiguration?.tags);
    }
  });
});
