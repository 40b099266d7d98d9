import type { Connection } from '#shared/connections/contract.ts';
import { ApiError } from '#server/http/api-error.ts';
import { type Account, createAccount } from './account.ts';
import type { Budget } from './budget/budget.ts';
import {
  connectionCredentials,
  type ConnectionCredentials,
  type StsTold,
} from './credentials/connection-credentials.ts';
import { type Caller, type CallerDependencies, createCaller } from './call.ts';
import { type CacheDependencies, createCachedCaller } from './cache/cached-caller.ts';
import type { ConnectionSettings } from './connection-settings.ts';
import { createSideServices, type SideServices } from './side-services.ts';

/** A connection in use: its settings, its caller, its part of AWS's rates, and the account behind it. */
export interface LiveConnection {
  settings: ConnectionSettings;
  caller: Caller;
  /** Asks the services beside IVS Real-Time. */
  beside: SideServices;
  /** Shared with the other connections to the same account and Region. */
  budget: Budget;
  account: Account;
  /** Undefined for an emulator, which knows but one set of them. */
  credentials: ConnectionCredentials | undefined;
}

export interface Connections {
  /** As the browser may see them: labels, never a profile or a credential. */
  shown: readonly Connection[];
  all: readonly LiveConnection[];
  /** @throws {ApiError} `unknown_connection` */
  get(id: string): LiveConnection;
  close(): void;
}

/** What a connection needs; without a cache every question goes to AWS. */
export interface ConnectionDependencies extends Omit<CallerDependencies, 'credentials'> {
  /** Hears of each call of AWS STS. */
  toldOfSts?: StsTold | undefined;
  cache?: Omit<CacheDependencies, 'shareOf'> | undefined;
}

/** Opens every configured connection; no call is made before somebody asks for something. */
export function createConnections(
  settings: readonly ConnectionSettings[],
  dependencies: (connection: ConnectionSettings) => ConnectionDependencies,
): Connections {
  const all = settings.map((connection) => {
    const given = dependencies(connection);
    const credentials =
      connection.kind === 'aws' ? connectionCredentials(connection, { told: given.toldOfSts }) : undefined;
    const needed = { ...given, credentials };
    const asking = createCaller(connection, needed);
    const { budget, cache } = needed;
    const caller =
      cache === undefined
        ? asking
        : createCachedCaller(connection, asking, {
            ...cache,
            shareOf: (operation) => budget.shareOf(operation),
          });
    return {
      settings: connection,
      caller,
      beside: createSideServices(connection, needed),
      budget,
      account: createAccount(connection, caller),
      credentials,
    };
  });
  const byId = new Map(all.map((connection) => [connection.settings.id, connection]));
  return {
    all,
    shown: settings.map(({ id, label, colour, region, kind, endpoint }) => ({
      id,
      label,
      colour,
      region,
      kind,
      ...(endpoint === undefined ? {} : { endpoint }),
    })),
    get(id) {
      const found = byId.get(id);
      if (found !== undefined) return found;
      const names = [...byId.keys()].join(', ');
      throw new ApiError('unknown_connection', `There is no connection "${id}". This console has: ${names}.`);
    },
    close() {
      for (const { caller, beside, credentials } of all) {
        caller.close();
        beside.close();
        credentials?.close();
      }
    },
  };
}
