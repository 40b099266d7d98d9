import { useSearchState } from '#web/nav/search-state.ts';

const KEY = 'callboard:stage-columns';
/** In the URL: none is hidden, whatever this browser remembers. */
const NONE = 'none';

function remembered(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    // Without storage nothing is remembered.
    return '';
  }
}

/** The columns that are left out: of the URL, so that a view can be shared; else as this browser had them last. */
export function useHiddenColumns(): [ReadonlySet<string>, (hidden: ReadonlySet<string>) => void] {
  const [inUrl, setInUrl] = useSearchState('hide', '');
  const text = inUrl === '' ? remembered() : inUrl;
  const hidden = new Set(text.split(',').filter((id) => id !== '' && id !== NONE));
  return [
    hidden,
    (next) => {
      const words = [...next].join(',');
      try {
        localStorage.setItem(KEY, words);
      } catch {
        // The choice then holds in this address alone.
      }
      setInUrl(words === '' ? NONE : words);
    },
  ];
}
