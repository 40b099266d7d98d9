import {
  CreateStageCommand,
  DeleteStageCommand,
  GetStageCommand,
  IVSRealTimeClient,
  ListStagesCommand,
} from '@aws-sdk/client-ivs-realtime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startEmulator, type Emulator } from '../start.ts';

let emulator: Emulator;
const clients: IVSRealTimeClient[] = [];

beforeAll(async () => {
  emulator = await startEmulator({ scenario: 'empty', rates: 'off' });
});
beforeEach(() => emulator.faults.clear());
afterAll(async () => {
  for (const client of clients) client.destroy();
  await emulator.close();
});

/** A new client each time: one that has learnt of a clock that is off keeps it in mind. */
function clientWith(maxAttempts: number): IVSRealTimeClient {
  const client = new IVSRealTimeClient({
    endpoint: emulator.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts,
  });
  clients.push(client);
  return client;
}

describe('a resource whose name is a fault', () => {
  it('brings the fault to all calls about it, and can be deleted', async () => {
    const client = clientWith(1);
    const name = 'fault-error-AccessDeniedException';
    const { stage } = await client.send(new CreateStageCommand({ name }));
    const arn = stage?.arn;
    await expect(client.send(new GetStageCommand({ arn }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 403 },
    });
    expect((await client.send(new ListStagesCommand({}))).stages?.map((one) => one.name)).toEqual([name]);
    expect(emulator.calls.list().at(-2)).toMatchObject({ operation: 'GetStage', faults: [`name:${name}`] });
    await client.send(new DeleteStageCommand({ arn }));
    expect((await client.send(new ListStagesCommand({}))).stages).toEqual([]);
  });

  it('is not made when the name is meant for that', async () => {
    const client = clientWith(1);
    const create = new CreateStageCommand({ name: 'fault-create-throttle' });
    await expect(client.send(create)).rejects.toMatchObject({ name: 'ThrottlingException' });
    expect((await client.send(new ListStagesCommand({}))).stages).toEqual([]);
  });
});

describe.each([600_000, -600_000])('a clock that is %i ms off', (ms) => {
  it('has signatures refused and says its time', async () => {
    emulator.faults.add({ operation: '*', kind: 'clock-skew', ms });
    const refused = clientWith(1).send(new ListStagesCommand({}));
    await expect(refused).rejects.toMatchObject({
      name: 'InvalidSignatureException',
      message: expect.stringContaining(ms > 0 ? 'Signature expired' : 'Signature not yet current'),
    });
    const error: unknown = await refused.catch((reason: unknown) => reason);
    const { headers } = (error as { $response: { headers: Record<string, string> } }).$response;
    const off = Date.parse(headers['date'] ?? '') - Date.now();
    expect(Math.abs(off - ms)).toBeLessThan(5_000);
  });

  it('is found out by the SDK, which signs for it from then on', async () => {
    emulator.faults.add({ operation: '*', kind: 'clock-skew', ms });
    const client = clientWith(3);
    expect((await client.send(new ListStagesCommand({}))).$metadata.attempts).toBe(2);
    expect((await client.send(new ListStagesCommand({}))).$metadata.attempts).toBe(1);
  });
});
