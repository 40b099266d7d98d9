import { useEffect, useState } from 'react';
import { secretIn } from '#shared/contract/secrets.ts';
import { useSearchText } from '#web/nav/search-state.ts';

/** What stands in the field of search. */
interface LineText {
  text: string;
  setText: (next: string) => void;
  /** What of it is a secret, as `a stream key`: then it stands in the field alone. */
  secret: string | undefined;
}

/**
 * The line of search, which the address has. A text with a secret in it never comes into the address, and one that came
 * with a link is taken out of it: addresses stay in histories and logs.
 */
export function useLineText(): LineText {
  const [inAddress, setInAddress] = useSearchText('q');
  const [held, setHeld] = useState('');
  // A link leads to another line: what was held back is of the one before.
  if (held !== '' && inAddress !== '') setHeld('');
  const text = inAddress === '' ? held : inAddress;
  const secret = secretIn(text);
  const setText = (next: string) => {
    const isSecret = secretIn(next) !== undefined;
    setHeld(isSecret ? next : '');
    setInAddress(isSecret ? '' : next);
  };
  const cameByLink = secret !== undefined && inAddress !== '';
  useEffect(() => {
    if (cameByLink) setText(inAddress);
    // A new function at every drawing; what it does is told by the address.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [cameByLink, inAddress]);
  return { text, setText, secret };
}
