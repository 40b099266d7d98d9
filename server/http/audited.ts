import type { Response } from 'express';
import { changes, type Endpoint } from '#shared/contract/endpoint.ts';
import type { Conclude, Outcome } from '#server/audit/audit-log.ts';
import { maskedRequest } from '#server/audit/masked-request.ts';
import { objectsIn } from '#server/audit/objects-in.ts';
import { asApiError } from './error-body.ts';
import { localsOf } from './locals.ts';
import type { EndpointDependencies, RequestScope } from './request-scope.ts';

/** Whether it is written down that somebody calls it: what changes something, and what shows a secret. */
export function isAudited(endpoint: Pick<Endpoint, 'access'>): boolean {
  return changes(endpoint) || endpoint.access === 'reveal';
}

/**
 * Carries out what an endpoint is asked for. What is audited is written down before, and what became of it after; nobody
 * may have waited for that long, as where the browser has gone while AWS was at work.
 *
 * @param input as it was parsed
 * @throws {ApiError} `audit_unavailable`, and whatever `act` throws
 */
export async function audited<Answer>(
  endpoint: Endpoint,
  response: Response,
  { audit }: Pick<EndpointDependencies, 'audit'>,
  scope: RequestScope,
  input: Readonly<Record<string, unknown>>,
  act: () => Promise<Answer>,
): Promise<Answer> {
  if (audit === undefined || !isAudited(endpoint)) return act();
  const { connection } = input;
  const conclude = await audit.intent({
    asker: scope.context.asker,
    connection: typeof connection === 'string' ? connection : undefined,
    endpoint: endpoint.id,
    operations: endpoint.aws,
    objects: objectsIn(input, 1),
    reason: scope.context.asker.reason ?? reasonIn(input['body']),
    request: maskedRequest(input),
  });
  return concluded(conclude, response, scope, act);
}

async function concluded<Answer>(
  conclude: Conclude,
  response: Response,
  scope: RequestScope,
  act: () => Promise<Answer>,
): Promise<Answer> {
  const locals = localsOf(response);
  const asked = (): Pick<Outcome, 'awsRequestId' | 'upstreamAt'> => ({
    awsRequestId: locals.awsRequestId,
    upstreamAt: locals.upstreamAt,
  });
  try {
    // While the intent was written the browser may have gone, or the time have run out.
    scope.context.signal.throwIfAborted();
    const answer = await act();
    await conclude({ result: 'ok', ...asked(), objects: objectsIn(answer) });
    return answer;
  } catch (error) {
    const { signal } = scope.context;
    const result = signal.aborted && error === signal.reason ? 'not_sent' : asApiError(error).code;
    await conclude({ result, ...asked() });
    throw error;
  }
}

/** Some endpoints take the reason as part of what is asked for, because AWS is told it. */
function reasonIn(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('reason' in body)) return undefined;
  return typeof body.reason === 'string' && body.reason !== '' ? body.reason : undefined;
}
