import { expect } from 'vitest';
import type { NavigatingBrowser, Page } from './navigating-browser.ts';

/** Follows the link of the sign-in page. @param url of the console @returns the address at the provider */
export async function beginAt(url: string, browser: NavigatingBrowser, next = '/'): Promise<string> {
  const search = new URLSearchParams({ next }).toString();
  const page = await browser.open(`${url}/api/oidc/start?${search}`, 'same-origin');
  expect([page.status, page.body]).toEqual([303, expect.any(String) as string]);
  return page.next ?? '';
}

/** Signs in at the provider and comes back. @param url of the console */
export async function goThrough(
  url: string,
  browser: NavigatingBrowser,
  name: string,
  next = '/',
): Promise<Page> {
  return browser.open(await browser.signInAt(await beginAt(url, browser, next), name), 'cross-site');
}

/** The provider's word came to nothing, and nobody is signed in. @param origin of the console */
export function expectProblem(page: Page, problem: string, origin: string): void {
  expect([page.status, page.next]).toEqual([303, `${origin}/sign-in?problem=${problem}`]);
  expect(page.headers['set-cookie']?.join() ?? '').not.toMatch(/__Host-callboard=/);
}
