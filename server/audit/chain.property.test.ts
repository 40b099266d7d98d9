import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { auditPlace } from '#server/testing/audit/test-audit.ts';
import { openAuditFile, readAuditFile } from './audit-file.ts';
import { AUDIT_COLUMNS, type NewAuditRow } from './audit-row.ts';
import { type Verdict, verifyChain } from './verify-chain.ts';

const places: { remove: () => void }[] = [];
afterEach(() => {
  for (const { remove } of places.splice(0)) remove();
});

const text = fc.string({ unit: 'binary', maxLength: 20 });
const orNull = fc.option(text);

/** Intents, each with its outcome behind it, with any text wherever there is one. */
const rows: fc.Arbitrary<NewAuditRow[]> = fc
  .array(
    fc.record({
      request_id: orNull,
      person_id: orNull,
      person_name: orNull,
      person_role: orNull,
      person_kind: orNull,
      session_id: orNull,
      address: orNull,
      connection: orNull,
      endpoint: text,
      action: text,
      job_id: orNull,
      reason: orNull,
      request: orNull,
      result: orNull,
      aws_request_id: orNull,
      upstream_at: fc.option(fc.maxSafeNat()),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((given) =>
    given.flatMap((columns, index): NewAuditRow[] => [
      { ...columns, phase: 'intent' },
      { ...columns, phase: 'outcome', intent_seq: index * 2 + 1 },
    ]),
  );

async function written(given: readonly NewAuditRow[]): Promise<string> {
  const place = auditPlace();
  places.push(place);
  const log = await openAuditFile(place.file);
  log.append(given, 1_764_000_000_000);
  log.close();
  return place.file;
}

/** As somebody with the rights to the file and no wish to be found would do it. */
async function tamper(file: string, ...statements: readonly [string, unknown[]?][]): Promise<void> {
  const { default: open } = await import('libsql');
  const database = new open(file);
  database.exec('drop trigger audit_never_changed; drop trigger audit_never_deleted;');
  for (const [statement, values = []] of statements) database.prepare(statement).run(values);
  database.close();
}

async function verdictOf(file: string): Promise<Verdict> {
  const database = await readAuditFile(file);
  try {
    return verifyChain(database);
  } finally {
    database.close();
  }
}

test('what was written holds, whatever texts it has', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (given) => {
      const file = await written(given);
      expect(await verdictOf(file)).toMatchObject({ rows: given.length, bad: undefined, open: [] });
    }),
    { numRuns: 25 },
  );
});

test('whatever byte of whatever column is flipped, its row is named', async () => {
  await fc.assert(
    fc.asyncProperty(rows, fc.nat(), fc.integer({ min: 1, max: 255 }), async (given, at, flip) => {
      const { default: open } = await import('libsql');
      const database = new open(await written(given));
      database.exec('drop trigger audit_never_changed; drop trigger audit_never_deleted;');
      for (const { seq } of database.prepare('select seq from audit').all([]) as { seq: number }[])
        for (const column of AUDIT_COLUMNS) {
          const [cell] = database
            .prepare(
              `select typeof(${column}) as kind, cast(${column} as blob) as bytes from audit where seq = ?`,
            )
            .all([seq]) as { kind: string; bytes: ArrayBuffer | null }[];
          if (!cell?.bytes?.byteLength) continue;
          // Undone after each look, so that the next finds all as it was written.
          database.exec('begin');
          if (cell.kind === 'integer') {
            // Of its number a bit beyond those of the other rows, which the table would refuse.
            const bit = `(1 << ${column === 'seq' ? 8 + (at % 40) : at % 63})`;
            database.exec(
              `update audit set ${column} = (${column} | ${bit}) - (${column} & ${bit}) where seq = ${seq}`,
            );
          } else {
            const bytes = Buffer.from(cell.bytes);
            const place = at % bytes.length;
            bytes.writeUInt8(bytes.readUInt8(place) ^ flip, place);
            database.prepare(`update audit set ${column} = cast(? as text) where seq = ?`).run([bytes, seq]);
          }
          const { bad } = verifyChain(database);
          database.exec('rollback');
          // A row that has another number stands elsewhere: what is named first is the gap, or the row itself.
          if (column === 'seq') expect(bad, `the number of row ${seq}`).toBeDefined();
          else expect(bad?.seq, `${column} of row ${seq}`).toBe(seq);
        }
      database.close();
    }),
    { numRuns: 12 },
  );
});

const six: NewAuditRow[] = [1, 3, 5].flatMap((seq): NewAuditRow[] => [
  { phase: 'intent', endpoint: 'stages.remove' },
  { phase: 'outcome', endpoint: 'stages.remove', intent_seq: seq, result: 'ok' },
]);

test.each([
  { what: 'a row is taken out', by: ['delete from audit where seq = 3'], seq: 4 },
  { what: 'the first rows are taken out', by: ['delete from audit where seq < 3'], seq: 3 },
  {
    what: 'two rows change places',
    by: [
      'update audit set seq = 100 where seq = 3',
      'update audit set seq = 3 where seq = 4',
      'update audit set seq = 4 where seq = 100',
    ],
    seq: 3,
  },
  {
    what: 'a row is copied to the end',
    by: [
      `insert into audit select 7, ${AUDIT_COLUMNS.filter((name) => name !== 'seq').join(', ')} from audit where seq = 6`,
    ],
    seq: 7,
  },
])('where $what, the row is named', async ({ by, seq }) => {
  const file = await written(six);
  await tamper(file, ...by.map((statement): [string] => [statement]));
  expect((await verdictOf(file)).bad?.seq).toBe(seq);
});

test('an intent without outcome is told', async () => {
  const file = await written(six.slice(0, 5));
  const { bad, open } = await verdictOf(file);
  expect(bad).toBeUndefined();
  expect(open.map(({ seq }) => seq)).toEqual([5]);
});

test('the file itself refuses to change or to delete a row', async () => {
  const file = await written(six);
  const { default: open } = await import('libsql');
  const database = new open(file);
  expect(() => database.exec("update audit set reason = 'another'")).toThrow(/only appended to/);
  expect(() => database.exec('delete from audit')).toThrow(/only appended to/);
  database.close();
});
