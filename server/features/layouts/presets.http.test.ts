import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorBody } from '#shared/contract/errors.ts';
import { layoutPresets } from '#shared/layouts/presets.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';
import { markUsed } from './mark-used.ts';

const connection = 'emulator';
const canvas = { width: 1280, height: 720 };
const content = { layout: { grid: { gridGap: 8 } }, canvas };
let running: RunningConsole;
beforeAll(async () => {
  running = await startConsole();
});
afterAll(async () => running.close());

const keep = async (name: string) =>
  call(running, layoutPresets.create, { connection, body: { name, content } });
const names = async () =>
  (await call(running, layoutPresets.list, { connection })).items.map(({ name }) => name);

describe('a kept layout', () => {
  it('is read as it was kept, is in the list, and is gone once it was deleted', async () => {
    const made = await keep('Talk');
    expect(made).toMatchObject({
      name: 'Talk',
      note: '',
      owner: 'test-administrator',
      latest: { version: 1, content },
    });
    expect(made.usedAt).toBeUndefined();
    const at = { connection, presetId: made.id };
    expect(await call(running, layoutPresets.get, at)).toEqual(made);
    expect(await names()).toContain('Talk');
    await call(running, layoutPresets.remove, at);
    expect(await names()).not.toContain('Talk');
    for (const endpoint of [layoutPresets.get, layoutPresets.remove])
      expect((await attempt(running, endpoint, at)).status).toBe(404);
  });

  it('keeps every version, and shows the newest in the list', async () => {
    const { id } = await keep('Panel');
    const at = { connection, presetId: id };
    const second = { layout: { pip: { pipOffset: 20 } }, canvas: { width: 720, height: 1280 } };
    const saved = await call(running, layoutPresets.save, {
      ...at,
      body: { basedOn: 1, note: 'upright', content: second },
    });
    expect(saved.versions.map(({ version, note }) => [version, note])).toEqual([
      [2, 'upright'],
      [1, ''],
    ]);
    expect(saved.versions.map((version) => version.content)).toEqual([second, content]);
    const { items } = await call(running, layoutPresets.list, { connection });
    expect(items.find((item) => item.id === id)?.latest).toMatchObject({ version: 2, content: second });
  });

  it('takes no version that was made of an older one, not even of two at once', async () => {
    const { id } = await keep('Contested');
    const at = { connection, presetId: id };
    const body = { basedOn: 1, content };
    const sent = await Promise.all(
      [1, 2, 3].map(async () => attempt(running, layoutPresets.save, { ...at, body })),
    );
    expect(sent.filter(({ status }) => status === 409)).toHaveLength(2);
    const refused = sent.find(({ status }) => status === 409)?.json() as ErrorBody;
    expect(refused).toMatchObject({ code: 'conflict', message: expect.stringContaining('Contested') });
    expect((await call(running, layoutPresets.get, at)).versions).toHaveLength(2);
  });

  it('has its name, note and last use changed without a new version', async () => {
    const { id } = await keep('Old name');
    const at = { connection, presetId: id };
    await call(running, layoutPresets.describe, { ...at, body: { name: 'New name', note: 'for Sundays' } });
    const used = await call(running, layoutPresets.use, at);
    expect(used).toMatchObject({ name: 'New name', note: 'for Sundays', latest: { version: 1 } });
    expect(Date.parse(used.usedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(used.createdAt));
  });

  it('belongs to whom its people write, and to the console where they write nobody', async () => {
    const made = await call(running, layoutPresets.create, {
      connection,
      body: { name: 'Owned', owner: '  Eva, playout ', content },
    });
    expect([made.owner, made.latest.madeBy]).toEqual(['Eva, playout', 'Eva, playout']);
    const at = { connection, presetId: made.id };
    const body = { basedOn: 1, madeBy: 'Finn', content };
    const saved = await call(running, layoutPresets.save, { ...at, body });
    expect([saved.owner, saved.latest.madeBy]).toEqual(['Eva, playout', 'Finn']);
    const given = await call(running, layoutPresets.describe, { ...at, body: { owner: 'Gia' } });
    expect(given).toMatchObject({ owner: 'Gia', name: 'Owned' });
    const nobody = await call(running, layoutPresets.describe, { ...at, body: { owner: ' ' } });
    expect(nobody.owner).toBe('test-administrator');
  });

  it('that a composition was started with says when, and one that is gone says nothing', async () => {
    const { id } = await keep('Started');
    const { db } = running.services.store;
    await markUsed(db, connection, id);
    await markUsed(db, 'another', id);
    await markUsed(db, connection, 'lay-ffffffffffffffff');
    const { usedAt, createdAt } = await call(running, layoutPresets.get, { connection, presetId: id });
    expect(Date.parse(usedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(createdAt));
  });

  it('is refused where AWS would refuse it, by name', async () => {
    const body = {
      name: 'x',
      content: { layout: { grid: { gridGap: -1 } }, canvas: { width: 1281, height: 720 } },
    };
    const sent = await attempt(running, layoutPresets.create, { connection, body });
    const { fields } = sent.json() as ErrorBody;
    expect([sent.status, fields?.map(({ path }) => path)]).toEqual([
      400,
      ['body.content.layout.grid.gridGap', 'body.content.canvas.width'],
    ]);
  });
});
