import type { Operation, OperationInput, OperationOutput } from './operation.ts';

/** Answers one operation from the world, or throws an `AwsError`. */
export type Handler<O extends Operation> = (input: OperationInput<O>) => OperationOutput<O>;

/** One handler for each of the 39 operations; the compiler says when one is missing. */
export type Handlers = { [O in Operation]: Handler<O> };
