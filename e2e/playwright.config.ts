import { defineConfig, devices } from '@playwright/test';
import type { PageRequestOptions } from './fixtures/page-requests.ts';

/** The test command proves a Chromium by rendering a page and hands its path on; Playwright's own is the fallback. */
const executablePath = process.env['CHROMIUM_PATH'];
const report = process.env['PLAYWRIGHT_REPORT'];

const chromium = {
  ...devices['Desktop Chrome'],
  locale: 'en-GB',
  timezoneId: 'Europe/Berlin',
  contextOptions: { reducedMotion: 'reduce' as const },
  launchOptions: {
    ...(executablePath ? { executablePath } : {}),
    // Chromium's own background traffic has nothing to do with the pages under test.
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-quic',
      '--no-first-run',
    ],
  },
};

export default defineConfig<object, PageRequestOptions>({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: report ? [['line'], ['json', { outputFile: report }]] : [['list']],
  // A trace costs more than the test it records: ask for one by `--trace retain-on-failure`.
  use: {
    trace: 'off',
    screenshot: 'only-on-failure',
    pageRequestsFolder: process.env['PAGE_REQUESTS'],
  },
  projects: [
    {
      name: 'desktop',
      testMatch: '{specs,wide}/**/*.spec.ts',
      testIgnore: '**/*.mobile.spec.ts',
      use: { ...chromium, viewport: { width: 1440, height: 900 } },
    },
    {
      name: 'mobile',
      testMatch: '{specs,wide}/**/*.mobile.spec.ts',
      use: { ...chromium, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
    // Looks back at all of the others: only where they all run.
    { name: 'closing', testMatch: 'closing/**/*.spec.ts', dependencies: ['desktop', 'mobile'] },
    { name: 'screenshots', testMatch: 'screenshots/**/*.capture.ts', use: chromium },
  ],
});
