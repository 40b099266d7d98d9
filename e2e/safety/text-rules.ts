import { lineOf } from './imports.ts';
import type { SourceFile } from './repository.ts';

export interface TextRule {
  name: string;
  /** Which files it is about. */
  where: (path: string) => boolean;
  /** What may not stand there. */
  pattern: RegExp;
  why: string;
}

const isCode = (path: string) => /\.(ts|tsx|mjs)$/.test(path);
const isTest = (path: string) => /\.test\.tsx?$|^e2e\/|\/(testing|conformance)\//.test(path);
const isConfig = (path: string) => /(^|\/)[a-z-]+(\.[a-z-]+)?\.config\.ts$/.test(path);

/** The suite that runs against AWS too: whether it does, and how fast it may, is not for a caller to hand it. */
const AGAINST_AWS = {
  environment: 'server/emulator/conformance/target.ts',
  pauses: 'server/emulator/conformance/pace.ts',
  /** Names what only a simulation can do; against the emulator every case runs. */
  leavesOut: 'server/emulator/conformance/case.ts',
};

/** The same tests run on either database; which one is said in one place. */
const STORE_UNDER_TEST = 'server/testing/store-under-test.ts';

/** These files name what they forbid. */
const isAboutRules = (path: string) => path.startsWith('e2e/safety/');

export const TEXT_RULES: TextRule[] = [
  {
    name: 'environment',
    where: (path) =>
      isCode(path) &&
      !isTest(path) &&
      !isConfig(path) &&
      path !== 'server/config.ts' &&
      !/^(server\/bootstrap\/|server\/[a-z]+\.mjs$)/.test(path),
    pattern: /\bprocess\s*\.\s*env\b|from ['"](?:node:)?process['"]|\bimport\.meta\.env\.(?!DEV\b|PROD\b)/g,
    why: 'server/config.ts is the only reader of the environment',
  },
  {
    name: 'environment of tests',
    // A program under test inherits it; the commands' own tests start tools that read theirs.
    where: (path) =>
      isTest(path) &&
      /\.tsx?$/.test(path) &&
      !isConfig(path) &&
      !/^e2e\/(runner|bench)\//.test(path) &&
      path !== AGAINST_AWS.environment &&
      path !== STORE_UNDER_TEST,
    pattern:
      /(?<!\.\.\.)\bprocess\s*\.\s*env\b(?!(\.|\[')CAMPAIGN_(SCALE|SEED)\b)|from ['"](?:node:)?process['"]/g,
    why: 'a test reads the size and the seed of campaigns and nothing else: what it tests is handed its settings',
  },
  {
    name: 'cells of CSV',
    where: (path) =>
      isCode(path) && !isTest(path) && path !== 'shared/csv/csv-line.ts' && !path.startsWith('server/store/'),
    pattern: /\.replace(?:All)?\([^)\n]*(?:'""'|\\"\\"|`""`)/g,
    why: 'csvLine of shared/csv/csv-line.ts is the only writer of CSV: it disarms what a spreadsheet would run',
  },
  {
    name: 'intercepted requests',
    where: isTest,
    pattern: /\.route(FromHAR|WebSocket)?\(/g,
    why: 'failures come from the faults of the emulator, which can be seen by hand too',
  },
  {
    name: 'fixed sleeps',
    // A benchmark lasts as long as it says; nothing in it is held to what has happened by then.
    where: (path) => isTest(path) && path !== AGAINST_AWS.pauses && !path.startsWith('e2e/bench/'),
    pattern:
      /waitForTimeout\(|node:timers\/promises|setTimeout\(\s*(resolve|done|r|ok)\b|=>\s*setTimeout\(\s*\w+\s*,/g,
    why: 'wait for what is to happen, not for a time',
  },
  {
    name: 'mocked modules',
    where: isCode,
    pattern: /\b(vi|jest)\s*\.\s*(mock|doMock|hoisted)\(|\baws-sdk-client-mock\b/g,
    why: 'tests run on the real modules, and on the real SDK against the emulator',
  },
  {
    name: 'tests left out',
    where: (path) => isTest(path) && path !== AGAINST_AWS.leavesOut,
    pattern: /\.(skip|only|fixme|todo|skipIf|runIf)\b\s*[(.`]|\b(xit|xdescribe|fit|fdescribe)\(/g,
    why: 'a test runs or is deleted',
  },
  {
    name: 'default exports',
    where: (path) => isCode(path) && !isConfig(path),
    pattern: /^export\s+default\b|\bexport\s*\{[^}]*\bas\s+default\b/gm,
    why: 'named exports only, except where a tool wants a default one',
  },
  {
    name: 'barrels',
    where: isCode,
    pattern: /^export\s+(type\s+)?\*/gm,
    why: 'import from the file that defines it',
  },
  {
    name: 'silenced checks',
    where: isCode,
    pattern:
      /@ts-ignore|@ts-nocheck|(?<!^\s*(?:\/\/|\*|\{?\/\*) (?!oxlint|eslint).*\n\s*(?:\/\/|\{?\/\*)\s*)(?:oxlint|eslint)-disable(?!.*\s--\s+\S)/gm,
    why: 'a suppression carries its reason, in the comment above it or after " -- "',
  },
  {
    name: 'paths of one machine',
    where: () => true,
    pattern:
      /(?:^|[\s"'`(=:])\/(?:work|home\/[a-z]+|root)\/|\.\.\/shared\/(?:design\.md|reference\/|contract\/ivs)/gm,
    why: 'the project stands alone, in any folder',
  },
  {
    name: 'ill-formed ARNs',
    // The parsers' own tests are about what is ill-formed.
    where: (path) => isTest(path) && !path.endsWith('/arn.test.ts'),
    // A template literal fills its parts in later, and an id may be added to what ends in a slash.
    pattern:
      /(?<=['"`])arn:aws:ivs:(?![^\s'"`]*\$\{)(?![a-z]{2}-[a-z]+-\d:\d{12}:[a-z-]+\/[a-zA-Z0-9-]*['"`])[^\s'"`]+(?!.*ill-formed)/g,
    why: 'a fixture is as AWS documents it, arn:aws:ivs:<region>:<12 digits>:<kind>/<id>, or says "ill-formed" beside it',
  },
  {
    name: 'ill-formed session ids',
    // Where ids go through the console's API, an ill-formed one meets its validation and tests nothing else.
    where: (path) => /^e2e\/|\.http\.test\.ts$/.test(path) && !path.startsWith('server/emulator/'),
    pattern: /['"`]st-(?![a-zA-Z0-9]{13}['"`])[a-zA-Z0-9]+['"`](?!.*ill-formed)/g,
    why: 'a session id is st- and 13 letters or digits, or the line says "ill-formed"',
  },
];

/** Where a rule is broken, in sentences; none in the folder that spells the rules out. */
export function brokenText(rule: TextRule, { path, text }: SourceFile): string[] {
  if (isAboutRules(path) || !rule.where(path)) return [];
  return [...text.matchAll(rule.pattern)].map(
    (match) => `${path}:${lineOf(text, match.index)} "${match[0].trim()}": ${rule.why}`,
  );
}
