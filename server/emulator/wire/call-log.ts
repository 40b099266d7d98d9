import type { AnyOperation } from './any-operation.ts';

/** One call that reached an operation, kept so that tests and people can see what a client really sent. */
export interface RecordedCall {
  /** Counts up from 1 over the life of the process. */
  number: number;
  operation: AnyOperation;
  /** World time of arrival, ISO 8601. */
  at: string;
  requestId: string;
  /** The simple members of the input, long ones cut. */
  input: Record<string, string | number | boolean>;
  /** The status sent, or why none was; `open` while the call is being answered. */
  outcome: number | 'open' | 'no answer';
  errorType?: string;
  /** Ids of the fault rules that hit the call. */
  faults?: string[];
}

export interface CallLog {
  open(call: Pick<RecordedCall, 'operation' | 'at' | 'requestId'>): RecordedCall;
  /** The calls kept, oldest first. */
  list(filter?: { operation?: string | undefined; after?: number | undefined }): RecordedCall[];
  /** All calls so far, also those no longer kept. */
  readonly total: number;
  clear(): void;
}

/** @param capacity calls kept; older ones are forgotten. */
export const createCallLog = (capacity = 20_000): CallLog => {
  let calls: RecordedCall[] = [];
  let total = 0;
  return {
    open(call) {
      total += 1;
      const recorded: RecordedCall = { number: total, ...call, input: {}, outcome: 'open' };
      calls.push(recorded);
      // Cut in one go once in a while: shifting a long array at every call would be slow.
      if (calls.length >= capacity * 2) calls = calls.slice(-capacity);
      return recorded;
    },
    list: ({ operation, after = 0 } = {}) =>
      calls
        .slice(-capacity)
        .filter((call) => call.number > after && (operation === undefined || call.operation === operation)),
    get total() {
      return total;
    },
    clear() {
      calls = [];
    },
  };
};

const LONGEST_MEMBER = 256;

/** What of an input is worth keeping: enough to tell calls apart, never so much that the record grows without bound. */
export const simpleMembers = (input: Readonly<Record<string, unknown>>): RecordedCall['input'] =>
  Object.fromEntries(
    Object.entries(input).flatMap(([name, value]): [string, string | number | boolean][] => {
      if (typeof value === 'string') return [[name, value.slice(0, LONGEST_MEMBER)]];
      return typeof value === 'number' || typeof value === 'boolean' ? [[name, value]] : [];
    }),
  );
