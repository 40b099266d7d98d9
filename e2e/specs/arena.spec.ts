import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/console.ts';
import { liveStageNamed } from '../support/aws.ts';
import { panel, stretchShown } from '../support/page-parts.ts';

test.use({ scenario: 'arena' });

/** The most that the console may ask for at one time. */
const AT_ONCE = 40;

/** The largest number of requests for events that were under way together. */
function watchEventRequests(page: Page): { most: () => number; all: () => number } {
  const underWay = new Set<unknown>();
  let most = 0;
  let all = 0;
  page.on('request', (request) => {
    if (!/participants\/\w+\/events/.test(request.url())) return;
    all += 1;
    underWay.add(request);
    most = Math.max(most, underWay.size);
  });
  page.on('requestfinished', (request) => underWay.delete(request));
  page.on('requestfailed', (request) => underWay.delete(request));
  return { most: () => most, all: () => all };
}

async function loadedLanes(page: Page): Promise<number> {
  const text = await panel(page, 'Timeline')
    .getByText(/of [\d,]+ loaded/)
    .innerText();
  return Number(text.split(' ')[0]?.replaceAll(',', ''));
}

test('a session of 10,000 can be looked at while it loads', async ({ page, aws }) => {
  const stage = await liveStageNamed(aws, 'arena-main');
  await page.goto(`/emulator/stages/${stage.id}/sessions/${stage.sessionId}`);
  const lanes = page.getByRole('list', { name: 'Lanes in view' });
  await expect(lanes.getByRole('link').first()).toBeVisible();
  const people = panel(page, 'Participants');
  await expect(people.getByRole('table').getByRole('link').first()).toBeVisible();
  await expect(people.getByText(/^[1-9],\d00 so far$/)).toBeVisible();
  // Not whole yet, and usable: zoom answers at once.
  const label = stretchShown(page);
  const whole = await label.innerText();
  await page.keyboard.press('w');
  await expect(label).not.toHaveText(whole);
  await expect(people.getByText('10,000', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('10,000 lanes', { exact: true })).toBeVisible();
  await expect(page.getByRole('application', { name: 'Timeline of 10000 participants' })).toBeVisible();
});

test('never more than forty requests for events are under way', async ({ page, aws }) => {
  const stage = await liveStageNamed(aws, 'arena-main');
  const requests = watchEventRequests(page);
  await page.goto(`/emulator/stages/${stage.id}/sessions/${stage.sessionId}`);
  await page.getByRole('button', { name: 'Load all' }).click();
  await expect.poll(() => loadedLanes(page), { timeout: 20_000 }).toBeGreaterThan(60);
  // From one end to the other, and back: what has left the view is given up for what has come into it.
  const lanes = page.getByRole('list', { name: 'Lanes in view' }).getByRole('link');
  const first = (await lanes.first().getAttribute('href')) ?? '';
  await page.getByRole('application').focus();
  await page.keyboard.press('End');
  await expect(lanes.first()).not.toHaveAttribute('href', first);
  await page.keyboard.press('Home');
  await expect(lanes.first()).toHaveAttribute('href', first);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('button', { name: 'Load all' })).toBeVisible();
  expect(requests.all()).toBeGreaterThan(60);
  expect(requests.most()).toBeGreaterThan(1);
  expect(requests.most()).toBeLessThanOrEqual(AT_ONCE);
});
