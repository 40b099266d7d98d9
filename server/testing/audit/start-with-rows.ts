import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { openAudit } from '#server/audit/audit-log.ts';
import { openAuditFile, readAuditFile } from '#server/audit/audit-file.ts';
import type { NewAuditRow } from '#server/audit/audit-row.ts';
import { readEntries } from '#server/audit/read-entries.ts';
import { verifyChain } from '#server/audit/verify-chain.ts';
import { createLogger } from '#server/http/logger.ts';
import { cpuMsOf } from '../cpu-ms-of.ts';
import { runMain } from '../run-main.ts';

/** How long things take where the log has so many rows, in milliseconds. */
export interface WithRows {
  rows: number;
  /** Of the log alone, within this process. */
  openMs: number[];
  /** From the start of the program to the first answer of its API, and what it worked until then. */
  startMs: number[];
  startCpuMs: (number | undefined)[];
  /** As `startMs`, with an empty log. */
  emptyMs: number[];
  verifyMs: number;
  holds: boolean;
  /** The newest page, and one of which there is nothing. */
  pageMs: number;
  rareMs: number;
}

const AT_ONCE = 10_000;

export async function startWithRows(asked: {
  folder: string;
  rows: number;
  starts: number;
}): Promise<WithRows> {
  const file = path.join(asked.folder, 'audit.db');
  await fill(file, asked.rows);
  const openMs: number[] = [];
  const began: { startMs: number; startCpuMs: number | undefined; emptyMs: number }[] = [];
  const empty = path.join(asked.folder, 'empty');
  mkdirSync(empty, { recursive: true });
  await startOnce(empty);
  for (let number = 0; number < asked.starts; number += 1) {
    openMs.push(
      await taking(async () => {
        await (await openAudit(file, createLogger('silent'))).close();
      }),
    );
    const { ms: startMs, cpuMs: startCpuMs } = await startOnce(asked.folder);
    began.push({ startMs, startCpuMs, emptyMs: (await startOnce(empty)).ms });
  }
  const database = await readAuditFile(file);
  let verdict = { rows: 0, holds: false };
  const verifyMs = await taking(async () => {
    const { bad, rows } = await Promise.resolve(verifyChain(database));
    verdict = { rows, holds: bad === undefined };
  });
  const pageMs = await taking(async () => void (await readEntries(database, {}, undefined, 50)));
  const rareMs = await taking(
    async () => void (await readEntries(database, { action: 'NoSuchOperation' }, undefined, 50)),
  );
  database.close();
  return {
    ...verdict,
    openMs,
    startMs: began.map(({ startMs }) => startMs),
    startCpuMs: began.map(({ startCpuMs }) => startCpuMs),
    emptyMs: began.map(({ emptyMs }) => emptyMs),
    verifyMs,
    pageMs,
    rareMs,
  };
}

async function taking(act: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

async function startOnce(folder: string): Promise<{ ms: number; cpuMs: number | undefined }> {
  const began = performance.now();
  const program = runMain({
    PORT: '0',
    CALLBOARD_DATA: folder,
    CALLBOARD_UPSTREAM: 'aws',
    AWS_REGION: 'us-east-1',
  });
  const response = await fetch(`${await program.url}/api/session`);
  await response.text();
  const ms = performance.now() - began;
  const cpuMs = cpuMsOf(program.process.pid);
  program.process.kill('SIGTERM');
  await program.ended;
  return { ms, cpuMs };
}

/** Changes as people make them, each with its outcome, until there are so many rows. */
async function fill(file: string, wanted: number): Promise<void> {
  const log = await openAuditFile(file);
  while (log.head.seq < wanted) {
    const { seq } = log.head;
    const rows = Array.from(
      { length: Math.min(AT_ONCE, wanted - seq + 1) / 2 },
      (_, index): NewAuditRow[] => [
        {
          phase: 'intent',
          endpoint: 'stages.update',
          action: 'UpdateStage',
          request_id: `request-${seq + index}`,
          person_id: `person-${index % 40}`,
          person_name: `Somebody ${index % 40}`,
          person_role: 'operator',
          person_kind: 'person',
          session_id: `session-${index % 80}`,
          address: '192.0.2.7',
          connection: 'aws',
          objects: JSON.stringify({ stageId: `Stage${index % 5_000}` }),
          reason: 'Because it had to be',
          request: JSON.stringify({
            connection: 'aws',
            stageId: `Stage${index % 5_000}`,
            body: { name: `name-${index}` },
          }),
        },
        {
          phase: 'outcome',
          endpoint: 'stages.update',
          intent_seq: seq + index * 2 + 1,
          result: index % 50 === 0 ? 'aws_conflict' : 'ok',
          aws_request_id: `aws-request-${seq + index}`,
        },
      ],
    ).flat();
    log.append(rows, Date.now());
  }
  log.close();
}
