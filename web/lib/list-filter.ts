/**
 * The filter of a list: words that all must hold, as they are typed and as they stand in the URL.
 *
 *     live            a state, where the list has states; several mean any of them (`live ending`)
 *     show            text in the name, the ids, a tag's key or value
 *     name:^show-     the name begins so; `name:01$` ends so, `name:quiz` contains it
 *     tag:env         has the tag; `tag:env=prod` with this value
 *     "live"          quotes take a word as text and hold blanks together
 */
export type FilterTerm<State extends string = never> =
  | { kind: 'state'; state: State }
  | { kind: 'text'; text: string }
  | { kind: 'name'; text: string; start: boolean; end: boolean }
  | { kind: 'tag'; key: string; value: string | undefined };

/** What a filter looks at. */
export interface Filterable<State extends string = never> {
  name: string;
  /** Ids and whatever else is found by plain text. */
  ids: readonly string[];
  /** Absent where a list has no states, or this item one that the list does not know. */
  state?: State | undefined;
  tags: Readonly<Record<string, string>>;
}

function asState<State extends string>(word: string, states: readonly State[]): State | undefined {
  const lower = word.toLowerCase();
  return states.find((state) => state === lower);
}

/** Reads words from the left. Whatever is typed means something: there is no such thing as a wrong filter. */
class Reader {
  #at = 0;
  readonly #input: string;

  constructor(input: string) {
    this.#input = input;
  }

  skipBlanks(): void {
    while (/\s/.test(this.#input.charAt(this.#at))) this.#at += 1;
  }

  get done(): boolean {
    return this.#at >= this.#input.length;
  }

  /** Steps over `text` if it comes next, in whatever case. */
  take(text: string): boolean {
    const next = this.#input.slice(this.#at, this.#at + text.length).toLowerCase();
    if (next !== text) return false;
    this.#at += text.length;
    return true;
  }

  /** A quoted value, or one up to the next blank or `stop`. A quote that is still open reaches to the end. */
  value(stop?: string): { text: string; quoted: boolean } {
    let text = '';
    if (!this.take('"')) {
      while (!this.done) {
        const char = this.#input.charAt(this.#at);
        if (/\s/.test(char) || char === stop) break;
        text += char;
        this.#at += 1;
      }
      return { text, quoted: false };
    }
    while (!this.done && !this.take('"')) {
      this.take('\\');
      text += this.#input.charAt(this.#at);
      this.#at += 1;
    }
    return { text, quoted: true };
  }
}

function readTag(reader: Reader): FilterTerm | undefined {
  const key = reader.value('=').text;
  if (key === '') return undefined;
  if (!reader.take('=')) return { kind: 'tag', key, value: undefined };
  const value = reader.value();
  // `tag:env=` is on its way to a value; a tag whose value is empty is asked for by `tag:env=""`.
  return { kind: 'tag', key, value: value.text === '' && !value.quoted ? undefined : value.text };
}

function readName(reader: Reader): FilterTerm | undefined {
  const start = reader.take('^');
  const value = reader.value();
  const bareEnd = !value.quoted && value.text.endsWith('$');
  const end = bareEnd || (value.quoted && reader.take('$'));
  const text = bareEnd ? value.text.slice(0, -1) : value.text;
  return text === '' ? undefined : { kind: 'name', text, start, end };
}

function readTerm<State extends string>(
  reader: Reader,
  states: readonly State[],
): FilterTerm<State> | undefined {
  if (reader.take('tag:')) return readTag(reader);
  if (reader.take('name:')) return readName(reader);
  const { text, quoted } = reader.value();
  const state = quoted ? undefined : asState(text, states);
  if (state) return { kind: 'state', state };
  return text === '' ? undefined : { kind: 'text', text };
}

/**
 * The terms of what was typed. Never fails; half-typed words are left out.
 * @param states the words that ask for a state, in lower case
 */
export function parseFilter<State extends string>(
  input: string,
  states: readonly State[],
): FilterTerm<State>[] {
  const reader = new Reader(input);
  const terms: FilterTerm<State>[] = [];
  for (reader.skipBlanks(); !reader.done; reader.skipBlanks()) {
    const term = readTerm(reader, states);
    if (term) terms.push(term);
  }
  return terms;
}

function quote(text: string, ambiguous: boolean): string {
  if (!ambiguous && text !== '' && !/\s/.test(text) && !text.startsWith('"')) return text;
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

function formatTerm<State extends string>(term: FilterTerm<State>, states: readonly State[]): string {
  switch (term.kind) {
    case 'state':
      return term.state;
    case 'text':
      return quote(term.text, asState(term.text, states) !== undefined || /^(tag|name):/i.test(term.text));
    case 'name':
      return `name:${term.start ? '^' : ''}${quote(term.text, /^\^|\$$/.test(term.text))}${term.end ? '$' : ''}`;
    case 'tag': {
      const key = quote(term.key, term.key.includes('='));
      return term.value === undefined ? `tag:${key}` : `tag:${key}=${quote(term.value, false)}`;
    }
  }
}

/** Terms as they would be typed: parsing them gives the same terms. */
export function formatFilter<State extends string>(
  terms: readonly FilterTerm<State>[],
  states: readonly State[],
): string {
  return terms.map((term) => formatTerm(term, states)).join(' ');
}

/** The filter with one state asked for, or no longer. */
export function toggleState<State extends string>(
  input: string,
  state: State,
  states: readonly State[],
): string {
  const terms = parseFilter(input, states);
  const rest = terms.filter((term) => term.kind !== 'state' || term.state !== state);
  return formatFilter(rest.length === terms.length ? [...terms, { kind: 'state', state }] : rest, states);
}

export function asksForState<State extends string>(
  terms: readonly FilterTerm<State>[],
  state: State,
): boolean {
  return terms.some((term) => term.kind === 'state' && term.state === state);
}

function holds<State extends string>(term: FilterTerm<State>, item: Filterable<State>): boolean {
  switch (term.kind) {
    case 'state':
      return item.state === term.state;
    case 'tag': {
      const value = Object.hasOwn(item.tags, term.key) ? item.tags[term.key] : undefined;
      return value !== undefined && (term.value === undefined || value === term.value);
    }
    case 'name': {
      const name = item.name.toLowerCase();
      const text = term.text.toLowerCase();
      if (term.start && term.end) return name === text;
      if (term.start) return name.startsWith(text);
      return term.end ? name.endsWith(text) : name.includes(text);
    }
    case 'text': {
      const text = term.text.toLowerCase();
      const contains = (candidate: string) => candidate.toLowerCase().includes(text);
      return (
        contains(item.name) || item.ids.some(contains) || Object.entries(item.tags).flat().some(contains)
      );
    }
  }
}

/** Whether an item passes: every term holds, and of the states asked for any one. */
export function matches<State extends string>(
  terms: readonly FilterTerm<State>[],
  item: Filterable<State>,
): boolean {
  const states = terms.filter((term) => term.kind === 'state');
  const others = terms.filter((term) => term.kind !== 'state');
  return (
    (states.length === 0 || states.some((term) => holds(term, item))) &&
    others.every((term) => holds(term, item))
  );
}
