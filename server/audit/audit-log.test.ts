import { afterEach, expect, it } from 'vitest';
import { createLogger } from '#server/http/logger.ts';
import { ASKER, auditPlace, INTENT } from '#server/testing/audit/test-audit.ts';
import { type Audit, openAudit } from './audit-log.ts';
import { openAuditFile } from './audit-file.ts';

/** To write 45,000 rows with their hashes is work of two seconds, and of several on a busy machine. */
const MUCH_IS_WRITTEN_MS = 30_000;

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

function place(): string {
  const { file, remove } = auditPlace();
  ends.push(remove);
  return file;
}

async function opened(file: string, log: string[] = []): Promise<Audit> {
  const audit = await openAudit(file, createLogger('debug', { write: (line) => void log.push(line) }));
  let closed = false;
  const close = async () => {
    if (!closed) await audit.close();
    closed = true;
  };
  ends.push(close);
  return { ...audit, close };
}

it('keeps of a reason what is no secret', async () => {
  const audit = await opened(place());
  const reason = 'Used AKIAIOSFODNN7EXAMPLE, by mistake';
  await audit.note({ ...INTENT, reason, result: 'ok' });
  await audit.note({ ...INTENT, asker: { ...ASKER, reason }, reason: undefined, result: 'ok' });
  const rows = await audit.entries({}, undefined, 10);
  expect(rows.map(({ row }) => row.reason)).toEqual(Array(2).fill('Used [access key], by mistake'));
});

it('has an intent before it is carried out and its outcome after, with who and why', async () => {
  const audit = await opened(place());
  const conclude = await audit.intent(INTENT);
  expect(await audit.entries({}, undefined, 10)).toMatchObject([{ result: undefined }]);
  await conclude({ result: 'ok', awsRequestId: 'aws-1', objects: { stageId: 'Another12345' } });
  expect(await audit.entries({}, undefined, 10)).toMatchObject([
    {
      row: { person_name: 'Ada', address: '192.0.2.7', reason: 'The show is over', connection: 'emulator' },
      result: 'ok',
      awsRequestId: 'aws-1',
      objects: { stageId: 'AbCdEfGhIjKl' },
    },
  ]);
});

it('writes what asks at once together, in the order in which it asked', async () => {
  const audit = await opened(place());
  const before = audit.head().seq;
  const all = Array.from({ length: 200 }, async (_, index) =>
    audit.intent({ ...INTENT, objects: { stageId: `stage-${index}` } }),
  );
  await Promise.all(all);
  const entries = await audit.entries({}, undefined, 300);
  expect(entries.map(({ objects }) => objects['stageId'])).toEqual(
    Array.from({ length: 200 }, (_, index) => `stage-${199 - index}`),
  );
  expect(audit.head().seq).toBe(before + 200);
});

it('says of intents whose console ended that nobody knows what became of them, once', async () => {
  const file = place();
  const log = await openAuditFile(file);
  log.append([{ phase: 'intent', endpoint: 'stages.remove' }], Date.now());
  log.close();
  const lines: string[] = [];
  const first = await opened(file, lines);
  expect(await first.entries({ outcome: 'unknown' }, undefined, 10)).toMatchObject([{ row: { seq: 1 } }]);
  expect(lines.join('')).toContain('what became of this is not known');
  await first.close();
  const second = await opened(file);
  expect(second.head().seq).toBe(2);
});

it('does not open a log whose end does not hold, and names the row', async () => {
  const file = place();
  const audit = await opened(file);
  await (
    await audit.intent(INTENT)
  )({ result: 'ok' });
  await audit.close();
  const { default: open } = await import('libsql');
  const database = new open(file);
  database.exec(
    "drop trigger audit_never_changed; update audit set reason = 'None of your business' where seq = 1",
  );
  database.close();
  await expect(opened(file)).rejects.toThrow(/does not hold at row 1: its hash is not that of its content/);
});

it('has one writer', async () => {
  const file = place();
  await opened(file);
  await expect(opened(file)).rejects.toThrow(/another program holds the file/);
});

it('refuses to go on where another program has written to it', async () => {
  const file = place();
  const audit = await opened(file);
  await audit.intent(INTENT);
  const other = await openAuditFile(file);
  other.append([{ phase: 'event', endpoint: 'people.invite', result: 'ok' }], Date.now());
  other.close();
  await expect(audit.intent(INTENT)).rejects.toMatchObject({ code: 'audit_unavailable' });
  expect(audit.failure()).toContain('another program has changed it');
});

it('notes what happened without a request of its own', async () => {
  const audit = await opened(place());
  await audit.note({
    asker: { ...ASKER, person: undefined },
    endpoint: 'auth.signIn',
    result: 'unauthenticated',
  });
  expect(await audit.entries({ outcome: 'failed' }, undefined, 10)).toMatchObject([
    { row: { phase: 'event', endpoint: 'auth.signIn' }, result: 'unauthenticated' },
  ]);
});

it(
  'looks for what is rare piece by piece, also where an index finds much of it',
  async () => {
    const file = place();
    const log = await openAuditFile(file);
    log.append(
      Array.from({ length: 45_000 }, (_, index) => ({
        phase: 'event' as const,
        endpoint: 'stages.update',
        result: index % 15_000 === 7 ? 'internal' : 'ok',
        person_name: 'ana',
        connection: ['one', 'other', null][index % 3] ?? null,
        objects: '{"stageId":"stage-1"}',
      })),
      Date.now(),
    );
    log.close();
    const audit = await opened(file);
    for (const filter of [{ person: 'ana' }, { object: 'stage-1' }]) {
      let turns = 0;
      let isFound = false;
      const count = (): void => {
        turns += 1;
        if (!isFound) setImmediate(count);
      };
      setImmediate(count);
      const found = await audit.entries({ ...filter, outcome: 'failed' }, undefined, 10);
      isFound = true;
      expect(found.map(({ row }) => row.seq)).toEqual([30_008, 15_008, 8]);
      // What else this process does has had its turn between the pieces.
      expect(turns).toBeGreaterThanOrEqual(8);
      const newest = await audit.entries(filter, undefined, 3);
      expect(newest.map(({ row }) => row.seq)).toEqual([45_000, 44_999, 44_998]);
      const older = await audit.entries({ ...filter, connection: 'one' }, 40_000, 2);
      expect(older.map(({ row }) => row.seq)).toEqual([39_997, 39_994]);
    }
  },
  MUCH_IS_WRITTEN_MS,
);

it(
  'finds what is rare among much',
  async () => {
    const file = place();
    const log = await openAuditFile(file);
    log.append(
      Array.from({ length: 45_000 }, (_, index) => ({
        phase: 'event' as const,
        endpoint: index === 3 ? 'stages.remove' : 'stages.create',
        result: 'ok',
        connection: index === 4 ? 'one' : 'other',
      })),
      Date.now(),
    );
    log.close();
    const audit = await opened(file);
    expect(await audit.entries({ action: 'stages.remove' }, undefined, 10)).toHaveLength(1);
    expect(await audit.entries({ connections: ['one'] }, undefined, 10)).toHaveLength(1);
    expect(await audit.entries({ connections: [] }, undefined, 10)).toEqual([]);
  },
  MUCH_IS_WRITTEN_MS,
);
