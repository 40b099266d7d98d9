import { PRODUCT_BURST, PRODUCT_LIMITS } from '#server/testing/test-limits.ts';
import { expect, test } from '../fixtures/console.ts';
import { expectSettled } from '../support/page-parts.ts';
import { SCREENS } from '../support/screens.ts';

// Some of the pages are theirs alone.
test.use({ role: 'administrator' });

/** Other tests run without limits by address: together they are one address, in more of a hurry than anybody. */
test('who opens every page, one after the other, meets no limit', async ({ page, launch, places }) => {
  // Forty pages, where other tests open one or two.
  test.setTimeout(300_000);
  const { url } = await launch({ limits: PRODUCT_LIMITS });
  let asked = 0;
  const refused: string[] = [];
  page.on('response', (answer) => {
    if (new URL(answer.url()).pathname.startsWith('/api')) asked += 1;
    if (answer.status() === 429) refused.push(answer.url());
  });
  const most = { name: '', asked: 0 };
  // Of a console of this test's own: nothing is kept in it that others have kept.
  for (const { name, address } of SCREENS.filter((one) => one.name !== 'finding')) {
    asked = 0;
    await page.goto(`${url}${address(places)}`);
    await expectSettled(page);
    if (asked > most.asked) Object.assign(most, { name, asked });
  }
  expect(refused).toEqual([]);
  // Four people behind one address may open the page that asks for most at the same moment.
  expect(most.asked, most.name).toBeGreaterThan(0);
  expect(most.asked, most.name).toBeLessThan(PRODUCT_BURST / 4);
  console.log(`The page that asks for most: ${most.name}, ${most.asked} requests`);
});
