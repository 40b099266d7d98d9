import { IVSRealTimeClient, type IVSRealTimeClientConfig } from '@aws-sdk/client-ivs-realtime';
import { createWorldClock, type WorldClock } from '../../simulation/clock.ts';
import { AWS_ERROR_NAMES, AwsError } from '../aws-error.ts';
import { createCallLog, type CallLog } from '../call-log.ts';
import { createFaults, type Faults } from '../faults.ts';
import type { Handlers } from '../handler.ts';
import { ROUTES } from '../router.ts';
import { createWireServer } from '../server.ts';
import { realTimeService } from '../service.ts';
import { type Throttle, unthrottled } from '../throttle.ts';

export const START = Date.UTC(2026, 10, 20, 14);
export const STAGE_ARN = 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGh1234';

/** An ARN whose GetStage meets a bug. */
export const BUG_ARN = 'arn:aws:ivs:us-east-1:123456789012:stage/fail-bug';

const failAs = (order: string): void => {
  const failure = AWS_ERROR_NAMES.find((name) => order === `fail-${name}`);
  if (failure !== undefined) throw new AwsError(failure, `The text of ${failure}.`);
  if (order === 'fail-bug') throw new Error('secret detail of a bug');
};

/**
 * A few operations with answers that only test the wire: CreateEncoderConfiguration, which models every error, and
 * GetStage fail as the name or the id says (`fail-<error>`), tags are kept in memory, two lists answer fixed items.
 */
const smallHandlers = (): Handlers => {
  const tags = new Map<string, Record<string, string>>();
  const refuse = (): never => {
    throw new AwsError('AccessDeniedException', 'The small service has no such operation.');
  };
  const refusing = Object.fromEntries(
    ROUTES.map(({ operation }) => [operation, refuse]),
  ) as unknown as Handlers;
  return {
    ...refusing,
    GetStage: ({ arn = '' }) => {
      failAs(arn.slice(arn.indexOf('/') + 1));
      if (arn !== STAGE_ARN) throw new AwsError('ResourceNotFoundException', `Stage ${arn} does not exist.`);
      return { stage: { arn, name: 'small', tags: tags.get(arn) ?? {} } };
    },
    CreateEncoderConfiguration: ({ name = '' }) => {
      failAs(name);
      return {};
    },
    ListStages: ({ maxResults, nextToken }) => ({
      stages: [{ arn: STAGE_ARN, name: nextToken === undefined ? 'first' : 'second' }].slice(0, maxResults),
      ...(nextToken === undefined ? { nextToken: 'Abc+/=_-' } : {}),
    }),
    ListParticipantReplicas: () => ({ replicas: [] }),
    ListStageSessions: () => ({
      stageSessions: [
        { sessionId: 'st-1', startTime: new Date(START), endTime: undefined },
        { sessionId: 'st-0', startTime: new Date(START - 60_000), endTime: new Date(START - 1) },
      ],
    }),
    ListTagsForResource: ({ resourceArn = '' }) => ({ tags: tags.get(resourceArn) ?? {} }),
    TagResource: ({ resourceArn = '', tags: added }) => {
      tags.set(
        resourceArn,
        Object.fromEntries([...Object.entries(tags.get(resourceArn) ?? {}), ...Object.entries(added ?? {})]),
      );
      return {};
    },
    UntagResource: ({ resourceArn = '', tagKeys = [] }) => {
      const kept = Object.entries(tags.get(resourceArn) ?? {}).filter(([key]) => !tagKeys.includes(key));
      tags.set(resourceArn, Object.fromEntries(kept));
      return {};
    },
    StopParticipantReplication: () => ({}),
  };
};

export interface SmallService {
  url: string;
  port: number;
  clock: WorldClock;
  faults: Faults;
  calls: CallLog;
  /** Errors that were no refusals, as the process would log them. */
  unexpected: { error: unknown; requestId: string }[];
  /** A real SDK client with the right credentials, no retries. */
  client(config?: Partial<IVSRealTimeClientConfig>): IVSRealTimeClient;
  close(): Promise<void>;
}

export const startSmallService = async (
  options: { sendMessageToo?: boolean; host?: string; throttle?: Throttle } = {},
): Promise<SmallService> => {
  const clock = createWorldClock({ now: START, paused: true });
  const faults = createFaults({ seed: 1 });
  const calls = createCallLog();
  const unexpected: SmallService['unexpected'] = [];
  const server = await createWireServer({
    host: options.host,
    service: realTimeService(smallHandlers()),
    clock,
    faults,
    calls,
    throttle: options.throttle ?? unthrottled,
    accounts: [{ accessKeyId: 'test', secretAccessKey: 'test' }],
    region: 'us-east-1',
    sendMessageToo: options.sendMessageToo ?? false,
    reportUnexpected: (error, requestId) => void unexpected.push({ error, requestId }),
    about: () => ({ accountId: '123456789012' }),
  });
  const clients: IVSRealTimeClient[] = [];
  return {
    url: server.url,
    port: server.port,
    clock,
    faults,
    calls,
    unexpected,
    client(config = {}) {
      const client = new IVSRealTimeClient({
        endpoint: server.url,
        region: 'us-east-1',
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
        maxAttempts: 1,
        ...config,
      });
      clients.push(client);
      return client;
    },
    async close() {
      for (const client of clients) client.destroy();
      await server.close();
    },
  };
};
