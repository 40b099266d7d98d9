import { describe, expect, it } from 'vitest';
import { failuresOfPlaywright, failuresOfVitest, failuresText } from './failures.mjs';

const passed = { status: 'passed', fullName: 'goes well' };

describe('what failed', () => {
  it('of vitest is told by file and test, with the beginning of why', () => {
    const message = `\u001B[31mexpected 1 to be 2\u001B[39m\n\n${'    at a line\n'.repeat(40)}`;
    const [told = ''] = failuresOfVitest({
      testResults: [
        {
          name: 'server/a.test.ts',
          status: 'failed',
          assertionResults: [passed, { status: 'failed', fullName: 'counts', failureMessages: [message] }],
        },
      ],
    });
    const [test, why, ...more] = told.split('\n');
    expect([test, why]).toEqual(['server/a.test.ts: counts', '    expected 1 to be 2']);
    expect(more).toHaveLength(13);
  });

  it('of vitest has what was left out in it, and files that broke outside of their tests', () => {
    const broken = {
      name: 'b.test.ts',
      status: 'failed',
      message: 'no such file',
      assertionResults: [passed],
    };
    const left = {
      name: 'c.test.ts',
      status: 'passed',
      assertionResults: [{ status: 'skipped', fullName: 'is left out', failureMessages: [] }],
    };
    expect(failuresOfVitest({ testResults: [broken, left] })).toEqual([
      'b.test.ts\n    no such file',
      'c.test.ts: is left out\n    skipped',
    ]);
  });

  it('of Playwright is found in suites within suites, and what only did not run is not told', () => {
    const spec = (status: string, ...messages: string[]) => ({
      title: 'shows it',
      file: 'specs/a.spec.ts',
      line: 7,
      tests: [
        { projectName: 'desktop', status, results: [{ errors: messages.map((message) => ({ message })) }] },
      ],
    });
    const suite = {
      title: 'a',
      specs: [spec('expected')],
      suites: [{ title: 'b', specs: [spec('unexpected', 'not visible', 'and more'), spec('skipped')] }],
    };
    expect(failuresOfPlaywright({ suites: [suite], errors: [{ message: 'broken' }] })).toEqual([
      '[desktop] specs/a.spec.ts:7 shows it\n    not visible',
      'outside of any test\n    broken',
    ]);
  });

  it('is nothing where all went well, and says how much it leaves out', () => {
    expect(failuresText([])).toBe('');
    expect(failuresText(Array.from({ length: 23 }, () => 'one'))).toMatch(
      /^\nWhat failed:\n\none[^]*one\n\nand 3 more\n$/,
    );
  });
});
