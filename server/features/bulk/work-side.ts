import type { Answer } from '#server/aws/call.ts';
import { arnOf } from '#shared/contract/resource-arn.ts';
import type { Audit } from '#server/audit/audit-log.ts';
import { auditedCaller } from '#server/audit/audited-caller.ts';
import type { LiveConnection } from '#server/aws/connections.ts';
import type { Operation, OperationInput } from '#server/aws/operation-types.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { RunningJob } from '#server/jobs/job-definition.ts';
import type { JobItem } from '#server/jobs/job-item-rows.ts';
import type { Look } from './item-work.ts';

/** AWS as a job over many things uses it: in the background of all else, and never from memory. */
export interface WorkSide {
  call<O extends Operation>(operation: O, input: OperationInput<O>): Promise<Answer<O>>;
  /** Of a stage. */
  arn(stageId: string): string;
  /**
   * Looks at one after the other; a question that fails leaves it unknown.
   * @param whenGone what it means that AWS does not know what it is asked about
   */
  each(
    items: readonly JobItem[],
    look: (item: JobItem) => Promise<Look>,
    whenGone: (item: JobItem) => Look,
  ): Promise<Look[]>;
}

/**
 * @param reason why the job was started; it goes with each change, for whoever keeps what the console has taken away
 * @throws {ApiError} where the account's id cannot be learned
 */
export async function workSide(
  { caller: plain, account, settings }: LiveConnection,
  audit: Pick<Audit, 'intent'>,
  job: RunningJob,
  reason: string,
): Promise<WorkSide> {
  const { signal } = job;
  const caller = auditedCaller(plain, audit, job, reason);
  const accountId = await account.id(signal);
  return {
    call: async (operation, input) =>
      caller.call(operation, input, { priority: 'background', signal, accept: 0, reason }),
    arn: (stageId) => arnOf(settings.region, accountId, 'stage', stageId),
    async each(items, look, whenGone) {
      const looks: Look[] = [];
      for (const item of items)
        looks.push(
          await look(item).catch((error: unknown) =>
            error instanceof ApiError && error.code === 'aws_not_found'
              ? whenGone(item)
              : unknownUnlessEnding(error),
          ),
        );
      return looks;
    },
  };
}

/** @throws what is no answer of AWS, as that the job has to stop */
export function unknownUnlessEnding(error: unknown): Look {
  if (error instanceof ApiError) return { kind: 'unknown', words: error.message };
  throw error;
}
