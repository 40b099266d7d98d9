/** Who somebody says they are, kept in this browser: the console asks nobody to sign in yet. */
const KEY = 'callboard.layouts.own-name';

export function readOwnName(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    // Storage is blocked: it is written anew each time.
    return '';
  }
}

export function keepOwnName(name: string): void {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // As above.
  }
}
