import { describe, expect, it } from 'vitest';
import { createChannelClient, createClient, createMetricClient, createQuotaClient } from './client.ts';
import type { ConnectionSettings } from './connection-settings.ts';

const base = { id: 'a', label: 'A', colour: 'red', region: 'eu-west-1' } as const;
const GIVEN = 'http://127.0.0.1:4566/';
const OWN = ['ivsrealtime', 'ivs', 'monitoring', 'servicequotas'].map(
  (service) => `${service}.eu-west-1.amazonaws.com`,
);

/** The hosts that the clients of a connection call, that of IVS Real-Time first. */
async function hostsOf(settings: Pick<ConnectionSettings, 'kind' | 'endpoint' | 'sideEndpoint'>) {
  const connection = { ...base, ...settings };
  const clients = [createClient, createChannelClient, createMetricClient, createQuotaClient].map((create) =>
    create(connection),
  );
  const hosts = await Promise.all(
    clients.map(async ({ config }) => {
      const { hostname, port } = (await config.endpoint?.()) ?? expect.fail('no endpoint');
      return port === undefined ? hostname : `${hostname}:${port}`;
    }),
  );
  for (const client of clients) client.destroy();
  return hosts;
}

describe('the calls of a connection', () => {
  it("go to the Region's own endpoints", async () => {
    expect(await hostsOf({ kind: 'aws' })).toEqual(OWN);
  });

  it('go elsewhere only for the service that the endpoint was given for', async () => {
    const there = '127.0.0.1:4566';
    expect(await hostsOf({ kind: 'aws', endpoint: GIVEN })).toEqual([there, ...OWN.slice(1)]);
    expect(await hostsOf({ kind: 'aws', sideEndpoint: GIVEN })).toEqual([OWN[0], there, there, there]);
    expect(await hostsOf({ kind: 'emulated', endpoint: GIVEN })).toEqual([there, there, there, there]);
  });
});
