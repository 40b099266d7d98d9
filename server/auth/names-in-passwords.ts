/** Letters that a password has beside the name of its person, at least, where it holds that name. */
export const LETTERS_BESIDE = 4;

/**
 * Whether a password is the name of its person, in whatever case, repeated or padded: without the name, and without digits
 * and signs, fewer than {@link LETTERS_BESIDE} letters are left. One that does not hold the name is never that.
 */
export function isLittleMoreThanName(name: string, password: string): boolean {
  const own = folded(name);
  let rest = folded(password);
  if (own === '' || !rest.includes(own)) return false;
  // What is left on both sides of a name may make one again.
  while (rest.includes(own)) rest = rest.replaceAll(own, '');
  return Array.from(rest.replaceAll(/\P{L}/gu, '')).length < LETTERS_BESIDE;
}

/** As names are told apart. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
