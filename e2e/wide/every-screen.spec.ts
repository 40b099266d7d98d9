import type { Page, Response } from '@playwright/test';
import { expect, test } from '../fixtures/console.ts';
import { expectAccessible } from '../support/axe.ts';
import { OVERLAYS, openOverlay } from '../support/overlays.ts';
import { expectSettled } from '../support/page-parts.ts';
import { watchPolicy } from '../support/policy.ts';
import { expectSameAfterReload } from '../support/reload.ts';
import { SCREENS } from '../support/screens.ts';

// Who may do less sees in place of a form why: the whole of each page is looked at here.
test.use({ role: 'administrator' });

/** Looking is seeing: the first look changes what is told of before. */
const SHOWS_WHAT_WAS_SEEN = new Set(['stage']);

/** Pages that show what the console keeps itself, or puts several answers together. */
const WITHOUT_CALLS = new Set([
  'investigate',
  'cohorts',
  'findings',
  'finding',
  'jobs',
  'recorder',
  'audit',
  'session-list',
  'search',
  'layout-editor',
  'composition-history',
  'bulk-create',
  'account',
  'who-may-sign-in',
]);

// One visit for all that holds for every screen: to load a page is what takes the time.
for (const { name, address } of SCREENS) {
  test(`${name}: accessible, within the policy, and the same after a reload, and telling its calls`, async ({
    page,
    places,
  }) => {
    const violations = await watchPolicy(page);
    expectStrictPolicy(await page.goto(address(places)));
    await expectSettled(page);
    await expectAccessible(page);
    if (SHOWS_WHAT_WAS_SEEN.has(name)) await page.reload();
    await expectSameAfterReload(page);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expectCalls(page, !WITHOUT_CALLS.has(name));
    expect(violations).toEqual([]);
  });
}

for (const overlay of OVERLAYS) {
  test(`${overlay.name}, open: accessible, and within the policy`, async ({ page, places }) => {
    const violations = await watchPolicy(page);
    await openOverlay(page, overlay, places);
    await expectAccessible(page);
    expect(violations).toEqual([]);
  });
}

/** The dialog of the page's AWS calls names each, with no placeholder for what is known. */
async function expectCalls(page: Page, hasCalls: boolean): Promise<void> {
  await page.getByRole('button', { name: 'Copy the AWS calls of this page' }).click();
  const dialog = page.getByRole('dialog', { name: 'The AWS calls of this page' });
  await expect(dialog.getByRole('radio', { name: /^Behind this page: \d+$/ })).toBeChecked();
  const commands = dialog.getByRole('region', { name: /^AWS CLI command for/ });
  if (hasCalls) await expect(commands.first()).toBeVisible();
  expect(await dialog.innerText()).not.toContain('ACCOUNT_ID');
}

function expectStrictPolicy(answer: Response | null): void {
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toContain('unsafe');
}
