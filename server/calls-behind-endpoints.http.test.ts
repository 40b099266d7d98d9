import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestOf } from '#shared/commands/aws-call.ts';
import { callOf, OPERATION_BEHIND } from '#shared/commands/console-call.ts';
import type { Endpoint } from '#shared/contract/endpoint.ts';
import { RESOURCE_KINDS } from '#shared/contract/ids.ts';
import { arnOf } from '#shared/contract/resource-arn.ts';
import { commandRequests } from '#server/testing/change-requests.ts';
import { AWS_READS, pathOf } from '#server/testing/example-paths.ts';
import { EXAMPLE_NAMING } from '#server/testing/full-inputs.ts';
import { ownHeaders } from '#server/testing/own-headers.ts';
import { type RecordingUpstream, recordingUpstream } from '#server/testing/recording-upstream.ts';
import { send } from '#server/testing/send.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const { region, accountId, ids } = EXAMPLE_NAMING;
const connection = 'recorded';

let upstream: RecordingUpstream;
let running: RunningConsole;
beforeAll(async () => {
  upstream = await recordingUpstream();
  running = await startConsole({
    connections: [
      {
        id: connection,
        label: 'Recorded',
        colour: 'slate',
        kind: 'emulated',
        region,
        endpoint: upstream.url,
        accountId,
      },
    ],
  });
});
afterAll(async () => {
  await running.close();
  await upstream.close();
});

interface Asked {
  endpoint: Endpoint;
  /** As a page gives it to its client. */
  input: Record<string, unknown>;
  search?: Record<string, string>;
}

/** What the console asks AWS when it is asked so, and what `callOf` says that it asks. */
async function bothOf({ endpoint, input, search = {} }: Asked) {
  upstream.requests.splice(0);
  const path = pathOf(endpoint, input as Record<string, string>);
  const query = new URLSearchParams(search).toString();
  const { body } = input;
  await send(running.port, {
    method: endpoint.method,
    path: query === '' ? path : `${path}?${query}`,
    headers: {
      ...ownHeaders(running.url),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const call = callOf(endpoint.id, input, (kind, id) => arnOf(region, accountId, kind, id));
  const said = call && requestOf(call);
  return {
    sent: upstream.requests.map(({ method, path: at, query: asked, body: json }) => ({
      method,
      target: asked === '' ? at : `${at}?${asked}`,
      body: json,
    })),
    said: said && [
      { ...said, body: said.body === undefined ? undefined : (JSON.parse(said.body) as unknown) },
    ],
  };
}

/** Ids of every kind and what can be asked of lists; AWS takes one filter at a time, so that each is asked for alone. */
const EXAMPLES = { ...ids, connection, sessionId: 'st-AbCdEfGhIjKlM' };
const FILTERS: Readonly<Record<string, readonly [unknown, string][]>> = {
  nextToken: [['bmV4dA==', 'bmV4dA==']],
  maxResults: [[7, '7']],
  stageId: [['AbCdEfGhIjKl', 'AbCdEfGhIjKl']],
  encoderConfigurationId: [['EnCoDeRcOnFi', 'EnCoDeRcOnFi']],
  filterByUserId: [['ana', 'ana']],
  filterByPublished: [
    [true, 'true'],
    [false, 'false'],
  ],
  filterByState: [],
  filterByRecordingState: [['FAILED', 'FAILED']],
};
const STATES: Readonly<Record<string, string>> = {
  'ingest.list': 'ACTIVE',
  'participants.list': 'CONNECTED',
};

const READS = AWS_READS.filter(({ id }) => id in OPERATION_BEHIND);

describe('the call behind a read', () => {
  it.each(READS.map((endpoint) => [endpoint.id, endpoint] as const))('%s', async (id, endpoint) => {
    const inPath = Object.fromEntries(
      Object.keys(endpoint.params).map((name) => [name, (EXAMPLES as Record<string, string>)[name]]),
    );
    const bases =
      'resourceKind' in endpoint.params
        ? RESOURCE_KINDS.map((resourceKind) => ({ ...inPath, resourceKind, resourceId: 'ReSoUrCe1234' }))
        : [inPath];
    const state = STATES[id];
    const filters = Object.keys(endpoint.query).flatMap((name) =>
      [...(FILTERS[name] ?? []), ...(name === 'filterByState' && state ? [[state, state] as const] : [])].map(
        ([value, text]) => ({ name, value, text }),
      ),
    );
    for (const base of bases) {
      for (const filter of [undefined, ...filters]) {
        const { sent, said } = await bothOf({
          endpoint,
          input: filter ? { ...base, [filter.name]: filter.value } : base,
          ...(filter && { search: { [filter.name]: filter.text } }),
        });
        expect([filter, sent]).toEqual([filter, said]);
      }
    }
    expect(Object.keys(endpoint.query).every((name) => filters.some((one) => one.name === name))).toBe(true);
  });
});

describe('the call behind a change', () => {
  const commands = commandRequests(EXAMPLE_NAMING);

  it('is known for all of them', () => {
    expect(new Set(commands.map(({ operation }) => operation)).size).toBe(commands.length);
    expect(READS.length + commands.length).toBe(Object.keys(OPERATION_BEHIND).length);
  });

  it.each(commands.map((command) => [command.operation, command] as const))('%s', async (_, command) => {
    const { endpoint, path, body } = command;
    const template = new RegExp(`^/api${endpoint.path.replaceAll(/:(\w+)/g, '(?<$1>[^/?]+)')}`);
    const force = path.includes('force=true');
    const input = {
      ...template.exec(path)?.groups,
      connection,
      ...(body === undefined ? {} : { body }),
      ...(force && { force }),
    };
    const { sent, said } = await bothOf({
      endpoint,
      input,
      ...(force && { search: { force: 'true' } }),
    });
    expect(sent).toHaveLength(1);
    expect(sent).toEqual(said);
  });
});
