/** What no shell reads as anything but itself. A hyphen in front would make an option of it, a tilde a folder. */
const PLAIN = /^[\w@.:/][\w@.:/+-]*$/;

/**
 * One word for a shell of POSIX, bash or zsh, whatever is in it. Between apostrophes a shell leaves everything as it is; an
 * apostrophe itself stands outside of them.
 */
export function shellWord(text: string): string {
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Words of a command over several lines, one option a line. */
export function overLines(parts: readonly string[]): string {
  return parts.join(' \\\n  ');
}
