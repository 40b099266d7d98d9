import { IVSRealTimeClient } from '@aws-sdk/client-ivs-realtime';
import { type Emulator, type EmulatorOptions, startEmulator, TEST_ACCOUNT } from '../start.ts';
import { START } from './worlds.ts';

/** A running emulator with both ways in: the API through the real SDK, and the control endpoint. */
export interface RunningEmulator {
  emulator: Emulator;
  client: IVSRealTimeClient;
  control: (method: string, path: string, body?: unknown) => Promise<{ status: number; body: unknown }>;
  close: () => Promise<void>;
}

export async function runningEmulator(options: EmulatorOptions = {}): Promise<RunningEmulator> {
  const emulator = await startEmulator({
    scenario: 'empty',
    startedAt: START,
    paused: true,
    rates: 'off',
    ...options,
  });
  const client = new IVSRealTimeClient({
    endpoint: emulator.url,
    region: emulator.region,
    credentials: TEST_ACCOUNT,
    maxAttempts: 1,
  });
  return {
    emulator,
    client,
    control: async (method, path, body) => {
      const answer = await fetch(`${emulator.url}/_emulator/${path}`, {
        method,
        headers: {
          'x-emulator-control': '1',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
    },
    close: async () => {
      client.destroy();
      await emulator.close();
    },
  };
}
