import { BULK_KIND, type BulkAction } from '#shared/bulk/contract.ts';
import type { Job } from '#shared/jobs/contract.ts';
import type { Asker } from '#server/audit/asker.ts';
import type { Jobs } from '#server/jobs/jobs.ts';
import type { BulkMark } from './mark.ts';

interface Asked {
  key: string;
  reason?: string | undefined;
}

type Settings = Omit<BulkMark, 'startedAt' | 'reason' | 'items' | 'hasEnded'>;

/**
 * Starts a job over many things, or finds the one that was started with the same key, and answers once it is on the
 * disk.
 * @param about ids that its page is linked by
 */
export async function startBulk(
  { jobs, starter }: { jobs: Jobs; starter: Asker },
  connection: string,
  action: BulkAction,
  { key, reason = '' }: Asked,
  items: NonNullable<BulkMark['items']>,
  settings: Settings = {},
  about: Readonly<Record<string, string>> = {},
): Promise<Job> {
  const kind = `${BULK_KIND}${action}`;
  const task = { ...about, key, count: items.length };
  const known = jobs.list(connection).find((job) => job.kind === kind && job.task['key'] === key);
  if (known !== undefined) return known;
  const mark: BulkMark = {
    startedAt: Date.now(),
    reason: reason.trim(),
    ...settings,
    items,
    hasEnded: false,
  };
  const job = jobs.start(connection, kind, task, mark, starter);
  await jobs.kept();
  return job;
}
