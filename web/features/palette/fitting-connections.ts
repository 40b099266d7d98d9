import type { Realm } from '#shared/search/paste/places.ts';
import type { ConnectionRealm } from '#shared/search/question.ts';

/** `yes` and `no` where Region and account tell; `unknown` where the Region fits and the account has not been seen. */
export type Fit = 'yes' | 'no' | 'unknown';

/** Whether something that says where it is may be of a connection. What says nothing may be of any. */
export function fitOf({ region, accountId }: Realm, of: Pick<ConnectionRealm, 'region' | 'accountId'>): Fit {
  if (region !== undefined && region !== of.region) return 'no';
  if (accountId === undefined) return 'yes';
  if (of.accountId === undefined) return 'unknown';
  return accountId === of.accountId ? 'yes' : 'no';
}

/**
 * The connections that something is to be opened in: the one that is looked at where that fits, else the others that
 * do, those first whose account is known to be the right one.
 */
export function fittingConnections(
  realm: Realm,
  current: string,
  realms: readonly ConnectionRealm[],
): { connection: string; fit: Fit }[] {
  const fits = realms
    .map((of) => ({ connection: of.connection, fit: fitOf(realm, of) }))
    .filter(({ fit }) => fit !== 'no');
  const here = fits.find(({ connection }) => connection === current);
  // Nothing is known of the connections yet, or of this one: it is then the likeliest.
  if (here !== undefined || !realms.some(({ connection }) => connection === current))
    return [here ?? { connection: current, fit: 'unknown' }];
  return fits.toSorted((a, b) => Number(b.fit === 'yes') - Number(a.fit === 'yes'));
}
