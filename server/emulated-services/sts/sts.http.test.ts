import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../emulator/start.ts';
import { emulatedServices } from '../emulated-services.ts';

const ROLE = 'arn:aws:iam::123456789012:role/ops/callboard';
interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

let emulator: Emulator;
const clients: STSClient[] = [];
beforeAll(async () => {
  emulator = await startEmulator({ scenario: 'empty', neighbours: emulatedServices });
  await control('roles', { roleArn: ROLE, externalId: 'a+b:c/d=@' });
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  await emulator.close();
});

function sts(credentials: Keys = { accessKeyId: 'test', secretAccessKey: 'test' }): STSClient {
  const client = new STSClient({ endpoint: emulator.url, region: 'us-east-1', credentials, maxAttempts: 1 });
  clients.push(client);
  return client;
}
async function control(path: string, body: object = {}): Promise<void> {
  const answer = await fetch(`${emulator.url}/_emulator/${path}`, {
    method: 'POST',
    headers: { 'x-emulator-control': '1', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
  await answer.body?.cancel();
}
const asked = { RoleArn: ROLE, RoleSessionName: 'test', ExternalId: 'a+b:c/d=@' };
const whoIs = async (keys: Keys) => sts(keys).send(new GetCallerIdentityCommand({}));
async function takeOn(): Promise<Required<Keys>> {
  const { Credentials } = await sts().send(new AssumeRoleCommand(asked));
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

describe('the emulated AWS STS', () => {
  it('tells whose a key is, and whose those of a role are', async () => {
    expect(await sts().send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: emulator.accountId,
      Arn: `arn:aws:iam::${emulator.accountId}:user/test`,
    });
    expect(await whoIs(await takeOn())).toMatchObject({
      Account: '123456789012',
      Arn: 'arn:aws:sts::123456789012:assumed-role/callboard/test',
    });
  });

  it.each([
    ['a role that there is not', { RoleArn: `${ROLE}-2` }, 'AccessDenied'],
    ['another external id', { ExternalId: 'another' }, 'AccessDenied'],
    ['no external id', { ExternalId: undefined }, 'AccessDenied'],
    ['ten minutes', { DurationSeconds: 600 }, 'ValidationError'],
    ['a source identity of one letter', { SourceIdentity: 'x' }, 'ValidationError'],
  ])('refuses %s', async (_what, wrong, name) => {
    const refused = sts().send(new AssumeRoleCommand({ ...asked, ...wrong }));
    await expect(refused).rejects.toMatchObject({ name });
  });

  it('refuses a wrong secret, a stranger, and keys of a role without their token', async () => {
    const taken = await takeOn();
    const { accessKeyId, secretAccessKey } = taken;
    for (const [keys, name] of [
      [{ accessKeyId: 'test', secretAccessKey: 'wrong' }, 'SignatureDoesNotMatch'],
      [{ accessKeyId: 'nobody', secretAccessKey: 'test' }, 'InvalidClientTokenId'],
      [{ accessKeyId, secretAccessKey }, 'InvalidClientTokenId'],
      [{ ...taken, sessionToken: 'another' }, 'InvalidClientTokenId'],
    ] as const)
      await expect(whoIs(keys)).rejects.toMatchObject({ name });
  });

  it('gives a role that takes on a role an hour at most', async () => {
    const chained = sts(await takeOn());
    const long = new AssumeRoleCommand({ ...asked, DurationSeconds: 7_200 });
    await expect(chained.send(long)).rejects.toMatchObject({ name: 'ValidationError' });
    await sts().send(long);
    await chained.send(new AssumeRoleCommand(asked));
  });

  it('lets keys of a role expire, and says so', async () => {
    const taken = await takeOn();
    await control('roles/expire');
    await expect(whoIs(taken)).rejects.toMatchObject({ name: 'ExpiredToken' });
  });
});
