import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { api } from '#shared/api.ts';
import type { Endpoint } from '#shared/contract/endpoint.ts';
import { membersTaken } from '#server/testing/contract-members.ts';
import type { PageRequestOptions } from '../fixtures/page-requests.ts';
import { OPERATIONS } from '../support/operations.ts';

/** Those that answer with one operation of IVS Real-Time, so that it was carried out when they have answered. */
const ENDPOINTS = Object.values(api)
  .flatMap((contract): Endpoint[] => Object.values(contract))
  .filter(({ aws: [operation = '', ...more] }) => more.length === 0 && OPERATIONS.includes(operation));

/** Every list goes on in the same way, with the token of the page before: seen where a list of the worlds is that long. */
const GOES_ON = /^(?!stages\.list)\w+\.\w+ nextToken$/;

interface Done {
  /** What the pages of all specs have asked for: see `PageRequests`. */
  asked: ReadonlySet<string>;
}

const test = base.extend<Done, PageRequestOptions>({
  pageRequestsFolder: [undefined, { option: true, scope: 'worker' }],
  asked: async ({ pageRequestsFolder: folder }, use) => {
    if (folder === undefined) throw new Error('What pages ask for is kept where all specs run: npm run e2e');
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    await use(new Set(files.flatMap((text) => JSON.parse(text) as string[])));
  },
});

test('each of the 39 operations was done by a page', ({ asked }) => {
  expect(OPERATIONS).toHaveLength(39);
  const ids = new Map(OPERATIONS.map((operation) => [operation, [] as string[]]));
  for (const { id, aws } of ENDPOINTS) ids.get(aws[0] ?? '')?.push(id);
  const missing = [...ids].filter(([, of]) => !of.some((id) => asked.has(id)));
  expect(missing, 'operations that no spec has done in a browser').toEqual([]);
});

test('each member of each request was sent by a page', ({ asked }) => {
  const sent = [...asked];
  const missing = ENDPOINTS.flatMap((endpoint) => {
    const members = [...membersTaken(endpoint)].filter((member) => !(member in endpoint.params));
    return members
      .filter((member) => !members.some((other) => other.startsWith(`${member}.`)))
      .map((member) => `${endpoint.id} ${member}`)
      .filter((id) => !GOES_ON.test(id) && !sent.some((one) => one === id || one.startsWith(`${id}.`)));
  });
  expect(missing, 'members that no spec has filled in and sent in a browser').toEqual([]);
});
