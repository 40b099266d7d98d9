import { expect, type Page, type Request } from '@playwright/test';

/** What a page asks of its server, and since when it has asked for nothing. */
interface Traffic {
  underWay: Set<Request>;
  lastChange: number;
}

const watched = new WeakMap<Page, Traffic>();

/** Longer than the console itself rests before it asks for what has come into view. */
const QUIET_MS = 500;

/** The page is told that the script of a shared worker is fetched, and never that it has come. */
function isOfWorker(request: Request): boolean {
  return /\/live-worker[^/]*\.js$/.test(new URL(request.url()).pathname);
}

/** Follows the requests of a page from now on. */
export function watchTraffic(page: Page): void {
  const traffic: Traffic = { underWay: new Set(), lastChange: Date.now() };
  watched.set(page, traffic);
  const change = (apply: () => void) => {
    apply();
    traffic.lastChange = Date.now();
  };
  page.on('request', (request) => {
    if (!isOfWorker(request)) change(() => traffic.underWay.add(request));
  });
  page.on('requestfinished', (request) => change(() => traffic.underWay.delete(request)));
  page.on('requestfailed', (request) => change(() => traffic.underWay.delete(request)));
}

/**
 * Waits until the page has asked for nothing for a while. Playwright's `networkidle` happens once for each navigation,
 * which may be before the console has asked for what it shows last.
 */
export async function expectQuiet(page: Page): Promise<void> {
  const traffic = watched.get(page);
  if (!traffic) throw new Error('The requests of this page are not followed.');
  const quietFor = () => (traffic.underWay.size > 0 ? 0 : Date.now() - traffic.lastChange);
  await expect
    .poll(quietFor, { message: 'milliseconds without a request', intervals: [50], timeout: 20_000 })
    .toBeGreaterThan(QUIET_MS);
}
