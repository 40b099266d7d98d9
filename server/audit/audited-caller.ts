import type { Caller } from '#server/aws/call.ts';
import { isRead } from '#server/aws/operations.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { RunningJob } from '#server/jobs/job-definition.ts';
import type { Audit } from './audit-log.ts';
import { maskedRequest } from './masked-request.ts';
import { objectsIn } from './objects-in.ts';

/**
 * A caller that writes each change of a job down, before it is sent and after its answer, on behalf of whoever started the
 * job. What only reads passes through.
 * @param reason where the job has one of its own
 */
export function auditedCaller(
  caller: Pick<Caller, 'call'>,
  audit: Pick<Audit, 'intent'>,
  job: Pick<RunningJob, 'id' | 'kind' | 'connection' | 'starter'>,
  reason?: string,
): Pick<Caller, 'call'> {
  return {
    async call(operation, input, options) {
      if (isRead(operation)) return caller.call(operation, input, options);
      const conclude = await audit.intent({
        // One that an older version started does not know by whom.
        asker: job.starter ?? { person: undefined, address: undefined, requestId: job.id },
        connection: job.connection,
        endpoint: `job:${job.kind}`,
        operations: [operation],
        jobId: job.id,
        objects: { ...objectsIn(input, 0), jobId: job.id },
        reason: reason || undefined,
        request: maskedRequest(input),
      });
      try {
        const answer = await caller.call(operation, input, options);
        const { awsRequestId, asOf, output } = answer;
        await conclude({ result: 'ok', awsRequestId, upstreamAt: asOf, objects: objectsIn(output, 1) });
        return answer;
      } catch (error) {
        await conclude(
          error instanceof ApiError
            ? { result: error.code, awsRequestId: error.awsRequestId }
            : { result: error === options.signal.reason ? 'not_sent' : 'internal' },
        );
        throw error;
      }
    },
  };
}
