import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { emulatedServices } from '#server/emulated-services/emulated-services.ts';
import { startEmulator } from '#server/emulator/start.ts';
import { recordingUpstream } from '../recording-upstream.ts';
import { type RunningConsole, startConsole } from '../start-console.ts';
import { storeUnderTest, type StorePlace } from '../store-under-test.ts';
import type { Canary } from './find-canaries.ts';

/** Something that nobody guesses, that says what it is, and that looks like no known form of secret. */
export function canary(what: string): Canary {
  return { what, value: `canary-${randomBytes(12).toString('hex')}` };
}

/** A console with a secret of its own wherever it takes one from its surroundings. */
export interface CanaryConsole {
  running: RunningConsole;
  store: StorePlace;
  /** Every line of the log. */
  log: string[];
  secrets: readonly Canary[];
  hookSecret: string;
  /** Variables that the process must have before anything is asked of AWS. */
  environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** The connections beside `emulator`: by the environment, by a profile, and by a profile that AWS does not accept. */
export const KEYED_CONNECTIONS = ['by-environment', 'by-profile', 'refused'] as const;

export async function startCanaryConsole(): Promise<CanaryConsole> {
  const secrets = {
    environment: canary('the secret key of the environment'),
    profile: canary('the secret key of a profile'),
    refused: canary('the secret key of a profile that is refused'),
    hook: canary('the hook secret'),
    webhook: canary('the webhook secret'),
  };
  const folder = mkdtempSync(path.join(tmpdir(), 'callboard-profiles-'));
  const file = path.join(folder, 'credentials');
  const profiles = [
    ['canary', 'AKIACANARYPROFILE001', secrets.profile],
    ['refused', 'AKIACANARYREFUSED001', secrets.refused],
  ] as const;
  writeFileSync(
    file,
    profiles
      .map(
        ([name, id, { value }]) => `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = ${value}\n`,
      )
      .join(''),
  );
  const emulator = await startEmulator({
    scenario: 'showtime',
    seed: 1,
    startedAt: Date.parse('2026-11-20T14:00:00Z'),
    paused: true,
    rates: 'off',
    neighbours: emulatedServices,
    accounts: [
      { accessKeyId: 'test', secretAccessKey: 'test' },
      { accessKeyId: 'AKIACANARYENVIRON001', secretAccessKey: secrets.environment.value },
      { accessKeyId: 'AKIACANARYPROFILE001', secretAccessKey: secrets.profile.value },
    ],
  });
  const receiver = await recordingUpstream();
  const store = await storeUnderTest();
  const log: string[] = [];
  const connection = {
    label: 'C',
    colour: 'red',
    kind: 'aws',
    region: 'us-east-1',
    endpoint: emulator.url,
    sideEndpoint: emulator.url,
  } as const;
  const [byEnvironment, byProfile, refused] = KEYED_CONNECTIONS;
  const running = await startConsole({
    emulator,
    store,
    log: (line) => log.push(line),
    hookSecret: secrets.hook.value,
    webhook: { url: receiver.url, secret: secrets.webhook.value, retryMs: [] },
    metrics: true,
    connections: [
      { ...connection, id: byEnvironment },
      { ...connection, id: byProfile, profile: 'canary' },
      { ...connection, id: refused, profile: 'refused' },
    ],
  });
  const password =
    store.settings.kind === 'postgres' ? decodeURIComponent(new URL(store.settings.url).password) : '';
  return {
    running,
    store,
    log,
    hookSecret: secrets.hook.value,
    secrets: [
      ...Object.values(secrets),
      // Shorter ones stand in other texts by chance.
      ...(password.length < 8 ? [] : [{ what: 'the password of the database', value: password }]),
    ],
    environment: {
      AWS_ACCESS_KEY_ID: 'AKIACANARYENVIRON001',
      AWS_SECRET_ACCESS_KEY: secrets.environment.value,
      AWS_SHARED_CREDENTIALS_FILE: file,
      AWS_CONFIG_FILE: path.join(folder, 'config'),
    },
    async close() {
      await running.close(0);
      await store.remove();
      await emulator.close();
      await receiver.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
