import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Asker } from '#server/audit/asker.ts';
import type { Intent } from '#server/audit/audit-log.ts';

/** A place for a log of one test alone. */
export function auditPlace(): { file: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'callboard-audit-'));
  return {
    file: path.join(folder, 'audit.db'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Somebody who is signed in. */
export const ASKER: Asker = {
  person: { kind: 'person', id: 'p-1', name: 'Ada', role: 'operator', sessionId: 's-1' },
  address: '192.0.2.7',
  requestId: 'r-1',
};

/** That they delete a stage. */
export const INTENT: Intent = {
  asker: ASKER,
  connection: 'emulator',
  endpoint: 'stages.remove',
  operations: ['DeleteStage'],
  objects: { stageId: 'AbCdEfGhIjKl' },
  reason: 'The show is over',
  request: '{"connection":"emulator","stageId":"AbCdEfGhIjKl"}',
};
