import { IVSRealTimeClient } from '@aws-sdk/client-ivs-realtime';
import type { ConnectionSettings } from './connection-settings.ts';

/** Whatever credentials this process has, the emulator is only ever shown these. */
const EMULATOR_CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };

/**
 * The endpoint is always named, so that no `AWS_ENDPOINT_URL` or profile setting can send calls elsewhere than the
 * connection says. Partition suffixes as in the endpoint rules of the SDK.
 */
function endpointOf(connection: ConnectionSettings): string {
  if (connection.endpoint !== undefined) return connection.endpoint.replace(/\/+$/, '');
  const suffix = connection.region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://ivsrealtime.${connection.region}.${suffix}`;
}

/**
 * The SDK's client for one connection. It never retries: every attempt has to take its turn in the budget, and a
 * create call that the SDK would repeat after a 500 might have worked the first time.
 */
export function createClient(connection: ConnectionSettings): IVSRealTimeClient {
  return new IVSRealTimeClient({
    region: connection.region,
    endpoint: endpointOf(connection),
    maxAttempts: 1,
    ...(connection.kind === 'emulated' ? { credentials: EMULATOR_CREDENTIALS } : {}),
    ...(connection.profile === undefined ? {} : { profile: connection.profile }),
    requestHandler: {
      connectionTimeout: 3_000,
      httpsAgent: { maxSockets: 50 },
      httpAgent: { maxSockets: 50 },
    },
  });
}
