import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ControlRoutes } from '../control/control-routes.ts';
import type { WorldClock } from '../simulation/clock.ts';
import type { World } from '../state/world.ts';
import type { CallLog } from './call-log.ts';
import type { Faults } from './faults.ts';
import type { Account } from './sigv4.ts';
import type { Throttle } from './throttle.ts';

/** What a service beside the emulator may see of it: the same world, and the same walls around it. */
export interface Neighbourhood {
  /** The world that is served at the time of the call. */
  world: () => World;
  clock: WorldClock;
  faults: Faults;
  calls: CallLog;
  throttle: Throttle;
  accounts: readonly Account[];
  /** Takes further credentials from now on, as those of a role that somebody has taken on. */
  admit: (account: Account) => void;
  region: string;
  /** Told of an error that is none of AWS's; the caller only sees its request id. */
  reportUnexpected: (error: unknown, requestId: string) => void;
}

/** Another service of AWS over the same world, at the same address. */
export interface Neighbour {
  /** Whether a request is for it. */
  takes(request: IncomingMessage): boolean;
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** What can be done to it below `/_emulator/`. */
  control?: ControlRoutes | undefined;
}
