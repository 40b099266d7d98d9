import type { bulkChanges } from '#shared/bulk/changes.ts';
import { type bulk, type BulkAction, bulkActionOf, LOG_LINES } from '#shared/bulk/contract.ts';
import type { Connections } from '#server/aws/connections.ts';
import type { Operation } from '#server/aws/operation-types.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { ContractHandlers } from '#server/http/handlers.ts';
import { readJobItems } from '#server/jobs/job-item-rows.ts';
import { readLog } from '#server/jobs/job-log-rows.ts';
import type { Jobs } from '#server/jobs/jobs.ts';
import type { Database } from '#server/store/schema.ts';
import { namesOfPeople, namesOfStages } from './known-names.ts';
import { BulkMark } from './mark.ts';
import { peopleIn } from './people-in.ts';
import { recordingOf } from './recording-of.ts';
import { startBulk } from './start-bulk.ts';

const OPERATIONS: Record<BulkAction, Operation> = {
  tag: 'TagResource',
  untag: 'UntagResource',
  delete: 'DeleteStage',
  create: 'CreateStage',
  disconnect: 'DisconnectParticipant',
};

interface BulkServices {
  connections: Connections;
  jobs: Jobs;
  db: Database;
  /** Resolves once what was seen is recorded: names are read from there. */
  recorded: () => Promise<void>;
}

/** Starts jobs over many things, says before what they would hit, and shows what became of each. */
export function bulkHandlers({
  connections,
  jobs,
  db,
  recorded,
}: BulkServices): ContractHandlers<typeof bulk & typeof bulkChanges> {
  async function aboutStages(connection: string, stageIds: readonly string[]) {
    await recorded();
    const names = await namesOfStages(db, connections.get(connection).settings.id, stageIds);
    return stageIds.map((target) => ({ target, name: names.get(target) ?? '' }));
  }

  function found(connection: string, id: string) {
    const job = jobs.get(connections.get(connection).settings.id, id);
    const action = job && bulkActionOf(job);
    if (job === undefined || action === undefined)
      throw new ApiError(
        'not_found',
        `There is no job ${id} over many things here. It may have ended some time ago.`,
      );
    return { job, action };
  }

  return {
    async preview({ connection, body: { action, count, sessionIds = [] } }) {
      const { budget, settings } = connections.get(connection);
      const perSecond = budget.shareOf(OPERATIONS[action]);
      return {
        perSecond,
        seconds: Math.ceil(count / perSecond),
        people: await peopleIn(db, settings.id, sessionIds),
      };
    },

    async tag({ connection, body: { stageIds, tags, ...asked } }, { asker: starter }) {
      return startBulk({ jobs, starter }, connection, 'tag', asked, await aboutStages(connection, stageIds), {
        tags,
      });
    },

    async untag({ connection, body: { stageIds, tagKeys, ...asked } }, { asker: starter }) {
      return startBulk(
        { jobs, starter },
        connection,
        'untag',
        asked,
        await aboutStages(connection, stageIds),
        {
          tagKeys,
        },
      );
    },

    async remove({ connection, body: { stageIds, ...asked } }, { asker: starter }) {
      return startBulk(
        { jobs, starter },
        connection,
        'delete',
        asked,
        await aboutStages(connection, stageIds),
      );
    },

    async create(
      { connection, body: { stages, autoParticipantRecordingConfiguration: draft, ...asked } },
      context,
    ) {
      const recording = await recordingOf(context.upstream(connection), draft);
      return startBulk(
        { jobs, starter: context.asker },
        connection,
        'create',
        asked,
        stages.map(({ name, tags }) => ({ target: '', name, details: tags && { tags } })),
        recording === undefined ? {} : { recording },
      );
    },

    async disconnect(
      { connection, body: { stageId, sessionId, participantIds, ...asked } },
      { asker: starter },
    ) {
      await recorded();
      const names = await namesOfPeople(db, connections.get(connection).settings.id, sessionId);
      return startBulk(
        { jobs, starter },
        connection,
        'disconnect',
        asked,
        participantIds.map((target) => ({ target, name: names.get(target) ?? '' })),
        { stageId },
        { stageId, sessionId },
      );
    },

    async get({ connection, jobId }) {
      const { job, action } = found(connection, jobId);
      await jobs.kept();
      const mark = jobs.marked(connection, job.kind).find(({ job: { id } }) => id === jobId)?.mark;
      const { startedAt, reason, tags, tagKeys, recording, items: asked } = BulkMark.parse(mark);
      const items = await readJobItems(db, jobId);
      return {
        job,
        action,
        startedAt: new Date(startedAt),
        reason,
        settings: [
          ...Object.entries(tags ?? {}).map(([label, value]) => ({ label, value })),
          ...(tagKeys ?? []).map((label) => ({ label, value: '' })),
          ...(typeof recording?.['storageConfigurationArn'] === 'string'
            ? [{ label: 'Recording to', value: recording['storageConfigurationArn'] }]
            : []),
        ],
        items: asked
          ? asked.map(({ target: id, name }, number) => ({
              number,
              id,
              name,
              state: 'waiting',
              attempts: 0,
              words: '',
            }))
          : items.map(({ number, target, name, state, attempts, words, result }) => ({
              number,
              id: result ?? target,
              name,
              state,
              attempts,
              words,
            })),
      };
    },

    async log({ connection, jobId, after = -1 }) {
      found(connection, jobId);
      await jobs.kept();
      const lines = await readLog(db, jobId, { after, limit: LOG_LINES + 1 });
      return { lines: lines.slice(0, LOG_LINES), more: lines.length > LOG_LINES };
    },
  };
}
