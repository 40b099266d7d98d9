import type * as sdk from '@aws-sdk/client-ivs-realtime';

/**
 * The operations of IVS Real-Time and their shapes, read from the SDK's own exports: an operation that a newer SDK
 * brings fails the build until a handler for it exists.
 */

type Sdk = typeof sdk;

export type Operation = {
  [Name in keyof Sdk]: Name extends `${infer O}Command`
    ? Sdk[Name] extends abstract new (...a: never) => unknown
      ? O
      : never
    : never;
}[keyof Sdk] extends infer O
  ? Exclude<O, '$'>
  : never;

type CommandOf<O extends Operation> = `${O}Command` extends keyof Sdk
  ? Sdk[`${O}Command`] extends new (...a: never) => infer Command
    ? Command
    : never
  : never;

type Shapes<O extends Operation> =
  CommandOf<O> extends {
    resolveMiddleware: (...a: never) => (args: { input: infer I }) => Promise<{ output: infer R }>;
  }
    ? { input: I; output: R }
    : never;

/** The request as a handler sees it, after the wire form has been checked: instants are `Date`s. */
export type OperationInput<O extends Operation> = Shapes<O>['input'];

/** The answer without the SDK's own `$metadata`. */
export type OperationOutput<O extends Operation> = Omit<Shapes<O>['output'], '$metadata'>;
