import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';

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

/**
 * As `useSearchState`, for a text field: the field follows the typing at once and the URL follows the field, so that
 * no letter is lost and the caret stays; going back or forward sets the field.
 */
export function useSearchText(name: string): [string, (value: string) => void] {
  const [inUrl, setInUrl] = useSearchState(name, '');
  const [text, setText] = useState(inUrl);
  const written = useRef(inUrl);
  useEffect(() => {
    if (inUrl === written.current) return;
    written.current = inUrl;
    setText(inUrl);
  }, [inUrl]);
  const set = (next: string) => {
    setText(next);
    written.current = next;
    setInUrl(next);
  };
  return [text, set];
}
