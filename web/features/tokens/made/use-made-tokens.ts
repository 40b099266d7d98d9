import { useRef, useState } from 'react';
import type { MadeToken, NewToken } from './made-token.ts';

export interface MadeTokens {
  /** The newest set first, each set in its order. */
  all: readonly MadeToken[];
  add: (made: readonly NewToken[]) => void;
  /** They have been copied, shown or saved. */
  take: (keys: readonly number[]) => void;
  /** Their secrets go; what they allow stays to be read. */
  wipe: (keys: readonly number[]) => void;
}

/**
 * Tokens that were made on this page, in its own memory: not in the cache of answers, not in the browser's storage, and
 * gone with the page.
 */
export function useMadeTokens(): MadeTokens {
  const [all, setAll] = useState<readonly MadeToken[]>([]);
  const next = useRef(0);
  const change = (keys: readonly number[], members: Partial<MadeToken>) =>
    setAll((before) => before.map((one) => (keys.includes(one.key) ? { ...one, ...members } : one)));
  return {
    all,
    add: (made) => {
      const rows = made.map((one) => {
        next.current += 1;
        return { ...one, key: next.current, taken: false };
      });
      setAll((before) => [...rows, ...before]);
    },
    take: (keys) => change(keys, { taken: true }),
    wipe: (keys) => change(keys, { token: undefined }),
  };
}
