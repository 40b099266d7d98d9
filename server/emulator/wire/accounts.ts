import type { Account } from './sigv4.ts';

/** The credentials that are taken; `known` is one list that grows. */
export interface Accounts {
  known: readonly Account[];
  admit(account: Account): void;
}

/** Temporary credentials kept at most; whoever holds older ones is a stranger again. */
const MOST_TEMPORARY = 1_000;
/** Milliseconds for which expired ones are still known, so that their holder hears that they expired. */
const REMEMBERED_MS = 3_600_000;

export const createAccounts = (lasting: readonly Account[], now: () => number = Date.now): Accounts => {
  const known: Account[] = [...lasting];
  return {
    known,
    admit(account) {
      const temporary = known
        .splice(lasting.length)
        .filter((one) => (one.temporary?.expiresAt ?? 0) > now() - REMEMBERED_MS);
      known.push(...temporary.slice(1 - MOST_TEMPORARY), account);
    },
  };
};
