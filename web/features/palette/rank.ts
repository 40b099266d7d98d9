/**
 * How well a text answers to what was typed; undefined where it does not. Every word must be found: at the beginning of
 * the text, of a word of it, within a word, or as the beginnings of several words in a row (`stco` in “Start composition”).
 * Letters that are merely somewhere in the text are no match: among a hundred options that brings up nearly all.
 */
export function matchOf(typed: string, text: string): number | undefined {
  const words = plain(typed).split(' ').filter(Boolean);
  const target = plain(text);
  let sum = 0;
  for (const word of words) {
    const one = matchOfWord(word, target);
    if (one === undefined) return undefined;
    sum += one;
  }
  // Of two that answer equally the shorter says less besides.
  return words.length === 0 ? 0 : sum / words.length - target.length / 10_000;
}

/** The options that answer, the best first; equally good ones stay in their order. */
export function ranked<Option extends { label: string; note?: string | undefined }>(
  typed: string,
  options: readonly Option[],
): Option[] {
  return options
    .flatMap((option) => {
      const inLabel = matchOf(typed, option.label);
      // The note tells two of the same name apart; alone it would bring up everything of the page.
      const isNamed = typed
        .split(/\s+/)
        .some((word) => word !== '' && matchOf(word, option.label) !== undefined);
      const withNote = isNamed ? matchOf(typed, `${option.label} ${option.note ?? ''}`) : undefined;
      const score = inLabel ?? (withNote === undefined ? undefined : withNote - 1);
      return score === undefined ? [] : { option, score };
    })
    .toSorted((a, b) => b.score - a.score)
    .map(({ option }) => option);
}

function matchOfWord(word: string, target: string): number | undefined {
  if (target.startsWith(word)) return 4;
  if (target.includes(` ${word}`)) return 3;
  if (startsWords(word, target.split(' '))) return 2;
  return word.length > 1 && target.includes(word) ? 1 : undefined;
}

/** Whether the letters are the beginnings of words, one after the other; a word may be left out. */
function startsWords(letters: string, words: readonly string[]): boolean {
  if (letters === '') return true;
  const [first, ...others] = words;
  if (first === undefined) return false;
  for (let taken = common(letters, first); taken > 0; taken -= 1)
    if (startsWords(letters.slice(taken), others)) return true;
  return startsWords(letters, others);
}

function common(a: string, b: string): number {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  return same;
}

/** Without capitals, accents and punctuation. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
