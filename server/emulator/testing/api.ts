import { createHandlers } from '../operations/handlers.ts';
import type { World } from '../state/world.ts';
import { callOperation } from '../wire/call-operation.ts';
import type { Handlers } from '../wire/handler.ts';
import { ROUTES } from '../wire/router.ts';

/**
 * The operations over a world as a client meets them, but for the wire: inputs are held to the constraints, and a refusal
 * that an operation may not answer with is a bug.
 */
export function apiOf(world: World): Handlers {
  const handlers = createHandlers(world);
  return Object.fromEntries(
    ROUTES.map(({ operation }) => [operation, (input: never) => callOperation(handlers, operation, input)]),
  ) as unknown as Handlers;
}
