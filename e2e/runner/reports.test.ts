import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, freshReport, readReport } from './reports.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});

describe("vitest's report", () => {
  it('counts tests over all files', () => {
    expect(
      countVitest({ testResults: [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')] }),
    ).toEqual({
      passed: 3,
      failed: 1,
    });
  });

  it('counts what was left out as failed', () => {
    expect(countVitest({ testResults: [file('passed', 'passed', 'pending', 'todo', 'skipped')] })).toEqual({
      passed: 1,
      failed: 3,
    });
  });

  it('counts a file that broke outside its tests', () => {
    expect(countVitest({ testResults: [file('failed'), file('failed', 'passed')] })).toEqual({
      passed: 1,
      failed: 2,
    });
  });
});

describe("playwright's report", () => {
  it('counts only what passed at once as passed', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 2, skipped: 3 };
    expect(countPlaywright({ stats, errors: [] })).toEqual({ passed: 5, failed: 6 });
  });

  it('counts errors outside any test', () => {
    const stats = { expected: 5, unexpected: 0, flaky: 0, skipped: 0 };
    expect(countPlaywright({ stats, errors: ['a broken file'] })).toEqual({ passed: 5, failed: 1 });
  });
});

describe('a report on disk', () => {
  it("is read when it is whole, and last time's is never taken for this one", () => {
    const path = freshReport('report-test');
    const count = (report: { passed: number }) => ({ passed: report.passed, failed: 0 });
    expect(readReport(path, count)).toBeUndefined();
    writeFileSync(path, '{"passed": 7}');
    expect(readReport(path, count)).toEqual({ passed: 7, failed: 0 });
    writeFileSync(path, '{"passed": 7');
    expect(readReport(path, count)).toBeUndefined();
    writeFileSync(path, '{"passed": 7}');
    freshReport('report-test');
    expect(readReport(path, count)).toBeUndefined();
  });
});
