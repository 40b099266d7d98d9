import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/console.ts';
import { liveStageNamed } from '../support/aws.ts';
import { panel, stretchShown } from '../support/page-parts.ts';

test.use({ role: 'support' });

test.use({ scenario: 'arena' });

async function loadedLanes(page: Page): Promise<number> {
  const text = await panel(page, 'Timeline')
    .getByText(/of [\d,]+ loaded/)
    .innerText();
  return Number(text.split(' ')[0]?.replaceAll(',', ''));
}

test('a session of 10,000 can be looked at while it loads', async ({ page, aws }) => {
  test.slow();
  const stage = await liveStageNamed(aws, 'arena-main');
  await page.goto(`/emulator/stages/${stage.id}/sessions/${stage.sessionId}`);
  const lanes = page.getByRole('list', { name: 'Lanes in view' });
  // Who published comes anywhere in the list; everybody else shares one lane.
  await expect(lanes.getByRole('button', { name: /^Show [\d,]+ viewers one by one$/ })).toBeVisible();
  const people = panel(page, 'Participants');
  await expect(people.getByRole('table').getByRole('link').first()).toBeVisible();
  await expect(people.getByText(/^[1-9],\d00 so far$/)).toBeVisible();
  // Not whole yet, and usable: zoom answers at once.
  const label = stretchShown(page);
  const whole = await label.innerText();
  await page.keyboard.press('w');
  await expect(label).not.toHaveText(whole);
  await expect(people.getByText('10,000', { exact: true })).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText(/^[\d,]+ people$/)).toBeVisible();
  await expect(page.getByRole('application', { name: /^Timeline of [\d,]+ people$/ })).toBeVisible();
  await expect(lanes.getByRole('button', { name: /^Show [1-9],\d{3} viewers one by one$/ })).toBeVisible();
});

test('of a great session the publishers and what is looked at are loaded, and the rest when somebody wants it', async ({
  page,
  aws,
}) => {
  test.slow();
  const stage = await liveStageNamed(aws, 'arena-main');
  await page.goto(`/emulator/stages/${stage.id}/sessions/${stage.sessionId}`);
  const timeline = panel(page, 'Timeline');
  const all = timeline.getByRole('button', { name: 'Load all' });
  await expect(panel(page, 'Participants').getByText('10,000', { exact: true })).toBeVisible({
    timeout: 90_000,
  });
  await expect(all).toHaveAttribute('title', /^[\d,]+ people: about \d+ min at 5 calls a second/);
  const lanes = page.getByRole('list', { name: 'Lanes in view' }).getByRole('listitem');
  await page.getByRole('application').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(lanes.getByRole('button', { name: 'Draw the viewers as one lane' })).toBeAttached();
  await page.keyboard.press('End');
  await expect(lanes.last().getByRole('link')).toBeInViewport();
  await expect(lanes.last().getByTitle('Loading its events')).toHaveCount(0);
  const some = await loadedLanes(page);
  expect(some).toBeLessThan(2000);

  await all.click();
  const pause = timeline.getByRole('button', { name: /^Pause: / });
  await pause.click();
  await expect(timeline.getByText(', paused')).toBeVisible();
  const resume = timeline.getByRole('button', { name: /^Resume/ });
  await resume.click();
  await expect.poll(() => loadedLanes(page), { timeout: 60_000 }).toBeGreaterThan(some + 100);

  // The same job, seen from elsewhere.
  await page.goto('/emulator/jobs');
  const atWork = page.getByRole('region', { name: 'At work' });
  await expect(atWork.getByText(/ of 10,000 people, about/)).toBeVisible();
  await expect(atWork.getByRole('link', { name: stage.sessionId })).toBeVisible();
  await atWork.getByRole('button', { name: /^Cancel/ }).click();
  await expect(page.getByText('The server is not working on anything')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Ended' }).getByText('Cancelled').first()).toBeVisible();
});
