import { describe, expect, it } from 'vitest';
import { badNames, LONGEST, staleReasons, tooLong } from './file-rules.ts';
import { brokenImports, forbiddenImports, relativeImportsAcross } from './import-rules.ts';
import { importsOf } from './imports.ts';
import { brokenText, TEXT_RULES } from './text-rules.ts';

/** Every rule is fed what it must refuse and what it must let pass: a fence that cannot fail fences nothing. */

const imports = (path: string, ...specifiers: string[]) =>
  forbiddenImports({ path, text: specifiers.map((one) => `import { x } from '${one}';\n`).join('') });

describe('what a file imports', () => {
  it.each([
    ["import { a } from './a.ts';", 'web/ui/a.ts'],
    ["import type {\n  A,\n  B,\n} from './a.ts';", 'web/ui/a.ts'],
    ["import './a.css';", 'web/ui/a.css'],
    ["export { a } from '../lib/a.ts';", 'web/lib/a.ts'],
    ["export * from './a.ts';", 'web/ui/a.ts'],
    ["const a = lazy(() => import('./a.tsx'));", 'web/ui/a.tsx'],
    ["type A = import('#shared/api.ts').A;", 'shared/api.ts'],
    ["import url from './worker.ts?worker';", 'web/ui/worker.ts'],
  ])('is read from %j', (text, file) => {
    expect(importsOf({ path: 'web/ui/one.tsx', text }).map((one) => one.file)).toEqual([file]);
  });

  it.each([
    ["import fs from 'node:fs';", 'node:fs'],
    ["import { z } from 'zod/mini';", 'zod'],
    ["import { A } from '@aws-sdk/client-ivs-realtime';", '@aws-sdk/client-ivs-realtime'],
    ["const a = require('express');", 'express'],
  ])('names the package of %j', (text, name) => {
    expect(importsOf({ path: 'web/ui/one.tsx', text }).map((one) => one.package)).toEqual([name]);
  });

  it('comes with its line, and text that only speaks of imports is none', () => {
    const text = "// we import from 'elsewhere'\nconst a = 'import x';\nimport { b } from './b.ts';\n";
    expect(importsOf({ path: 'web/ui/one.ts', text })).toEqual([
      { specifier: './b.ts', file: 'web/ui/b.ts', line: 3 },
    ]);
  });
});

describe('the import table', () => {
  it.each([
    ['shared/contract/page.ts', '#shared/stages/contract.ts'],
    ['shared/stages/contract.ts', '#web/lib/arn.ts'],
    ['shared/stages/contract.ts', 'react'],
    ['shared/stages/contract.ts', 'node:fs'],
    ['web/ui/button.tsx', '#web/api/query.ts'],
    ['web/lib/arn.ts', '#shared/contract/ids.ts'],
    ['web/ui/button.tsx', 'react-router'],
    ['web/table/table.tsx', '#web/form/field.tsx'],
    ['web/components/tag-list.tsx', '#web/features/tags/tags-page.tsx'],
    ['web/api/query.ts', '#web/components/tag-list.tsx'],
    ['web/features/stages/stages-page.tsx', '#web/features/sessions/session-page.tsx'],
    ['web/features/stages/stages-page.tsx', '../sessions/session-page.tsx'],
    ['web/features/stages/stages-page.tsx', '#web/app/routes.tsx'],
    ['web/features/stages/stages-page.test.tsx', '#server/app.ts'],
    ['web/features/stages/stages-page.test.tsx', '#web/features/sessions/session-page.tsx'],
    ['web/features/stages/stages-page.tsx', './testing/some-stages.ts'],
    ['web/features/stages/testing/some-stages.ts', '../../sessions/session-page.tsx'],
    ['web/app/shell.tsx', '#web/testing/render.tsx'],
    ['web/app/main.tsx', '#server/app.ts'],
    ['web/app/main.tsx', 'express'],
    ['web/app/main.tsx', 'node:path'],
    ['web/elsewhere/thing.ts', '#web/ui/button.tsx'],
    ['server/features/stages/routes.ts', '#server/features/sessions/service.ts'],
    ['server/features/stages/routes.ts', '#server/emulator/start.ts'],
    ['server/features/stages/routes.ts', '#web/lib/arn.ts'],
    ['server/features/stages/routes.http.test.ts', '#server/emulator/start.ts'],
    ['server/features/stages/routes.ts', 'vitest'],
    ['server/http/mount.ts', '#server/features/stages/routes.ts'],
    ['server/app.ts', './emulator/start.ts'],
    ['server/emulator/start.ts', '#shared/contract/ids.ts'],
    ['server/emulator/start.ts', '../aws/call.ts'],
    ['server/emulator/wire/wire.test.ts', '#shared/contract/ids.ts'],
    ['server/emulator/start.ts', 'react'],
    ['server/emulator/start.ts', './testing/worlds.ts'],
    ['server/emulator/start.ts', 'fast-check'],
    ['server/bootstrap/project.mjs', 'express'],
    ['server/start.mjs', 'vite'],
    ['server/start.mjs', './app.ts'],
    ['e2e/specs/stages.spec.ts', '#server/app.ts'],
    ['e2e/specs/stages.spec.ts', '#web/features/stages/stages-page.tsx'],
    ['e2e/specs/stages.spec.ts', '#server/emulator/start.ts'],
    ['e2e/test.mjs', '../server/testing/start-console.ts'],
    ['e2e/bench/lighthouse/run.ts', '../../../server/app.ts'],
  ])('keeps %s from %s', (path, specifier) => {
    expect(imports(path, specifier)).toEqual([
      expect.stringContaining(`${path}:1 may not import ${specifier}`),
    ]);
  });

  it.each([
    ['shared/stages/contract.ts', '../contract/define.ts', 'zod/mini'],
    ['shared/contract/define.test.ts', './define.ts', 'vitest'],
    ['web/ui/button.tsx', '../lib/class-names.ts', 'react'],
    ['web/features/stages/stages-page.tsx', './stage-row.tsx', '#web/table/table.tsx', '#shared/api.ts'],
    ['web/features/stages/testing/some-stages.ts', '../stage-row.tsx', 'fast-check'],
    [
      'web/features/stages/deep/stages-page.test.tsx',
      '../testing/some-stages.ts',
      '#web/testing/render.tsx',
      'vitest',
    ],
    ['web/app/routes.tsx', '#web/features/stages/stages-page.tsx', 'react-router'],
    ['server/features/stages/routes.ts', '#server/aws/call.ts', '#shared/stages/contract.ts', './service.ts'],
    ['server/features/stages/routes.http.test.ts', '#server/testing/start-console.ts', 'vitest'],
    ['server/main.ts', './emulator/start.ts', 'node:http'],
    ['server/emulator/start.ts', './wire/router.ts', '@aws-sdk/client-ivs-realtime', 'node:http'],
    ['server/emulator/testing/worlds.ts', '../start.ts', 'fast-check'],
    ['server/build.mjs', './bootstrap/project.mjs', 'vite', 'rolldown'],
    ['e2e/specs/stages.spec.ts', '#server/testing/start-console.ts', '#web/nav/paths.ts', '@playwright/test'],
    ['e2e/test.mjs', '../server/bootstrap/project.mjs', './runner/tiers.mjs'],
    ['e2e/bench/lighthouse/run.ts', '../../../server/testing/start-console.ts', 'lighthouse'],
    ['docs/example.ts', 'anything'],
  ])('lets %s import what it needs', (path, ...specifiers) => {
    expect(imports(path, ...specifiers)).toEqual([]);
  });
});

describe('relative imports', () => {
  it('stay inside their half', () => {
    const text = "import { idOf } from '../../shared/contract/ids.ts';";
    expect(relativeImportsAcross({ path: 'web/lib/arn.ts', text })).toHaveLength(1);
    expect(relativeImportsAcross({ path: 'web/lib/arn.ts', text: "import './zones.ts';" })).toEqual([]);
  });

  it('may cross in the commands, which know no import map yet', () => {
    const text = "import { projectPath } from '../server/bootstrap/project.mjs';";
    expect(relativeImportsAcross({ path: 'e2e/test.mjs', text })).toEqual([]);
  });
});

describe('imports of files', () => {
  const exists = (path: string) => path === 'web/lib/arn.ts';

  it.each(["import './arm.ts';", "import './arn';", "import '../../../shared/contract/model.json';"])(
    'fail when there is no such file: %s',
    (text) => expect(brokenImports({ path: 'web/lib/zones.ts', text }, exists)).toHaveLength(1),
  );

  it('pass when there is', () => {
    const text = "import './arn.ts';\nimport '#web/lib/arn.ts';\nimport 'react';";
    expect(brokenImports({ path: 'web/lib/zones.ts', text }, exists)).toEqual([]);
  });
});

/** Rule, a place it is about, what breaks it, what does not. */
const TEXT_CASES: [rule: string, path: string, bad: string[], good: string[]][] = [
  [
    'environment',
    'server/http/mount.ts',
    [
      "const port = process.env['PORT'];",
      'process.env.HOME',
      "import { env } from 'node:process';",
      'import.meta.env.VITE_KEY',
    ],
    ['// the environment', 'if (import.meta.env.DEV) start();'],
  ],
  [
    'environment of tests',
    'server/http/mount.http.test.ts',
    ["process.env['PORT'] = '1';", 'const all = process.env;', "import { env } from 'process';"],
    [
      "Number(process.env['CAMPAIGN_SCALE'] ?? 1)",
      "Number(process.env['CAMPAIGN_SEED'] ?? 1)",
      'process.env.CAMPAIGN_SCALE',
      'env: { ...process.env }',
    ],
  ],
  [
    'cells of CSV',
    'web/features/sessions/event-table/export-events.ts',
    [`const cell = '"' + text.replaceAll('"', '""') + '"';`, `text.replace(/"/g, '""')`],
    ['const parts = [csvLine(COLUMNS)];', `text.replaceAll('"', '')`],
  ],
  [
    'intercepted requests',
    'e2e/specs/stages.spec.ts',
    ["await page.route('**/api/**', answer);", 'context.routeFromHAR(file)'],
    ["expect(routes).toContain('/stages');"],
  ],
  [
    'fixed sleeps',
    'e2e/specs/stages.spec.ts',
    [
      'await page.waitForTimeout(500);',
      "import { setTimeout } from 'node:timers/promises';",
      'await new Promise((resolve) => setTimeout(resolve, 100));',
      'new Promise((go) => setTimeout(go, 100))',
    ],
    ['const timer = setTimeout(() => controller.abort(), 100);', 'vi.useFakeTimers();'],
  ],
  [
    'mocked modules',
    'server/aws/call.test.ts',
    ["vi.mock('./client.ts');", 'vi.hoisted(() => 1)', "import { mockClient } from 'aws-sdk-client-mock';"],
    ['const report = vi.fn();'],
  ],
  [
    'tests left out',
    'web/lib/arn.test.ts',
    [
      "it.skip('later', () => {});",
      "describe.only('this', () => {});",
      "test.fixme('broken');",
      "it.todo('one day')",
      "it.skipIf(slow)('x', () => {});",
      "it.only.each([1])('x', () => {});",
      "xit('x', () => {});",
    ],
    ['const skip = items.slice(2);', 'exit(1);'],
  ],
  [
    'default exports',
    'web/features/stages/stages-page.tsx',
    ['export default function Page() {}', 'export { Page as default };'],
    ['export function Page() {}', "// an export default would hide the page's name"],
  ],
  [
    'barrels',
    'web/ui/parts.ts',
    ["export * from './button.tsx';", "export type * from './a.ts';"],
    ['export const all = 1;'],
  ],
  [
    'silenced checks',
    'web/ui/parts.ts',
    [
      '// @ts-ignore',
      '// oxlint-disable-next-line no-console',
      'const a = 1;\n// eslint-disable-next-line no-eval',
      '// oxlint-disable-next-line a\n// oxlint-disable-next-line b',
    ],
    [
      '// oxlint-disable-next-line no-console -- the programme speaks to a terminal',
      '// The programme speaks to a terminal.\n// oxlint-disable-next-line no-console',
      '  {/* It scrolls. */}\n  {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}',
    ],
  ],
  [
    'paths of one machine',
    'docs/testing.md',
    ['run it in /work/main', "const model = '/home/someone/model.json'", 'cat ../shared/contract/ivs.json'],
    ['https://example.org/work/1', 'a framework/library', "import { a } from '../shared/contract/ids.ts';"],
  ],
  [
    'ill-formed ARNs',
    'server/aws/call.test.ts',
    ["'arn:aws:ivs:us-east-1:123:stage/AbCdEfGhIjKl'", '"arn:aws:ivs:us-east-1:123456789012:stage"'],
    [
      "'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl'",
      '`arn:aws:ivs:${region}:${account}:stage/${id}`',
      "'arn:aws:ivs:us-east-1:123456789012:stage/' + id",
      "parse('arn:aws:ivs:nowhere'); // ill-formed",
    ],
  ],
  [
    'ill-formed session ids',
    'server/features/sessions/routes.http.test.ts',
    ["const session = 'st-short';"],
    ["const session = 'st-AbCdEfGhIjKlM';", "'st-short', // ill-formed"],
  ],
];

describe('the rules about text', () => {
  const rule = (name: string) => {
    const found = TEXT_RULES.find((one) => one.name === name);
    if (!found) throw new Error(`There is no rule "${name}".`);
    return found;
  };

  it('are all proved here', () => {
    expect(TEXT_CASES.map(([name]) => name)).toEqual(TEXT_RULES.map(({ name }) => name));
  });

  describe.each(TEXT_CASES)('%s', (name, path, bad, good) => {
    it.each(bad)('refuses %j', (text) => {
      const broken = brokenText(rule(name), { path, text });
      expect(broken.length).toBeGreaterThan(0);
      expect(broken[0]).toMatch(new RegExp(`^${path}:\\d+ "`));
    });

    it.each(good)('lets pass %j', (text) => {
      expect(brokenText(rule(name), { path, text })).toEqual([]);
    });
  });

  it('let the places pass that have leave', () => {
    const environment = { text: 'process.env' };
    for (const path of [
      'server/config.ts',
      'server/start.mjs',
      'server/bootstrap/project.mjs',
      'vite.config.ts',
    ]) {
      expect(brokenText(rule('environment'), { path, ...environment })).toEqual([]);
    }
    expect(
      brokenText(rule('environment of tests'), { path: 'e2e/playwright.config.ts', ...environment }),
    ).toEqual([]);
    expect(brokenText(rule('environment of tests'), { path: 'e2e/test.mjs', ...environment })).toEqual([]);
    const conformance = 'server/emulator/conformance';
    const target = { path: `${conformance}/target.ts`, ...environment };
    expect(brokenText(rule('environment of tests'), target)).toEqual([]);
    const skip = { text: "context.skip('why')" };
    expect(brokenText(rule('tests left out'), { path: `${conformance}/case.ts`, ...skip })).toEqual([]);
    expect(
      brokenText(rule('tests left out'), { path: `${conformance}/a.successes.ts`, ...skip }),
    ).toHaveLength(1);
    expect(
      brokenText(rule('default exports'), { path: 'vite.config.ts', text: 'export default {}' }),
    ).toEqual([]);
  });
});

describe('file names', () => {
  it.each([
    'web/lib/utils.ts',
    'web/utils/arn.ts',
    'server/http/helpers.ts',
    'shared/stages/types.ts',
    'server/misc.ts',
    'web/ui/index.ts',
    'web/ui/Button.tsx',
    'web/ui/copy_button.tsx',
  ])('%s is refused', (path) => expect(badNames({ path, text: '' })).toHaveLength(1));

  it.each(['shared/contract/define.types.test.ts', 'web/ui/copy-button.tsx', 'web/index.html', 'README.md'])(
    '%s passes',
    (path) => expect(badNames({ path, text: '' })).toEqual([]),
  );
});

describe('long files', () => {
  const long = { path: 'web/ui/long.tsx', text: 'x\n'.repeat(LONGEST + 1) };

  it('need a reason', () => {
    expect(tooLong(long, {})).toEqual([expect.stringContaining('has 401 lines')]);
    expect(tooLong(long, { 'web/ui/long.tsx': 'a table of 400 codes' })).toEqual([]);
    expect(tooLong({ ...long, text: 'x\n'.repeat(LONGEST) }, {})).toEqual([]);
  });

  it('lose their entry when they are no longer long', () => {
    const reasons = { 'web/ui/long.tsx': 'a table of 400 codes', 'web/ui/gone.tsx': 'a table' };
    expect(staleReasons([long], reasons)).toEqual(['web/ui/gone.tsx needs no entry in LONG_FILES']);
  });
});
