import type { AnyOperation } from './any-operation.ts';
import { callOperation } from './call-operation.ts';
import type { Handlers } from './handler.ts';
import { type Match, matchRoute, type Route } from './router.ts';

/** What tells one API from another: its operations, and what they do. */
export interface Service<Name extends AnyOperation = AnyOperation> {
  /** The operation of a request. Throws `UnknownOperationException`. */
  match(method: string, path: string): Match<Name>;
  /** Carries an operation out. @param input as its schema has it. Throws the `AwsError` that its caller gets. */
  perform(route: Route<Name>, input: Record<string, unknown>): object;
}

/** IVS Real-Time. */
export const realTimeService = (handlers: Handlers): Service => ({
  match: matchRoute,
  perform: ({ operation }, input) =>
    // The route came from `match`, and `decodeInput` made the input of this very operation from its schema.
    callOperation(handlers, operation as keyof Handlers, input as never),
});

/** A service whose answers are changed before they are sent. */
export const retold = (service: Service, retell: (output: object) => object): Service => ({
  ...service,
  perform: (route, input) => retell(service.perform(route, input)),
});
