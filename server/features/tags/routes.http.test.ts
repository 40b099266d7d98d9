import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf, type ResourceKind } from '#shared/contract/ids.ts';
import { send } from '#server/testing/send.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

let running: RunningConsole;
beforeAll(async () => {
  running = await startConsole();
});
afterAll(async () => running.close());

interface Tagged {
  arn: string;
  tags?: Record<string, string>;
}

describe('the tags of a resource', () => {
  it.each<[ResourceKind, string]>([
    ['stage', 'stages'],
    ['composition', 'compositions'],
    ['encoder-configuration', 'encoder-configurations'],
    ['storage-configuration', 'storage-configurations'],
    ['public-key', 'public-keys'],
  ])('are those that its list shows (%s)', async (kind, path) => {
    const { items } = (await send(running.port, { path: `/api/emulator/${path}` })).json() as {
      items: Tagged[];
    };
    const tagged = items.find(({ tags }) => Object.keys(tags ?? {}).length > 0) ?? items[0];
    const sent = await send(running.port, { path: `/api/emulator/tags/${kind}/${idOf(tagged?.arn ?? '')}` });
    expect([sent.status, sent.json()]).toMatchObject([200, { item: tagged?.tags ?? {} }]);
  });

  it('are those that it shows itself, for an ingest configuration', async () => {
    const { items } = (await send(running.port, { path: '/api/emulator/ingest-configurations' })).json() as {
      items: Tagged[];
    };
    const id = idOf(items[0]?.arn ?? '');
    const detail = (
      await send(running.port, { path: `/api/emulator/ingest-configurations/${id}` })
    ).json() as { item: Tagged };
    const tags = (await send(running.port, { path: `/api/emulator/tags/ingest-configuration/${id}` })).json();
    expect(tags).toMatchObject({ item: detail.item.tags });
  });

  it('are asked for by a kind of resource that there is', async () => {
    const sent = await send(running.port, { path: '/api/emulator/tags/channel/abcdefghijkl' });
    expect(sent.json()).toMatchObject({ fields: [{ path: 'params.resourceKind' }] });
  });
});
