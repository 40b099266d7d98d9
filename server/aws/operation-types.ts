import type * as sdk from '@aws-sdk/client-ivs-realtime';

/** The operations of IVS Real-Time and their shapes, read from the SDK's own exports. */

type Sdk = typeof sdk;

/** `ListStages`, `GetStage`, …: every name that the SDK exports a command class for. */
export type Operation = {
  [Name in keyof Sdk]: Name extends `${infer O}Command` ? (O extends '$' ? never : O) : never;
}[keyof Sdk];

type CommandClass<O extends Operation> = Sdk[`${O}Command` & keyof Sdk];

/** Distributes over a union of operations. */
export type OperationInput<O extends Operation> = O extends Operation
  ? CommandClass<O> extends new (...given: never) => { input: infer Input }
    ? Input
    : never
  : never;

/** An answer without the SDK's own `$metadata`. */
export type OperationOutput<O extends Operation> = O extends Operation
  ? CommandClass<O> extends new (...given: never) => {
      resolveMiddleware: (...given: never) => (...given: never) => Promise<{ output: infer Output }>;
    }
    ? Omit<Output, '$metadata'>
    : never
  : never;
