import type * as sdk from '@aws-sdk/client-ivs-realtime';

/**
 * The operations of IVS Real-Time and their shapes, read from the SDK's own exports: an operation that a newer SDK
 * brings fails the build until a handler for it exists.
 */

type Sdk = typeof sdk;

/** All operation schemas have one type; any of them names it. */
type OperationSchema = Sdk['ListStages$'];

/** The names of the operations: the SDK exports the schema of each as `<name>$`. */
export type Operation = {
  [Export in keyof Sdk]: Export extends `${infer Name}$`
    ? Sdk[Export] extends OperationSchema
      ? Name
      : never
    : never;
}[keyof Sdk];

type Shapes<O extends Operation> =
  InstanceType<Sdk[`${O}Command`]> extends {
    resolveMiddleware: (...a: never) => (args: { input: infer I }) => Promise<{ output: infer R }>;
  }
    ? { input: I; output: R }
    : never;

/** The request as a handler sees it, after the wire form has been checked: instants are `Date`s. */
export type OperationInput<O extends Operation> = Shapes<O>['input'];

/** The answer without the SDK's own `$metadata`. */
export type OperationOutput<O extends Operation> = Omit<Shapes<O>['output'], '$metadata'>;
