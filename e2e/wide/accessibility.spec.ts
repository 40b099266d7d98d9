import { expect, test } from '../fixtures/console.ts';
import { liveStageNamed, participantWith } from '../support/aws.ts';
import { expectAccessible } from '../support/axe.ts';
import { expectSettled } from '../support/page-parts.ts';

test('an error explained', async ({ page, aws }) => {
  const stage = await liveStageNamed(aws, 'classroom-algebra-2');
  const { participantId } = await participantWith(aws, stage, ({ errorCode }) => errorCode !== undefined);
  await page.goto(`/emulator/stages/${stage.id}/sessions/${stage.sessionId}/participants/${participantId}`);
  await page.getByRole('button', { name: 'The stage is full' }).first().click();
  await expect(page.getByText('Who fixes it').filter({ visible: true })).toBeVisible();
  await expectAccessible(page);
});

test('a list that AWS denies', async ({ page, callboard, problems }) => {
  problems.expect(/\b403\b/);
  callboard.emulator.faults.add({
    operation: 'ListStages',
    kind: 'error',
    errorType: 'AccessDeniedException',
  });
  await page.goto('/emulator/stages');
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page);
});

test('a page of which everything has failed', async ({ page, places, callboard, problems }) => {
  problems.expect(/\b429\b/);
  callboard.emulator.faults.add({ operation: '*', kind: 'throttle' });
  await page.goto(`/emulator/stages/${places.stageId}`);
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expectSettled(page);
  await expectAccessible(page);
});

test('a page that is still loading', async ({ page, places, callboard }) => {
  callboard.emulator.faults.add({ operation: '*', kind: 'hang' });
  await page.goto(`/emulator/stages/${places.stageId}/sessions/${places.sessionId}`);
  await expect(page.getByRole('status', { name: /^Loading/ }).first()).toBeVisible();
  await expectAccessible(page);
});

test('a filter that leaves nothing', async ({ page }) => {
  await page.goto('/emulator/stages?q=no-such-stage');
  await expect(page.getByText('No stage matches')).toBeVisible();
  await expectAccessible(page);
});

test('no such page', async ({ page }) => {
  await page.goto('/emulator/rehearsals');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page);
});
