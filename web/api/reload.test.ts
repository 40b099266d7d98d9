import { expect, it, vi } from 'vitest';
import { createQueryClient, q } from './query.ts';
import { reload } from './reload.ts';
import { newRequestId, requestOf } from './sent-requests.ts';
import { stages } from '#shared/stages/contract.ts';

const options = q(stages.list, { connection: 'emulated' });

it('only what somebody asked to load again is asked of AWS anew', async () => {
  const client = createQueryClient();
  const sent: (string | undefined)[] = [];
  vi.stubGlobal('fetch', async (_: string, { headers }: { headers: Record<string, string> }) => {
    sent.push(headers['Cache-Control']);
    expect(headers['X-Callboard-Request']).toBe(requestOf(client, options.queryKey));
    return Response.json({ items: [], asOf: '2026-11-20T14:00:00.000Z' });
  });
  await client.fetchQuery(options);
  await reload(client, { queryKey: options.queryKey, exact: true, type: 'all' });
  await client.fetchQuery({ ...options, staleTime: 0 });
  expect(sent).toEqual([undefined, 'no-cache', undefined]);
  expect(requestOf(client, options.queryKey)).toBeUndefined();
  vi.unstubAllGlobals();
});

it('names of requests have the form of a UUID and differ', () => {
  const names = new Set(Array.from({ length: 100 }, newRequestId));
  expect(names.size).toBe(100);
  for (const name of names) expect(name).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
});
