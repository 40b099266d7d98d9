import type { Operation, OperationInput, OperationOutput } from './operation-types.ts';

/** What AWS has just answered to one operation, over one connection. */
export type Observation = {
  [O in Operation]: {
    /** The connection's id. */
    connection: string;
    operation: O;
    input: OperationInput<O>;
    output: OperationOutput<O>;
    /** The upstream's own time when it answered. */
    asOf: Date;
    /** Why a change was made, where somebody has said so. */
    reason?: string | undefined;
  };
}[Operation];

/** Is told of every answer that came from AWS, once, before whoever asked. It must be quick and must not throw. */
export type Observer = (seen: Observation) => void;
