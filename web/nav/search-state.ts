import { useState } from 'react';
import { useNavigationType } from 'react-router';
import { useSearch } from './use-search.ts';

/** Keeps one value in the URL's query; the default value leaves no trace there. */
export function useSearchState(name: string, byDefault: string): [string, (value: string) => void] {
  const [search, change] = useSearch();
  const set = (next: string) => change((query) => withValue(query, name, next === byDefault ? '' : next));
  return [search.get(name) ?? byDefault, set];
}

/** Several values of the query. An empty value leaves no trace in the URL. */
export function useSearchValues<Name extends string>(
  names: readonly Name[],
): [Record<Name, string>, (next: Partial<Record<Name, string>>) => void] {
  const [search, change] = useSearch();
  const values = Object.fromEntries(names.map((name) => [name, search.get(name) ?? '']));
  const set = (next: Partial<Record<Name, string>>) =>
    change((query) => names.reduce((after, name) => withValue(after, name, next[name]), query));
  return [values as Record<Name, string>, set];
}

function withValue(query: URLSearchParams, name: string, value: string | undefined): URLSearchParams {
  if (value === '') query.delete(name);
  else if (value !== undefined) query.set(name, value);
  return query;
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
