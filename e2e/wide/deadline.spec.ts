import { expect, test } from '../fixtures/console.ts';
import { pauseLive } from '../support/page-parts.ts';

/** The product waits ten seconds for AWS; the rest is the same. */
const DEADLINE_MS = 1_500;

for (const fault of ['hang', 'drip'] as const) {
  test(`says that AWS did not answer in time when it ${fault === 'hang' ? 'is silent' : 'drips'}`, async ({
    page,
    launch,
    problems,
  }) => {
    problems.expect(/\b504\b/);
    const own = await launch({ deadlineMs: DEADLINE_MS });
    const rule = fault === 'hang' ? { kind: fault } : { kind: fault, ms: 500, bytes: 1 };
    own.emulator.faults.add({ ...rule, operation: 'ListStages' });
    await page.goto(`${own.url}/emulator/stages`);
    const alert = page.getByRole('alert');
    await expect(alert.getByText('AWS did not answer in time', { exact: true })).toBeVisible();
    await expect(alert).toContainText('AWS did not finish its answer to ListStages within 1.5 seconds');
    await pauseLive(page);
    own.emulator.faults.clear();
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('8 live of 40')).toBeVisible();
  });
}

test('says of one part of a page that it did not come in time', async ({ page, launch, problems }) => {
  problems.expect(/\b504\b/);
  const own = await launch({ deadlineMs: DEADLINE_MS });
  await page.goto(`${own.url}/emulator/stages`);
  own.emulator.faults.add({ kind: 'hang', operation: 'ListCompositions' });
  await page.getByRole('link', { name: 'show-morning-brief' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Could not load the compositions of this stage.');
  await expect(page.getByRole('table', { name: 'Sessions' })).toBeVisible();
});
