import { useState } from 'react';
import { useNavigationType, useSearchParams } from 'react-router';

/** Keeps one value in the URL's query; the default value leaves no trace there. */
export function useSearchState(name: string, byDefault: string): [string, (value: string) => void] {
  const [search, setSearch] = useSearchParams();
  const value = search.get(name) ?? byDefault;
  const set = (next: string) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (next === byDefault) after.delete(name);
        else after.set(name, next);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  return [value, set];
}

/**
 * Several values of the query that are changed together: of two changes one right after the other, the router would
 * keep only the second. An empty value leaves no trace in the URL.
 */
export function useSearchValues<Name extends string>(
  names: readonly Name[],
): [Record<Name, string>, (next: Partial<Record<Name, string>>) => void] {
  const [search, setSearch] = useSearchParams();
  const values = Object.fromEntries(names.map((name) => [name, search.get(name) ?? '']));
  const set = (next: Partial<Record<Name, string>>) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        for (const name of names) {
          if (next[name] === '') after.delete(name);
          else if (next[name] !== undefined) after.set(name, next[name]);
        }
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  return [values as Record<Name, string>, set];
}

/** As `useSearchState`, for a text field. */
export function useSearchText(name: string): [string, (value: string) => void] {
  return useTypedText(...useSearchState(name, ''));
}

/**
 * Text that is kept in the URL, for a field: the field follows the typing at once and the URL follows the field, so that
 * no letter is lost and the caret stays; going back or forward, or along a link, sets the field.
 */
export function useTypedText(
  inUrl: string,
  setInUrl: (value: string) => void,
): [string, (value: string) => void] {
  const [text, setText] = useState(inUrl);
  const [before, setBefore] = useState(inUrl);
  const how = useNavigationType();
  if (inUrl !== before) {
    setBefore(inUrl);
    // What was typed replaces the URL and arrives there later: by then more may have been typed.
    if (how !== 'REPLACE') setText(inUrl);
  }
  const set = (next: string) => {
    setText(next);
    setInUrl(next);
  };
  return [text, set];
}
