import type { Stale } from '#shared/contract/errors.ts';
import { ApiError } from '#server/http/api-error.ts';
import type { Operation, OperationInput, OperationOutput } from '#server/aws/operation-types.ts';
import type { Upstream } from '#server/aws/upstream.ts';

/** What came of a call: an answer, nothing of that id, or why there is none. */
export type Reading<O extends Operation> =
  | { kind: 'read'; output: OperationOutput<O> }
  | { kind: 'nothing'; error: ApiError }
  | { kind: 'failed'; why: string; error: ApiError };

/** One part that cannot be read is no reason to give up the rest: it is told as missing. */
const TELLS_LITTLE = new Set<string>([
  'aws_access_denied',
  'aws_unavailable',
  'aws_invalid_answer',
  'aws_timeout',
  'aws_throttled',
]);

/** Calls AWS for one investigation, and counts. */
export class Reader {
  readonly upstream: Upstream;
  calls = 0;
  /** The upstream's time at the earliest answer: what is later is not known to all of them. */
  asOf: Date | undefined;
  /** At the latest answer. */
  latest: Date | undefined;
  /** Why an answer of before was given, where one was. */
  stale: Stale | undefined;

  constructor(upstream: Upstream) {
    this.upstream = upstream;
  }

  /** @throws {ApiError} where asking for anything else would fail as well */
  async read<O extends Operation>(operation: O, input: OperationInput<O>): Promise<Reading<O>> {
    this.calls += 1;
    try {
      const { output, asOf, stale } = await this.upstream.call(operation, input);
      this.stale ??= stale;
      if (this.asOf === undefined || asOf < this.asOf) this.asOf = asOf;
      if (this.latest === undefined || asOf > this.latest) this.latest = asOf;
      return { kind: 'read', output };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // Whether an id that fits nothing is not found or not valid is not documented.
      if (error.code === 'aws_not_found' || error.code === 'aws_validation')
        return { kind: 'nothing', error };
      if (TELLS_LITTLE.has(error.code)) return { kind: 'failed', why: error.message, error };
      throw error;
    }
  }
}
