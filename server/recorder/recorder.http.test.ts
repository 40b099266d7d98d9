import { afterEach, beforeEach, expect, it } from 'vitest';
import { compositions } from '#shared/compositions/contract.ts';
import { idOf } from '#shared/contract/ids.ts';
import { ingest } from '#shared/ingest/contract.ts';
import { ingestChanges } from '#shared/ingest/changes.ts';
import { participants } from '#shared/participants/contract.ts';
import { sessions } from '#shared/sessions/contract.ts';
import { stageChanges } from '#shared/stages/changes.ts';
import { stages } from '#shared/stages/contract.ts';
import { tokenChanges } from '#shared/tokens/changes.ts';
import { TABLE_NAMES } from '#server/store/tables.ts';
import { call } from '#server/testing/call-endpoint.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
let running: RunningConsole;
beforeEach(async () => {
  running = await startConsole();
});
afterEach(async () => running.close());

const rowsOf = async (table: 'stages' | 'sessions' | 'participants' | 'compositions') => {
  await running.services.recorder.flush();
  return running.services.store.db.selectFrom(table).selectAll().execute();
};

/** One member of each, in the order of the alphabet; AWS's empty text is no text. */
const texts = (things: readonly object[], name: string): string[] =>
  things
    .map((thing) => (thing as Record<string, string | undefined>)[name] ?? '')
    .toSorted((one, other) => one.localeCompare(other));

it('has what people have looked at, as AWS answered it', async () => {
  const { items: shown } = await call(running, stages.list, { connection, maxResults: 100 });
  const live = shown.find(({ activeSessionId }) => activeSessionId);
  const at = { connection, stageId: idOf(live?.arn ?? ''), sessionId: live?.activeSessionId ?? '' };
  const { item: session } = await call(running, sessions.get, at);
  const { items: people } = await call(running, participants.list, { ...at, maxResults: 100 });

  expect(texts(await rowsOf('stages'), 'name')).toEqual(texts(shown, 'name'));
  expect(await rowsOf('sessions')).toContainEqual(
    expect.objectContaining({ session_id: at.sessionId, started_at: Date.parse(session.startTime ?? '') }),
  );
  expect(texts(await rowsOf('participants'), 'user_id')).toEqual(texts(people, 'userId'));
});

it('still knows a stage that was deleted and a composition that AWS has forgotten', async () => {
  const { items } = await call(running, compositions.list, { connection });
  const active = items.find(({ state }) => state === 'ACTIVE');
  const compositionId = idOf(active?.arn ?? '');
  await call(running, compositions.get, { connection, compositionId });
  const { item: stage } = await call(running, stageChanges.create, {
    connection,
    body: { name: 'of-today' },
  });
  await call(running, stageChanges.remove, { connection, stageId: idOf(stage.arn) });
  // Long after every composition of now has ended.
  running.emulator.clock.step(24 * 3_600_000);
  await call(running, compositions.list, { connection, maxResults: 100 });

  const gone = (await rowsOf('stages')).find((row) => 'name' in row && row.name === 'of-today');
  expect(gone).toMatchObject({ gone_at: expect.any(Number) as number });
  expect(await rowsOf('compositions')).toContainEqual(
    expect.objectContaining({ composition_id: compositionId, gone_at: expect.any(Number) as number }),
  );
});

it('never writes a stream key or a token', async () => {
  const { items } = await call(running, stages.list, { connection });
  const stageId = idOf(items[0]?.arn ?? '');
  const token = await call(running, tokenChanges.create, { connection, stageId, body: {} });
  const { items: inputs } = await call(running, ingest.list, { connection });
  const ingestConfigurationId = idOf(inputs[0]?.arn ?? '');
  const keys = await call(running, ingestChanges.reveal, { connection, ingestConfigurationId });
  await running.services.recorder.flush();

  const secrets = [token.item.token, keys.item.streamKey];
  expect(secrets).toEqual([
    expect.stringMatching(/.{20}/) as string,
    expect.stringMatching(/.{10}/) as string,
  ]);
  for (const table of TABLE_NAMES) {
    const rows = JSON.stringify(await running.services.store.db.selectFrom(table).selectAll().execute());
    for (const secret of secrets) expect(rows).not.toContain(secret);
  }
});
