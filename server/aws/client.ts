import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { IvsClient } from '@aws-sdk/client-ivs';
import { IVSRealTimeClient } from '@aws-sdk/client-ivs-realtime';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import type { ConnectionSettings } from './connection-settings.ts';

/** Whatever credentials this process has, the emulator is only ever shown these. */
const EMULATOR_CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };

/** As the host names of AWS's endpoints begin. */
type Service = 'ivsrealtime' | 'ivs' | 'monitoring' | 'servicequotas';

/**
 * The endpoint is always named, so that no `AWS_ENDPOINT_URL` or profile setting can send calls elsewhere than the
 * connection says. One that was given for IVS Real-Time is none of the others': as with the SDK, whose variable of a
 * service leads only that service elsewhere. Partition suffixes as in the endpoint rules of the SDK.
 */
function endpointOf(connection: ConnectionSettings, service: Service): string {
  const isOwn = service === 'ivsrealtime' || connection.kind === 'emulated';
  const given = isOwn ? connection.endpoint : connection.sideEndpoint;
  if (given !== undefined) return given.replace(/\/+$/, '');
  const suffix = connection.region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://${service}.${connection.region}.${suffix}`;
}

/**
 * Clients never retry: every attempt has to take its turn in the budget, and a create call that the SDK would repeat
 * after a 500 might have worked the first time.
 */
function settingsFor(connection: ConnectionSettings, service: Service) {
  return {
    region: connection.region,
    endpoint: endpointOf(connection, service),
    maxAttempts: 1,
    ...(connection.kind === 'emulated' ? { credentials: EMULATOR_CREDENTIALS } : {}),
    ...(connection.profile === undefined ? {} : { profile: connection.profile }),
    requestHandler: {
      connectionTimeout: 3_000,
      httpsAgent: { maxSockets: 50 },
      httpAgent: { maxSockets: 50 },
    },
  };
}

/** The SDK's client of IVS Real-Time for one connection. */
export function createClient(connection: ConnectionSettings): IVSRealTimeClient {
  return new IVSRealTimeClient(settingsFor(connection, 'ivsrealtime'));
}

/** The SDK's client of the low-latency product, whose channels compositions broadcast to. */
export function createChannelClient(connection: ConnectionSettings): IvsClient {
  return new IvsClient(settingsFor(connection, 'ivs'));
}

/** The SDK's client of CloudWatch, which has the metrics of IVS Real-Time. */
export function createMetricClient(connection: ConnectionSettings): CloudWatchClient {
  return new CloudWatchClient(settingsFor(connection, 'monitoring'));
}

/** The SDK's client of Service Quotas. */
export function createQuotaClient(connection: ConnectionSettings): ServiceQuotasClient {
  return new ServiceQuotasClient(settingsFor(connection, 'servicequotas'));
}
