import * as z from 'zod/mini';
import { contract, json } from '../contract/define.ts';
import { ConnectionId } from '../contract/ids.ts';

/** What the console uses of one operation's quota, which the account shares with all its other callers. */
export const OperationBudget = z.object({
  operation: z.string(),
  /** Calls a second that AWS allows the account. */
  quota: z.number(),
  /** Calls a second that the console takes at most. */
  share: z.number(),
  /** Calls a second now: less than the share while AWS throttles, because somebody else uses the quota. */
  perSecond: z.number(),
  /** Calls that wait for their turn, by who waits for the answer. */
  waiting: z.object({ visible: z.int(), hover: z.int(), background: z.int() }),
  /** Since the server was started: calls sent, those of them that AWS throttled, and those that were sent again. */
  sent: z.int(),
  throttled: z.int(),
  repeated: z.int(),
  /** Of the calls sent within the last 60 seconds. */
  lastMinute: z.object({ sent: z.int(), throttled: z.int() }),
  /** Since the server was started: questions answered from what the console held, and those that AWS was asked. */
  hits: z.int(),
  misses: z.int(),
});
export type OperationBudget = z.infer<typeof OperationBudget>;

/** A request of a browser that has waited for its turn for a while. */
export const WaitingRequest = z.object({
  /** The id that the browser sent with it as `X-Callboard-Request`. */
  request: z.string(),
  operation: z.string(),
  /** 1 is the next of its operation to be sent. */
  position: z.int(),
  /** Seconds until it is likely to be sent; more while AWS throttles. */
  seconds: z.number(),
});
export type WaitingRequest = z.infer<typeof WaitingRequest>;

export const budget = contract('budget', {
  get: json({
    path: '/:connection/budget',
    summary: 'What the console uses of the rates that AWS allows, for each operation it has called',
    access: 'read',
    params: { connection: ConnectionId },
    output: z.object({ items: z.array(OperationBudget), waiting: z.array(WaitingRequest) }),
  }),
});
