import type { Composition, CompositionSummary, StartCompositionRequest } from '@aws-sdk/client-ivs-realtime';
import type { Audit } from '#server/audit/audit-log.ts';
import { auditedCaller } from '#server/audit/audited-caller.ts';
import type { LiveConnection } from '#server/aws/connections.ts';
import { isFollowedByItself, nextPage } from '#server/aws/paging.ts';
import type { RunningJob } from '#server/jobs/job-definition.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { StartRequest } from './mark.ts';

/** What a Replace asks of AWS. Every call goes through the budget, and nothing is answered from memory. */
export interface AwsSide {
  /** Undefined where AWS does not know it: some minutes after it has ended. */
  look(arn: string): Promise<Composition | undefined>;
  /** Those of a stage, all pages. */
  list(stageArn: string): Promise<CompositionSummary[]>;
  start(request: StartRequest, idempotencyToken: string): Promise<Composition>;
  stop(arn: string): Promise<void>;
}

export function awsSide(
  { caller: plain }: LiveConnection,
  audit: Pick<Audit, 'intent'>,
  job: RunningJob,
): AwsSide {
  const { signal } = job;
  const caller = auditedCaller(plain, audit, job);
  const options = { priority: 'visible', signal, accept: 0 } as const;
  return {
    async look(arn) {
      try {
        return (await caller.call('GetComposition', { arn }, options)).output.composition;
      } catch (error) {
        if (error instanceof ApiError && error.code === 'aws_not_found') return undefined;
        throw error;
      }
    },
    async list(stageArn) {
      const all: CompositionSummary[] = [];
      let input: { filterByStageArn: string; maxResults: number; nextToken?: string } = {
        filterByStageArn: stageArn,
        maxResults: 100,
      };
      for (;;) {
        const { output } = await caller.call('ListCompositions', input, options);
        all.push(...(output.compositions ?? []));
        const nextToken = nextPage(output);
        if (nextToken === undefined) return all;
        if (isFollowedByItself(input, output))
          throw new ApiError('aws_invalid_answer', 'AWS repeats a page of ListCompositions.');
        input = { ...input, nextToken };
      }
    },
    async start(request, idempotencyToken) {
      // Read from AWS, or checked by the contract, before it was kept.
      const input = { ...request, idempotencyToken } as StartCompositionRequest;
      const { composition } = (await caller.call('StartComposition', input, options)).output;
      // Of a change an answer with gaps tells that it was made, and not what was made.
      if (composition?.arn === undefined)
        throw new ApiError(
          'aws_invalid_answer',
          'The answer of AWS to StartComposition names no composition.',
        );
      return composition;
    },
    async stop(arn) {
      await caller.call('StopComposition', { arn }, options);
    },
  };
}
