import type { Access, Endpoint } from '#shared/contract/endpoint.ts';
import type { ResourceKind } from '#shared/contract/ids.ts';
import { arnOf } from '#shared/contract/resource-arn.ts';
import { type AnyOperation, traitsOf } from './any-operation.ts';
import type { Answer, CallOptions } from './call.ts';
import type { ChannelOperation } from './channels/channel-operations.ts';
import { type Measured, measure } from './cloudwatch/measure.ts';
import type { SeriesQuestion } from './cloudwatch/read-series.ts';
import type { LiveConnection } from './connections.ts';
import type { Operation, OperationInput } from './operation-types.ts';
import type { OperationAccess } from './operations.ts';
import type { Received } from './send-command.ts';
import type { SideShapes } from './side-services.ts';

/** One connection as a handler uses it: calls are bound to the request, and end with it. */
export interface Upstream {
  call<O extends Operation>(operation: O, input: OperationInput<O>): Promise<Answer<O>>;
  /** As `call`, of the low-latency product. */
  askChannels<O extends ChannelOperation>(
    operation: O,
    input: SideShapes[O]['input'],
  ): Promise<Received<SideShapes[O]['output']>>;
  /** Reads metrics of CloudWatch over a stretch of time, milliseconds since the epoch. @throws {ApiError} as `call` */
  measure(questions: readonly SeriesQuestion[], span: { from: number; to: number }): Promise<Measured>;
  /** As `call`, of Service Quotas. */
  askServiceQuotas(
    input: SideShapes['ListServiceQuotas']['input'],
  ): Promise<Received<SideShapes['ListServiceQuotas']['output']>>;
  /** The full ARN of a short id. @throws {ApiError} where the account cannot be learned */
  arn(kind: ResourceKind, id: string): Promise<string>;
  /** As `arn`; empty for an empty id, which AWS reads as none, and undefined for one that was left out. */
  arnIfAny(kind: ResourceKind, id: string | undefined): Promise<string | undefined>;
}

/** What an endpoint may do to an account, by its access class. */
const MAY: Readonly<Record<Access, readonly OperationAccess[]>> = {
  public: [],
  own: [],
  read: ['read'],
  reveal: ['read'],
  write: ['read', 'write'],
  destroy: ['read', 'write', 'destructive'],
};

/** How much a request wants its answers; the signal is the request's own. */
export type Wish = Omit<CallOptions, 'signal'>;

/** What became of one upstream call, for the log. */
export interface CallRecord {
  operation: AnyOperation;
  connection: string;
  ms: number;
  awsRequestId?: string | undefined;
  /** The upstream's own time when it answered. */
  asOf?: Date | undefined;
  error?: unknown;
}

/**
 * Binds a connection to one request. A handler can only call what its endpoint declares and its access class allows,
 * and a GET only what reads: a mistake in a handler is refused here rather than done to somebody's account.
 */
export function bindUpstream(
  connection: LiveConnection,
  endpoint: Pick<Endpoint, 'id' | 'method' | 'access' | 'aws'>,
  signal: AbortSignal,
  record: (call: CallRecord) => void,
  wish: Wish = { priority: 'visible' },
): Upstream {
  const { beside } = connection;
  const arn = async (kind: ResourceKind, id: string): Promise<string> =>
    arnOf(connection.settings.region, await connection.account.id(signal), kind, id);
  async function within<A extends { awsRequestId: string | undefined; asOf: Date }>(
    operation: AnyOperation,
    ask: () => Promise<A>,
  ): Promise<A> {
    if (!endpoint.aws.includes(operation))
      throw new Error(`${endpoint.id} does not declare the operation ${operation}`);
    const { access } = traitsOf(operation);
    if (!MAY[endpoint.access].includes(access) || (endpoint.method === 'GET' && access !== 'read'))
      throw new Error(
        `${endpoint.id} is a ${endpoint.method} of access ${endpoint.access} and must not call ${operation}`,
      );
    const began = performance.now();
    const about = { operation, connection: connection.settings.id };
    try {
      const answer = await ask();
      const { awsRequestId, asOf } = answer;
      record({ ...about, ms: performance.now() - began, awsRequestId, asOf });
      return answer;
    } catch (error) {
      record({ ...about, ms: performance.now() - began, error });
      throw error;
    }
  }
  return {
    call: async (operation, input) =>
      within(operation, async () => connection.caller.call(operation, input, { ...wish, signal })),
    askChannels: async (operation, input) =>
      within(operation, async () => beside.channels.call(operation, input, { ...wish, signal })),
    measure: async (questions, span) =>
      measure(
        beside.shelf,
        async (input) =>
          within('GetMetricData', async () =>
            beside.metrics.call('GetMetricData', input, { ...wish, signal }),
          ),
        { questions, ...span, mostMs: typeof wish.accept === 'number' ? wish.accept : undefined },
      ),
    askServiceQuotas: async (input) =>
      within('ListServiceQuotas', async () =>
        beside.quotas.call('ListServiceQuotas', input, { ...wish, signal }),
      ),
    arn,
    arnIfAny: async (kind, id) => (id === undefined || id === '' ? id : arn(kind, id)),
  };
}
