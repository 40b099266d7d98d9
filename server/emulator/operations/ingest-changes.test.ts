import { describe, expect, it } from 'vitest';
import { apiOf } from '../testing/api.ts';
import { refusalOf } from '../testing/refusal.ts';
import { START, worldAt } from '../testing/worlds.ts';

const emptyWorld = (quotas = {}) => {
  const world = worldAt('empty', 1, START, { quotas });
  const api = apiOf(world);
  const stageArn = () => api.CreateStage({}).stage?.arn;
  const create = (more = {}) =>
    api.CreateIngestConfiguration({ ingestProtocol: 'RTMPS', ...more }).ingestConfiguration;
  const unknown = (kind: string) => `arn:aws:ivs:us-east-1:${world.accountId}:${kind}/Unknown12345`;
  return { world, api, stageArn, create, unknown };
};

describe('CreateIngestConfiguration', () => {
  it('makes an inactive configuration with a stream key of its own', () => {
    const { world, api, create } = emptyWorld();
    const made = create();
    const id = made?.arn?.split('/')[1];
    expect(made).toEqual({
      name: '',
      arn: `arn:aws:ivs:us-east-1:${world.accountId}:ingest-configuration/${id}`,
      ingestProtocol: 'RTMPS',
      streamKey: expect.stringMatching(new RegExp(`^rt_${world.accountId}_us-east-1_${id}_[A-Za-z0-9]{30}$`)),
      stageArn: '',
      participantId: expect.stringMatching(/^[A-Za-z0-9]{12}$/),
      state: 'INACTIVE',
      userId: '',
      redundantIngest: false,
      attributes: {},
      tags: {},
    });
    expect(api.GetIngestConfiguration({ arn: made?.arn }).ingestConfiguration).toEqual(made);
    const [listed] = api.ListIngestConfigurations({}).ingestConfigurations ?? [];
    expect(Object.keys(listed ?? {})).not.toContain('streamKey');
    expect(made).toMatchObject(listed ?? {});
  });

  it('takes everything that can be said of it', () => {
    const { create, stageArn } = emptyWorld();
    const given = {
      name: 'truck',
      stageArn: stageArn(),
      userId: 'ob-truck',
      attributes: { role: 'feed' },
      tags: { env: 'prod' },
    };
    expect(create({ ...given, ingestProtocol: 'RTMP', insecureIngest: true })).toMatchObject({
      ...given,
      ingestProtocol: 'RTMP',
    });
    expect(create({ stageArn: '' })?.stageArn).toBe('');
  });

  it('has two more keys and participants when it is redundant', () => {
    const { create } = emptyWorld();
    const made = create({ redundantIngest: true });
    const credentials = made?.redundantIngestCredentials ?? [];
    expect(credentials).toHaveLength(2);
    expect(new Set([made?.streamKey, ...credentials.map(({ streamKey }) => streamKey)]).size).toBe(3);
    expect(
      new Set([made?.participantId, ...credentials.map(({ participantId }) => participantId)]).size,
    ).toBe(3);
  });

  it('refuses RTMP that is not declared insecure, and a stage that is not there', () => {
    const { create, unknown } = emptyWorld();
    expect(refusalOf(() => create({ ingestProtocol: 'RTMP' }))).toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining("'insecureIngest'"),
    });
    expect(refusalOf(() => create({ stageArn: unknown('stage') }))).toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining("'stageArn'"),
    });
  });

  it('stops at the quota', () => {
    const { create } = emptyWorld({ ingestConfigurations: 1 });
    create();
    expect(refusalOf(() => create()).name).toBe('ServiceQuotaExceededException');
  });
});

describe('UpdateIngestConfiguration', () => {
  it('attaches, moves and detaches', () => {
    const { api, create, stageArn } = emptyWorld();
    const [one, other] = [stageArn(), stageArn()];
    const made = create();
    const update = (to: string | undefined) =>
      api.UpdateIngestConfiguration({ arn: made?.arn, stageArn: to }).ingestConfiguration;
    expect(update(one)).toEqual({ ...made, stageArn: one });
    expect(update(other)?.stageArn).toBe(other);
    expect(update(undefined)?.stageArn).toBe(other);
    expect(update('')).toEqual(made);
  });

  it('makes redundant credentials, keeps them, and takes them away', () => {
    const { api, create } = emptyWorld();
    const { arn } = create() ?? {};
    const update = (redundantIngest?: boolean) =>
      api.UpdateIngestConfiguration({ arn, redundantIngest }).ingestConfiguration;
    const made = update(true)?.redundantIngestCredentials;
    expect(made).toHaveLength(2);
    expect(update(true)?.redundantIngestCredentials).toEqual(made);
    expect(update()?.redundantIngestCredentials).toEqual(made);
    expect(update(false)).toMatchObject({ redundantIngest: false });
    expect(update(false)?.redundantIngestCredentials).toBeUndefined();
    expect(update(true)?.redundantIngestCredentials).not.toEqual(made);
  });

  it('finds neither a configuration nor a stage that is not there', () => {
    const { api, create, unknown } = emptyWorld();
    const arn = unknown('ingest-configuration');
    expect(refusalOf(() => api.UpdateIngestConfiguration({ arn })).name).toBe('ResourceNotFoundException');
    const made = create()?.arn;
    expect(
      refusalOf(() => api.UpdateIngestConfiguration({ arn: made, stageArn: unknown('stage') })).name,
    ).toBe('ResourceNotFoundException');
  });
});

const activeIn = (api: ReturnType<typeof apiOf>) => {
  const [active] = api.ListIngestConfigurations({ filterByState: 'ACTIVE' }).ingestConfigurations ?? [];
  if (!active?.arn) throw new Error('nobody publishes through an ingest configuration');
  return active;
};

describe('an active ingest configuration', () => {
  it('is not updated, and not deleted without force', () => {
    const api = apiOf(worldAt('showtime'));
    const { arn } = activeIn(api);
    expect(refusalOf(() => api.UpdateIngestConfiguration({ arn, stageArn: '' })).name).toBe(
      'ConflictException',
    );
    expect(refusalOf(() => api.DeleteIngestConfiguration({ arn })).name).toBe('ConflictException');
    expect(refusalOf(() => api.DeleteIngestConfiguration({ arn, force: false })).name).toBe(
      'ConflictException',
    );
  });

  it('is deleted with force', () => {
    const world = worldAt('showtime');
    const api = apiOf(world);
    const { arn, stageArn } = activeIn(api);
    expect(api.DeleteIngestConfiguration({ arn, force: true })).toEqual({});
    expect(refusalOf(() => api.GetIngestConfiguration({ arn })).name).toBe('ResourceNotFoundException');
    // Whoever makes the course of the stage's session has to know.
    expect(world.ledger.of(stageArn?.split('/')[1] ?? '')).toEqual([
      expect.objectContaining({ kind: 'ingest-configuration-deleted', id: arn?.split('/')[1] }),
    ]);
  });
});

describe('DeleteIngestConfiguration', () => {
  it('takes an inactive one away, once', () => {
    const { api, create } = emptyWorld();
    const arn = create()?.arn;
    expect(api.DeleteIngestConfiguration({ arn })).toEqual({});
    expect(api.ListIngestConfigurations({}).ingestConfigurations).toEqual([]);
    expect(refusalOf(() => api.DeleteIngestConfiguration({ arn, force: true })).name).toBe(
      'ResourceNotFoundException',
    );
  });
});
