import * as sdk from '@aws-sdk/client-ivs-realtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulator, TEST_ACCOUNT, type Emulator, type EmulatorOptions } from '../start.ts';
import { newSigningKey } from '../testing/signed-token.ts';

/** The changes of resources as a client meets them: through the real SDK, over HTTP. */

const closing: (() => Promise<void> | void)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

type Started = Emulator & { client: sdk.IVSRealTimeClient };

const started = async (options: EmulatorOptions): Promise<Started> => {
  const emulator = await startEmulator({
    startedAt: Date.UTC(2026, 10, 20, 14),
    paused: true,
    rates: 'off',
    ...options,
  });
  const client = new sdk.IVSRealTimeClient({
    endpoint: emulator.url,
    region: emulator.region,
    credentials: TEST_ACCOUNT,
    maxAttempts: 1,
  });
  closing.push(
    () => client.destroy(),
    () => emulator.close(),
  );
  return { ...emulator, client };
};

let showtime: Started;
/** One of each fits, and no more. */
let narrow: Started;
beforeAll(async () => {
  showtime = await started({ scenario: 'showtime' });
  narrow = await started({
    scenario: 'empty',
    quotas: {
      stages: 1,
      encoderConfigurations: 1,
      storageConfigurations: 1,
      ingestConfigurations: 1,
      publicKeys: 1,
    },
  });
});

/** What a call ends with: its output without the SDK's own part, or the error's class, name, status and text. */
const outcome = async (call: Promise<object>): Promise<Record<string, unknown>> => {
  try {
    const { $metadata, ...output } = (await call) as { $metadata: { httpStatusCode?: number } };
    return { status: $metadata.httpStatusCode, ...output };
  } catch (error) {
    if (!(error instanceof sdk.IVSRealTimeServiceException)) throw error;
    const { name, $metadata, constructor } = error;
    // An error of the model comes as the SDK's class for it, with its text where the model has it.
    expect(constructor.name).toBe(name);
    expect((error as { exceptionMessage?: string }).exceptionMessage).toMatch(/\w/);
    return { error: name, status: $metadata.httpStatusCode };
  }
};
const CONFLICT = { error: 'ConflictException', status: 409 };
const NOT_FOUND = { error: 'ResourceNotFoundException', status: 404 };
const INVALID = { error: 'ValidationException', status: 400 };
const DENIED = { error: 'AccessDeniedException', status: 403 };
const OVER_QUOTA = { error: 'ServiceQuotaExceededException', status: 402 };
const DONE = { status: 200 };

describe('a life', () => {
  it('of a stage', async () => {
    const { client } = showtime;
    const made = await client.send(
      new sdk.CreateStageCommand({
        name: 'studio',
        tags: { env: 'prod' },
        participantTokenConfigurations: [{ userId: 'ana', capabilities: ['PUBLISH'], duration: 60 }],
      }),
    );
    const { arn } = made.stage ?? {};
    expect(made.participantTokens).toEqual([
      {
        participantId: expect.stringMatching(/^\w{12}$/),
        token: expect.stringMatching(/^ey[\w-]+\.ey[\w-]+\.[\w-]+$/),
        userId: 'ana',
        capabilities: ['PUBLISH'],
        duration: 60,
        expirationTime: new Date(Date.UTC(2026, 10, 20, 15)),
      },
    ]);
    const { participantToken } = await client.send(new sdk.CreateParticipantTokenCommand({ stageArn: arn }));
    expect(participantToken?.expirationTime).toEqual(new Date(Date.UTC(2026, 10, 21, 2)));
    const updated = await client.send(new sdk.UpdateStageCommand({ arn, name: 'studio-2' }));
    expect(updated.stage).toEqual({ ...made.stage, name: 'studio-2' });
    expect((await client.send(new sdk.GetStageCommand({ arn }))).stage).toEqual(updated.stage);
    expect(await outcome(client.send(new sdk.DeleteStageCommand({ arn })))).toEqual(DONE);
    const gone = [
      client.send(new sdk.DeleteStageCommand({ arn })),
      client.send(new sdk.UpdateStageCommand({ arn })),
      client.send(new sdk.CreateParticipantTokenCommand({ stageArn: arn })),
    ];
    expect(await Promise.all(gone.map(outcome))).toEqual([NOT_FOUND, NOT_FOUND, NOT_FOUND]);
  });

  it('of an encoder and a storage configuration', async () => {
    const { client } = showtime;
    const encoder = await client.send(
      new sdk.CreateEncoderConfigurationCommand({ video: { framerate: 29.97 } }),
    );
    const encoderArn = encoder.encoderConfiguration?.arn;
    expect(
      (await client.send(new sdk.GetEncoderConfigurationCommand({ arn: encoderArn }))).encoderConfiguration,
    ).toEqual(encoder.encoderConfiguration);
    const remove = () => client.send(new sdk.DeleteEncoderConfigurationCommand({ arn: encoderArn }));
    expect(await outcome(remove())).toEqual(DONE);
    expect(await outcome(remove())).toEqual(NOT_FOUND);

    const storage = await client.send(
      new sdk.CreateStorageConfigurationCommand({ s3: { bucketName: 'archive' } }),
    );
    const storageArn = storage.storageConfiguration?.arn;
    const removeStorage = () => client.send(new sdk.DeleteStorageConfigurationCommand({ arn: storageArn }));
    expect(await outcome(removeStorage())).toEqual(DONE);
    expect(await outcome(removeStorage())).toEqual(NOT_FOUND);
  });

  it('of an ingest configuration', async () => {
    const { client } = showtime;
    const { stage } = await client.send(new sdk.CreateStageCommand({}));
    const made = await client.send(
      new sdk.CreateIngestConfigurationCommand({ ingestProtocol: 'RTMPS', redundantIngest: true }),
    );
    const { arn } = made.ingestConfiguration ?? {};
    const attached = await client.send(
      new sdk.UpdateIngestConfigurationCommand({ arn, stageArn: stage?.arn }),
    );
    expect(attached.ingestConfiguration).toEqual({ ...made.ingestConfiguration, stageArn: stage?.arn });
    await client.send(new sdk.DeleteStageCommand({ arn: stage?.arn }));
    const detached = await client.send(new sdk.GetIngestConfigurationCommand({ arn }));
    expect(detached.ingestConfiguration).toEqual(made.ingestConfiguration);
    const remove = () => client.send(new sdk.DeleteIngestConfigurationCommand({ arn }));
    expect(await outcome(remove())).toEqual(DONE);
    expect(await outcome(remove())).toEqual(NOT_FOUND);
    expect(await outcome(client.send(new sdk.UpdateIngestConfigurationCommand({ arn })))).toEqual(NOT_FOUND);
  });

  it('of a public key', async () => {
    const { client } = narrow;
    const { pem } = newSigningKey();
    const made = await client.send(new sdk.ImportPublicKeyCommand({ publicKeyMaterial: pem }));
    const { arn } = made.publicKey ?? {};
    expect((await client.send(new sdk.GetPublicKeyCommand({ arn }))).publicKey).toEqual(made.publicKey);
    const again = client.send(new sdk.ImportPublicKeyCommand({ publicKeyMaterial: pem }));
    expect(await outcome(again)).toEqual(CONFLICT);
    const remove = () => client.send(new sdk.DeletePublicKeyCommand({ arn }));
    expect(await outcome(remove())).toEqual(DONE);
    expect(await outcome(remove())).toEqual(NOT_FOUND);
  });

  it('of tags, on every kind of resource', async () => {
    const { client } = showtime;
    const lists = [
      (await client.send(new sdk.ListStagesCommand({}))).stages,
      (await client.send(new sdk.ListCompositionsCommand({}))).compositions,
      (await client.send(new sdk.ListEncoderConfigurationsCommand({}))).encoderConfigurations,
      (await client.send(new sdk.ListStorageConfigurationsCommand({}))).storageConfigurations,
      (await client.send(new sdk.ListIngestConfigurationsCommand({}))).ingestConfigurations,
      (await client.send(new sdk.ListPublicKeysCommand({}))).publicKeys,
    ];
    for (const list of lists) {
      const resourceArn = list?.[0]?.arn;
      const tagsOf = async () =>
        (await client.send(new sdk.ListTagsForResourceCommand({ resourceArn }))).tags ?? {};
      const before = await tagsOf();
      const tags = { 'on air': 'so/so=+', größe: '日本' };
      expect(await outcome(client.send(new sdk.TagResourceCommand({ resourceArn, tags })))).toEqual(DONE);
      expect(await tagsOf()).toEqual({ ...before, ...tags });
      const untag = new sdk.UntagResourceCommand({ resourceArn, tagKeys: Object.keys(tags) });
      expect(await outcome(client.send(untag))).toEqual(DONE);
      expect(await tagsOf()).toEqual(before);
    }
  });
});

describe('what is in use', () => {
  it('is neither changed nor deleted', async () => {
    const { client } = showtime;
    const { stages = [] } = await client.send(new sdk.ListStagesCommand({ maxResults: 100 }));
    const arn = stages.find(({ name }) => name === 'sports-league-final')?.arn;
    const off = { arn, autoParticipantRecordingConfiguration: { storageConfigurationArn: '' } };
    expect(await outcome(client.send(new sdk.UpdateStageCommand(off)))).toEqual(CONFLICT);

    const { compositions = [] } = await client.send(new sdk.ListCompositionsCommand({}));
    const active = compositions.find(({ state }) => state === 'ACTIVE')?.arn;
    const { composition } = await client.send(new sdk.GetCompositionCommand({ arn: active }));
    const [destination] = composition?.destinations ?? [];
    const encoder =
      destination?.configuration?.s3?.encoderConfigurationArns?.[0] ??
      destination?.configuration?.channel?.encoderConfigurationArn;
    expect(await outcome(client.send(new sdk.DeleteEncoderConfigurationCommand({ arn: encoder })))).toEqual(
      CONFLICT,
    );

    const { storageConfigurations = [] } = await client.send(new sdk.ListStorageConfigurationsCommand({}));
    const outcomes = await Promise.all(
      storageConfigurations.map((one) =>
        outcome(client.send(new sdk.DeleteStorageConfigurationCommand({ arn: one.arn }))),
      ),
    );
    expect(outcomes).toContainEqual(CONFLICT);
    expect(outcomes).toContainEqual(DONE);

    const filterByState = 'ACTIVE';
    const list = new sdk.ListIngestConfigurationsCommand({ filterByState });
    const ingest = (await client.send(list)).ingestConfigurations?.[0]?.arn;
    const change = new sdk.UpdateIngestConfigurationCommand({ arn: ingest, stageArn: '' });
    expect(await outcome(client.send(change))).toEqual(CONFLICT);
    const remove = (force?: boolean) =>
      client.send(new sdk.DeleteIngestConfigurationCommand({ arn: ingest, force }));
    expect(await outcome(remove())).toEqual(CONFLICT);
    expect(await outcome(remove(true))).toEqual(DONE);
  });
});

describe('a quota', () => {
  it.each<[string, (client: sdk.IVSRealTimeClient) => Promise<object>]>([
    ['stages', (client) => client.send(new sdk.CreateStageCommand({}))],
    ['encoder configurations', (client) => client.send(new sdk.CreateEncoderConfigurationCommand({}))],
    [
      'storage configurations',
      (client) => client.send(new sdk.CreateStorageConfigurationCommand({ s3: { bucketName: 'abc' } })),
    ],
    [
      'ingest configurations',
      (client) => client.send(new sdk.CreateIngestConfigurationCommand({ ingestProtocol: 'RTMPS' })),
    ],
    [
      'public keys',
      (client) => client.send(new sdk.ImportPublicKeyCommand({ publicKeyMaterial: newSigningKey().pem })),
    ],
  ])('of %s is held to', async (_what, create) => {
    expect(await outcome(create(narrow.client))).toMatchObject(DONE);
    expect(await outcome(create(narrow.client))).toEqual(OVER_QUOTA);
  });
});

describe('a wrong input', () => {
  const realm = () => `arn:aws:ivs:us-east-1:${showtime.accountId}`;
  it.each<[string, (client: sdk.IVSRealTimeClient) => Promise<object>, object]>([
    ['CreateStage', (client) => client.send(new sdk.CreateStageCommand({ name: 'a b' })), INVALID],
    [
      'UpdateStage',
      (client) => client.send(new sdk.UpdateStageCommand({ arn: `${realm()}:stage/` })),
      INVALID,
    ],
    ['DeleteStage', (client) => client.send(new sdk.DeleteStageCommand({ arn: undefined })), INVALID],
    [
      'CreateParticipantToken',
      (client) =>
        client.send(
          new sdk.CreateParticipantTokenCommand({ stageArn: `${realm()}:stage/a`, duration: 20_161 }),
        ),
      INVALID,
    ],
    [
      'CreateEncoderConfiguration',
      (client) => client.send(new sdk.CreateEncoderConfigurationCommand({ video: { width: 1_919 } })),
      INVALID,
    ],
    [
      'DeleteEncoderConfiguration',
      (client) => client.send(new sdk.DeleteEncoderConfigurationCommand({ arn: realm() })),
      INVALID,
    ],
    [
      'CreateStorageConfiguration',
      (client) => client.send(new sdk.CreateStorageConfigurationCommand({ s3: { bucketName: 'ab' } })),
      INVALID,
    ],
    [
      'DeleteStorageConfiguration',
      (client) => client.send(new sdk.DeleteStorageConfigurationCommand({ arn: '' })),
      INVALID,
    ],
    [
      'CreateIngestConfiguration',
      (client) => client.send(new sdk.CreateIngestConfigurationCommand({ ingestProtocol: 'RTMP' })),
      INVALID,
    ],
    [
      'UpdateIngestConfiguration',
      (client) =>
        client.send(
          new sdk.UpdateIngestConfigurationCommand({
            arn: `${realm()}:ingest-configuration/a`,
            stageArn: 'b',
          }),
        ),
      INVALID,
    ],
    [
      'DeleteIngestConfiguration',
      (client) => client.send(new sdk.DeleteIngestConfigurationCommand({ arn: `${realm()}:stage/a` })),
      INVALID,
    ],
    [
      'ImportPublicKey',
      (client) =>
        client.send(new sdk.ImportPublicKeyCommand({ publicKeyMaterial: newSigningKey('P-256').pem })),
      INVALID,
    ],
    ['DeletePublicKey', (client) => client.send(new sdk.DeletePublicKeyCommand({ arn: 'x' })), INVALID],
    [
      'TagResource',
      (client) =>
        client.send(new sdk.TagResourceCommand({ resourceArn: `${realm()}:stage/a`, tags: { 'aws:x': '' } })),
      INVALID,
    ],
    [
      'UntagResource',
      (client) =>
        client.send(new sdk.UntagResourceCommand({ resourceArn: `${realm()}:stage/a`, tagKeys: ['aws:x'] })),
      INVALID,
    ],
    [
      'of another Region for DeleteStage',
      (client) =>
        client.send(
          new sdk.DeleteStageCommand({ arn: `arn:aws:ivs:eu-west-1:${showtime.accountId}:stage/a` }),
        ),
      INVALID,
    ],
    [
      'of another account for DeleteStage',
      (client) =>
        client.send(new sdk.DeleteStageCommand({ arn: 'arn:aws:ivs:us-east-1:111111111111:stage/a' })),
      DENIED,
    ],
  ])('%s is refused', async (_what, send, expected) => {
    expect(await outcome(send(showtime.client))).toEqual(expected);
  });
});
