import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach, expect } from 'vitest';

/** What was written to the console in the running test: a warning of React is a defect, so it fails the test. */
let written: string[] = [];

/** Browsers know this element since 2023; happy-dom does not yet. */
const KNOWN = 'The tag <%s> is unrecognized in this browser';

// The whole page printed into every failed query hides the one line that tells what failed.
// The longest wait is for a busy machine; a page that is ready is found at once.
configure({ asyncUtilTimeout: 8_000, getElementError: (message) => new Error(message ?? '') });

function record(level: 'error' | 'warn') {
  return (...words: unknown[]) => {
    if (String(words[0]).startsWith(KNOWN) && words[1] === 'search') return;
    written.push(`${level}: ${words.map(String).join(' ')}`);
  };
}

console.error = record('error');
console.warn = record('warn');

beforeEach(() => {
  written = [];
});

afterEach(() => {
  cleanup();
  expect(written, 'nothing is written to the console').toEqual([]);
});

/** For a test that provokes an error: takes what was written out of the account, to be asserted on. */
export function takeConsole(): string[] {
  const taken = written;
  written = [];
  return taken;
}
