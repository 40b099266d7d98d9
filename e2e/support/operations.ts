import * as sdk from '@aws-sdk/client-ivs-realtime';

/** The operations of IVS Real-Time, as the SDK has them. */
export const OPERATIONS: readonly string[] = Object.keys(sdk).flatMap(
  (name) => /^([A-Z]\w+)Command$/.exec(name)?.slice(1) ?? [],
);
