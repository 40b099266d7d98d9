/** Told apart in this order: each of these also calls itself by the name of those after it. */
const BROWSERS = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:HeadlessChrome|Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
] as const;
const SYSTEMS = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
] as const;

/** What a browser called itself, in a few words: `Firefox on Windows`. It is its own word, and proves nothing. */
export function browserWords(agent: string): string {
  const of = (all: readonly (readonly [string, RegExp])[]) => all.find(([, form]) => form.test(agent))?.[0];
  const [browser, system] = [of(BROWSERS), of(SYSTEMS)];
  if (browser === undefined) return agent === '' ? 'A program without a name' : agent.slice(0, 60);
  return system === undefined ? browser : `${browser} on ${system}`;
}
