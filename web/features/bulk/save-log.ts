import type { Wire } from '#shared/contract/endpoint.ts';
import { bulk } from '#shared/bulk/contract.ts';
import { request } from '#web/api/request.ts';
import { saveFile } from '#web/components/save-file.ts';
import { csvLine } from '#shared/csv/csv-line.ts';

const COLUMNS = ['line', 'time', 'item', 'id', 'name', 'phase', 'words'] as const;

/**
 * Gives the whole log of a job to the browser as CSV, times as ISO 8601 in UTC.
 * @throws {Failure} where the server cannot be asked
 */
export async function saveLog(connection: string, { job, items }: Wire<typeof bulk.get>): Promise<void> {
  const parts = [csvLine(COLUMNS)];
  for (let after = -1; ;) {
    const { lines, more } = await request(bulk.log, { connection, jobId: job.id, after });
    for (const { number, at, step, phase, words } of lines) {
      const item = items[Number(step) - 1];
      parts.push(csvLine([number, at, step === '' ? undefined : step, item?.id, item?.name, phase, words]));
    }
    after = lines.at(-1)?.number ?? after;
    if (!more) break;
  }
  saveFile(`${job.id}-log.csv`, 'text/csv', parts);
}
