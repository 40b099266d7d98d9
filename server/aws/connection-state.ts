import type { ConnectionState } from '#shared/connections/state.ts';
import type { LiveConnection } from './connections.ts';

/** How a connection stood when it was last used: what keeps it from signing, or what its last call met. */
export function connectionState({
  caller,
  credentials,
}: Pick<LiveConnection, 'caller' | 'credentials'>): Omit<ConnectionState, 'at'> & { at?: Date } {
  const last = caller.reachability();
  const unsigned = credentials?.trouble();
  const account = credentials?.account();
  const about = account === undefined ? {} : { account };
  if (unsigned !== undefined) {
    const { reason, message } = unsigned.error;
    return { state: 'trouble', at: new Date(unsigned.at), trouble: { reason, message }, ...about };
  }
  if (last === undefined) return { state: 'unused', ...about };
  const { at, trouble } = last;
  return trouble === undefined
    ? { state: 'well', at, ...about }
    : { state: 'trouble', at, trouble, ...about };
}
