import { z } from 'zod';
import { befall } from '../people/destination.ts';
import { DESTINATION_FAILURES } from '../simulation/failure-reasons.ts';
import type { World } from '../state/world.ts';
import type { ControlRoutes } from './control-routes.ts';
import { parseBody } from './invalid-control.ts';

const failSchema = z.strictObject({
  /** As EventBridge reports it; the API itself gives no reason. */
  errorCode: z.enum(DESTINATION_FAILURES).default('InternalServerException'),
});
const nothing = z.strictObject({});

/** `/_emulator/compositions/{id}/destinations/{id}/fail|reconnect|recover`: what befalls the outputs of compositions. */
export const compositionControl =
  (world: () => World): ControlRoutes =>
  ({ method, parts, body }) => {
    const [resource, compositionId = '', members, destinationId = '', name] = parts;
    const isOurs = resource === 'compositions' && members === 'destinations' && parts.length === 5;
    if (!isOurs || method !== 'POST') return undefined;
    const answer = (state: ReturnType<typeof befall>) => ({
      status: 200,
      body: { compositionId, destinationId, state },
    });
    switch (name) {
      case 'fail': {
        const { errorCode } = parseBody(failSchema, body ?? {});
        return answer(befall(world(), compositionId, destinationId, { kind: 'fail', errorCode }));
      }
      case 'reconnect':
      case 'recover':
        parseBody(nothing, body ?? {});
        return answer(befall(world(), compositionId, destinationId, { kind: name }));
      default:
        return undefined;
    }
  };
