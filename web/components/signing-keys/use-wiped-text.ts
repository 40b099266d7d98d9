import { useEffect, useState } from 'react';

/** How long a secret may stand on the page. */
export const SHOWN_SECONDS = 30;

/** A field for a secret: half a minute after its last change it is empty again, whatever has become of it. */
export function useWipedText(): [text: string, setText: (text: string) => void] {
  const [text, setText] = useState('');
  useEffect(() => {
    if (text === '') return;
    const timer = setTimeout(() => setText(''), SHOWN_SECONDS * 1_000);
    return () => clearTimeout(timer);
  }, [text]);
  return [text, setText];
}
