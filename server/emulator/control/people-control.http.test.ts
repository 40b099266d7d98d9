import {
  CreateIngestConfigurationCommand,
  CreateParticipantTokenCommand,
  CreateStageCommand,
  DisconnectParticipantCommand,
  GetIngestConfigurationCommand,
  GetParticipantCommand,
  GetStageCommand,
  ListParticipantEventsCommand,
  StartCompositionCommand,
  GetCompositionCommand,
} from '@aws-sdk/client-ivs-realtime';
import { ImportPublicKeyCommand } from '@aws-sdk/client-ivs-realtime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningEmulator, runningEmulator } from '../testing/control-client.ts';
import { newSigningKey, signToken } from '../testing/signed-token.ts';

let running: RunningEmulator;
let stageArn: string;

beforeAll(async () => {
  running = await runningEmulator();
});
beforeEach(async () => {
  const { stage } = await running.client.send(new CreateStageCommand({ name: 'acting' }));
  stageArn = stage?.arn ?? '';
});
afterAll(() => running.close());

interface View {
  stageArn: string;
  sessionId: string;
  participantId: string;
  userId: string;
  state: string;
  publishing: boolean;
  refusal?: string | null;
}

const post = async (path: string, body?: unknown) => {
  const answer = await running.control('POST', path, body);
  return {
    status: answer.status,
    body: answer.body as View & { message: string; code: string; problems: string[] },
  };
};

const join = async (more: object = {}): Promise<View> => {
  const { status, body } = await post('people', { stageArn, ...more });
  expect(status).toBe(201);
  return body;
};

const namesOf = async ({ sessionId, participantId }: View): Promise<(string | undefined)[]> => {
  const { events } = await running.client.send(
    new ListParticipantEventsCommand({ stageArn, sessionId, participantId }),
  );
  return (events ?? [])
    .map(({ name }) => name)
    .toSorted((one, other) => ((one ?? '') < (other ?? '') ? -1 : 1));
};

describe('people at the control endpoint', () => {
  it('join with a token of the API, publish, and are put out by it', async () => {
    const { client, emulator } = running;
    const { participantToken } = await client.send(
      new CreateParticipantTokenCommand({ stageArn, userId: 'alice', attributes: { role: 'host' } }),
    );
    const token = participantToken?.token;
    const { status, body } = await post('people', { token, device: 'ios' });
    expect([status, body.participantId, body.userId]).toEqual([
      201,
      participantToken?.participantId,
      'alice',
    ]);
    const { sessionId, participantId } = body;
    const { stage } = await client.send(new GetStageCommand({ arn: stageArn }));
    expect(stage?.activeSessionId).toBe(sessionId);
    expect((await post(`people/${participantId}/publish`)).body).toMatchObject({
      publishing: true,
      refusal: null,
    });
    const { participant } = await client.send(
      new GetParticipantCommand({ stageArn, sessionId, participantId }),
    );
    expect(participant).toMatchObject({
      state: 'CONNECTED',
      published: true,
      attributes: { role: 'host' },
      // Every iOS device of the emulator's is a telephone or a tablet, drawn by the participant's id.
      osName: expect.stringMatching(/^(?:iOS|iPadOS)$/) as string,
    });
    emulator.clock.step(5_000);
    await client.send(new DisconnectParticipantCommand({ stageArn, participantId }));
    expect(await namesOf(body)).toEqual(['JOINED', 'LEFT', 'PUBLISH_STARTED', 'PUBLISH_STOPPED']);
    expect(await post('people', { token })).toMatchObject({
      status: 403,
      body: { code: 'PARTICIPANT_DISCONNECTED' },
    });
  });

  it('join and exchange with tokens that their customer signs', async () => {
    const { client, emulator } = running;
    const key = newSigningKey();
    const { publicKey } = await client.send(new ImportPublicKeyCommand({ publicKeyMaterial: key.pem }));
    const { stage } = await client.send(new GetStageCommand({ arn: stageArn }));
    const now = emulator.clock.now() / 1_000;
    const claims = (capabilities: object) => ({
      exp: now + 3_600,
      iat: now,
      jti: 'my-own-id',
      user_id: 'bob',
      resource: stageArn,
      topic: stageArn.split('/')[1] ?? '',
      events_url: stage?.endpoints?.events ?? '',
      whip_url: stage?.endpoints?.whip ?? '',
      capabilities,
      attributes: {},
      version: '1.0' as const,
    });
    const sign = (capabilities: object) => signToken(key, publicKey?.arn ?? '', claims(capabilities));
    const { body } = await post('people', { token: sign({ allow_subscribe: true }) });
    expect(body).toMatchObject({ participantId: 'my-own-id', userId: 'bob' });
    expect((await post('people/my-own-id/publish')).body.refusal).toBe('INSUFFICIENT_CAPABILITIES');
    const token = sign({ allow_publish: true, allow_subscribe: true });
    expect((await post('people/my-own-id/exchange-token', { token })).status).toBe(200);
    expect((await post('people/my-own-id/publish')).body.publishing).toBe(true);
    expect(await namesOf(body)).toEqual(['JOINED', 'PUBLISH_ERROR', 'PUBLISH_STARTED', 'TOKEN_EXCHANGED']);
  });

  it('watch, fail, break off and come back', async () => {
    const { emulator } = running;
    const alice = await join({ userId: 'alice' });
    const bob = await join({ userId: 'bob', watch: false });
    await post(`people/${alice.participantId}/publish`, { stageArn });
    emulator.clock.step(5_000);
    await post(`people/${bob.participantId}/subscribe`, { remoteParticipantId: alice.participantId });
    emulator.clock.step(5_000);
    await post(`people/${bob.participantId}/unsubscribe`, { remoteParticipantId: alice.participantId });
    const failed = { event: 'PUBLISH_ERROR', errorCode: 'BITRATE_EXCEEDED' };
    expect((await post(`people/${alice.participantId}/fail`, failed)).body).toMatchObject({
      publishing: false,
      refusal: 'BITRATE_EXCEEDED',
    });
    await post(`people/${alice.participantId}/lose-connection`);
    emulator.clock.step(6_000);
    expect((await post(`people/${alice.participantId}/rejoin`)).body).toMatchObject({
      participantId: alice.participantId,
      state: 'CONNECTED',
    });
    const other = await post(`people/${bob.participantId}/rejoin`, { newToken: true });
    expect(other.body.participantId).not.toBe(bob.participantId);
    await post(`people/${bob.participantId}/leave`);
    expect(await namesOf(alice)).toEqual([
      'JOINED',
      'JOINED',
      'LEFT',
      'PUBLISH_ERROR',
      'PUBLISH_STARTED',
      'PUBLISH_STOPPED',
    ]);
    expect(await namesOf(bob)).toEqual(['JOINED', 'LEFT', 'SUBSCRIBE_STARTED', 'SUBSCRIBE_STOPPED']);
    const list = await running.control('GET', `people?${new URLSearchParams({ stageArn }).toString()}`);
    expect(list.body).toMatchObject({ connected: 2 });
  });

  it.each([
    ['people', {}, 'stageArn: '],
    ['people', undefined, 'body: '],
    ['people', { token: 'x', userId: 'y' }, 'body: Unrecognized key'],
    ['people', { stageArn: 'nonsense' }, 'stageArn: must be like arn:aws:ivs'],
    ['people', { stageArn: '', userId: 'x'.repeat(129) }, 'userId: '],
    ['people/x/fail', { errorCode: 'NOTHING' }, 'errorCode: '],
    [
      'people/x/fail',
      { event: 'SUBSCRIBE_ERROR', errorCode: 'PUBLISHER_NOT_FOUND' },
      'remoteParticipantId: ',
    ],
    ['people/x/publish', { loudly: true }, 'body: Unrecognized key'],
    ['people/x/subscribe', { remoteParticipantId: 7 }, 'remoteParticipantId: '],
    ['ingest/publish', { protocol: 'SRT', streamKey: 'x' }, 'protocol: '],
    ['ingest/stop', {}, 'streamKey: '],
    ['compositions/x/destinations/y/fail', { errorCode: 'Nothing' }, 'errorCode: '],
    ['world', { scenario: 'nowhere' }, 'scenario: '],
    ['world', { scenario: 'empty', ledger: [{ kind: 'nonsense' }] }, 'ledger.0'],
    ['world', { scenario: 'empty', region: 'eu-west-1' }, 'region: must be us-east-1'],
    [
      'world',
      { scenario: 'empty', startedAt: '2026-11-20T14:00:00Z', clock: { now: '2026-11-20T13:00:00Z' } },
      'clock.now: ',
    ],
  ])('are told what is wrong with %s %j', async (path, body, problem) => {
    const answer = await post(path, body);
    expect([answer.status, answer.body.problems.some((one) => one.startsWith(problem))]).toEqual([400, true]);
  });

  it.each([
    ['POST', 'people/nobody/publish', 404],
    ['POST', 'people/nobody/dance', 404],
    ['POST', 'ingest/publish/now', 404],
    ['GET', 'people/nobody', 404],
    ['POST', 'compositions/x/destinations/y/recover', 404],
    ['POST', 'compositions/x/destinations/y/rest', 404],
    ['GET', 'events', 404],
    ['POST', 'people/%ff/publish', 400],
  ])('are not found at %s %s', async (method, path, status) => {
    expect((await running.control(method, path)).status).toBe(status);
  });
});

describe('encoders and compositions at the control endpoint', () => {
  it('publish through a stream key', async () => {
    const { client } = running;
    const { ingestConfiguration } = await client.send(
      new CreateIngestConfigurationCommand({ ingestProtocol: 'RTMPS', stageArn }),
    );
    const { streamKey, arn, participantId } = ingestConfiguration ?? {};
    const state = async () =>
      (await client.send(new GetIngestConfigurationCommand({ arn }))).ingestConfiguration?.state;
    const started = await post('ingest/publish', { streamKey });
    expect(started).toMatchObject({ status: 200, body: { stageArn, participantId, refusal: null } });
    expect(await state()).toBe('ACTIVE');
    expect((await post('ingest/publish', { streamKey })).body.refusal).toBe('REUSE_OF_STREAM_KEY');
    expect((await post('ingest/stop', { streamKey })).status).toBe(200);
    expect(await post('ingest/stop', { streamKey: 'nonsense' })).toMatchObject({
      status: 409,
      body: { code: 'STREAM_KEY_UNUSABLE' },
    });
  });

  it('have outputs that fail', async () => {
    const { client, emulator } = running;
    const channelArn = stageArn.replace(':stage/', ':channel/');
    const { composition } = await client.send(
      new StartCompositionCommand({ stageArn, destinations: [{ channel: { channelArn } }] }),
    );
    const id = composition?.arn?.split('/')[1] ?? '';
    const path = `compositions/${id}/destinations/${composition?.destinations?.[0]?.id ?? ''}`;
    emulator.clock.step(10_000);
    expect((await post(`${path}/reconnect`)).body.state).toBe('RECONNECTING');
    expect((await post(`${path}/reconnect`)).status).toBe(409);
    expect((await post(`${path}/recover`)).body.state).toBe('ACTIVE');
    expect((await post(`${path}/fail`, { errorCode: 'ConflictException' })).body.state).toBe('FAILED');
    emulator.clock.step(1_000);
    const read = await client.send(new GetCompositionCommand({ arn: composition?.arn }));
    expect(read.composition?.state).toBe('FAILED');
  });
});
