import type { Event } from '@aws-sdk/client-ivs-realtime';
import { paths } from '#web/nav/paths.ts';
import { expect, test } from '../fixtures/console.ts';
import { given, liveStageNamed, participantWith } from '../support/aws.ts';
import { expectAccessible } from '../support/axe.ts';
import { expectNoOverflow, expectSettled, panel } from '../support/page-parts.ts';

/** Somebody was refused because twelve published already. */
const FULL_STAGE = 'classroom-algebra-2';

test('answers a question typed by keyboard alone, and keeps it in the address', async ({ page, aws }) => {
  const stage = await liveStageNamed(aws, FULL_STAGE);
  const { participantId, events } = await participantWith(
    aws,
    stage,
    ({ errorCode }) => errorCode === 'QUOTA_EXCEEDED',
  );
  const failedAt = given(
    events.find(({ errorCode }) => errorCode === 'QUOTA_EXCEEDED')?.eventTime,
    'time of the error',
  );
  const wasThere = (event: Event): boolean =>
    event.name === 'PUBLISH_STARTED' && given(event.eventTime, 'time of an event') < failedAt;
  const other = await participantWith(aws, stage, wasThere);
  await page.goto(paths.investigateSession('emulator', stage.id, stage.sessionId));
  await expectSettled(page);
  await page.getByRole('textbox', { name: 'Who did not see or hear' }).focus();
  await page.keyboard.type(other.participantId);
  await page.keyboard.press('Tab');
  await page.keyboard.type(participantId);
  await page.keyboard.press('Tab');
  await page.keyboard.type(new Date(failedAt.getTime() + 1_000).toISOString());
  await page.keyboard.press('Enter');
  const answer = panel(page, 'Answer');
  await expect(answer.getByText('Cause found')).toBeVisible();
  await expect(answer.getByText(/Publishing failed 1 second before: QUOTA_EXCEEDED/)).toBeVisible();
  await expect(panel(page, 'Errors explained').getByText('The stage is full')).toBeVisible();
  const address = page.url();
  await page.reload();
  await expect(answer.getByText('Cause found')).toBeVisible();
  expect(page.url()).toBe(address);

  await answer.getByRole('link', { name: /^PUBLISH_ERROR/ }).click();
  await expect(page).toHaveURL(new RegExp(`participants/${participantId}$`));
  await page.getByRole('link', { name: 'Who did not receive them?' }).click();
  await expect(page.getByRole('textbox', { name: 'Whom' })).toHaveValue(participantId);
});

test('can be read and used 320 pixels wide', async ({ page, places }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  const { stageId, sessionId, viewerId, participantId } = places;
  const search = new URLSearchParams({ x: viewerId, y: participantId, at: '2026-11-20T13:55:00.000Z' });
  await page.goto(`${paths.investigateSession('emulator', stageId, sessionId)}?${search.toString()}`);
  await expect(panel(page, 'Answer')).toBeVisible();
  await expectNoOverflow(page);
  await page.getByText(/^What a person’s own screen may say/).click();
  await expect(page.getByText('The token had expired')).toBeVisible();
  await expectNoOverflow(page);
  await expectAccessible(page);
});
