import type { audit } from '#shared/audit/contract.ts';
import type { Audit } from '#server/audit/audit-log.ts';
import type { AuditFilter } from '#server/audit/read-entries.ts';
import type { Connections } from '#server/aws/connections.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import { actOf } from './act-of.ts';
import { entryOf } from './entry-of.ts';
import { exportEntries } from './export-entries.ts';
import { readWindow } from './read-window.ts';

const PAGE = 50;

/** Shows the audit log: to whoever may see some connections alone, only what is of those. */
export function auditHandlers(
  connections: Connections,
  log: Pick<Audit, 'entries'>,
): ContractHandlers<typeof audit> {
  async function page(filter: AuditFilter, nextToken: string | undefined, limit: number) {
    const found = await log.entries(filter, numberOf(nextToken), limit + 1);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(entryOf),
      ...(found.length > limit && last !== undefined ? { nextToken: String(last.row.seq) } : {}),
    };
  }

  return {
    list: async ({ nextToken, maxResults = PAGE, ...filter }, { principal }) =>
      page({ ...filter, connections: principal?.connections }, nextToken, maxResults),

    export: async ({ format, ...filter }, { principal }) => ({
      contentType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
      filename: `audit.${format === 'csv' ? 'csv' : 'jsonl'}`,
      body: exportEntries(log, { ...filter, connections: principal?.connections }, format),
    }),

    async ofObject({ connection, objectId, stageId, from, to, nextToken, maxResults = PAGE }) {
      const { id } = connections.get(connection).settings;
      const window = { from: from?.getTime() ?? -Infinity, to: to?.getTime() ?? Infinity };
      const filter = { connection: id, object: objectId, onStage: stageId };
      const { found, next } = await readWindow(log, filter, window, numberOf(nextToken), maxResults);
      return { items: found.map(actOf), ...(next === undefined ? {} : { nextToken: String(next) }) };
    },
  };
}

const numberOf = (token: string | undefined): number | undefined =>
  token === undefined ? undefined : Number(token);
