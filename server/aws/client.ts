import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { IvsClient } from '@aws-sdk/client-ivs';
import { IVSRealTimeClient } from '@aws-sdk/client-ivs-realtime';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { STSClient, type STSClientConfig } from '@aws-sdk/client-sts';
import type { ConnectionSettings } from './connection-settings.ts';

/** Whatever credentials this process has, the emulator is only ever shown these. */
const EMULATOR_CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };

/** As the host names of AWS's endpoints begin. */
type Service = 'ivsrealtime' | 'ivs' | 'monitoring' | 'servicequotas' | 'sts';

/** Credentials, or what gives them; undefined leaves them to the chain of the SDK. */
type Signing = STSClientConfig['credentials'];

/**
 * The endpoint is always named, so that no `AWS_ENDPOINT_URL` or profile setting can send calls elsewhere than the
 * connection says. One that was given for IVS Real-Time is none of the others': as with the SDK, whose variable of a
 * service leads only that service elsewhere. Partition suffixes as in the endpoint rules of the SDK.
 */
function endpointOf(connection: ConnectionSettings, service: Service): string {
  const isOwn = service === 'ivsrealtime' || connection.kind === 'emulated';
  const beside =
    service === 'sts' ? (connection.stsEndpoint ?? connection.sideEndpoint) : connection.sideEndpoint;
  const given = isOwn ? connection.endpoint : beside;
  if (given !== undefined) return given.replace(/\/+$/, '');
  const suffix = connection.region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://${service}.${connection.region}.${suffix}`;
}

/**
 * Clients never retry: every attempt has to take its turn in the budget, and a create call that the SDK would repeat
 * after a 500 might have worked the first time.
 */
function settingsFor(connection: ConnectionSettings, service: Service, credentials?: Signing) {
  return {
    region: connection.region,
    endpoint: endpointOf(connection, service),
    maxAttempts: 1,
    ...(credentials === undefined ? {} : { credentials }),
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
export function createClient(connection: ConnectionSettings, credentials?: Signing): IVSRealTimeClient {
  return new IVSRealTimeClient(settingsFor(connection, 'ivsrealtime', credentials));
}

/** The SDK's client of the low-latency product, whose channels compositions broadcast to. */
export function createChannelClient(connection: ConnectionSettings, credentials?: Signing): IvsClient {
  return new IvsClient(settingsFor(connection, 'ivs', credentials));
}

/** The SDK's client of CloudWatch, which has the metrics of IVS Real-Time. */
export function createMetricClient(connection: ConnectionSettings, credentials?: Signing): CloudWatchClient {
  return new CloudWatchClient(settingsFor(connection, 'monitoring', credentials));
}

/** The SDK's client of Service Quotas. */
export function createQuotaClient(
  connection: ConnectionSettings,
  credentials?: Signing,
): ServiceQuotasClient {
  return new ServiceQuotasClient(settingsFor(connection, 'servicequotas', credentials));
}

/**
 * The SDK's client of AWS STS in the connection's Region, which keeps working when another one does not. It may repeat a
 * call once: nothing is changed by it, and a clock that is off is corrected that way.
 */
export function createStsClient(connection: ConnectionSettings, credentials?: Signing): STSClient {
  return new STSClient({ ...settingsFor(connection, 'sts', credentials), maxAttempts: 2 });
}
