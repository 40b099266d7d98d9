import { useState } from 'react';
import type { ToType } from './typed-words.tsx';

/**
 * What has to be typed, as it was while what is hit is looked at anew: the field under somebody's hands does not go because a
 * list is being loaded. A dialog that is opened again begins with nothing of before.
 */
export function useKeptTyped(typed: ToType | undefined, open: boolean, isKnown: boolean): ToType | undefined {
  const [kept, setKept] = useState<ToType>();
  const now = open ? (typed ?? (isKnown ? undefined : kept)) : undefined;
  if (now?.why !== kept?.why || now?.what !== kept?.what || now?.text !== kept?.text) setKept(now);
  return now;
}
