import { expect, type Page } from '@playwright/test';
import { expectSettled } from './page-parts.ts';

/** All that is on the page, as a screen reader would read it, without what passes with the time of day. */
async function reading(page: Page): Promise<string> {
  await expectSettled(page);
  const text = await page.getByRole('main').ariaSnapshot();
  return (
    text
      .replaceAll(/(\bnow|\b\d+ (s|min) ago)$/gm, '')
      // Looking is seeing: what the console knows of problems is more after the first look.
      .replaceAll(
        /(button "(?:Publish errors|Recording failed|Nobody publishing|No composition|Idle 30 days)) [^"]*"/g,
        '$1"',
      )
      // What is announced comes a moment after what is shown, which says the same.
      .replaceAll(/(status "Events shown"):.*$/gm, '$1')
      .replaceAll(/ +$/gm, '')
  );
}

/** Everything of a page is in its address: loading it anew shows the same. */
export async function expectSameAfterReload(page: Page): Promise<void> {
  const before = await reading(page);
  const address = page.url();
  await page.reload();
  await expect.poll(() => reading(page)).toBe(before);
  expect(page.url()).toBe(address);
}
