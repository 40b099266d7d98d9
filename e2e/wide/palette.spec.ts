import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/console.ts';
import { expectAccessible } from '../support/axe.ts';
import { expectSettled } from '../support/page-parts.ts';

test.use({ role: 'operator' });

const field = (page: Page) => page.getByRole('combobox', { name: 'Search, paste or do anything' });
const active = (page: Page) => page.getByRole('dialog').getByRole('option', { selected: true });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 });

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
}

/** As somebody pastes: through the clipboard, line ends and all. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate(async (written) => navigator.clipboard.writeText(written), text);
  await openPalette(page);
  await page.keyboard.press('Control+v');
}

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('whatever is pasted is named, and Enter goes there', async ({ page, aws, places }) => {
  const { stageId, sessionId, participantId, compositionId } = places;
  const { stages = [] } = await aws.listStages({ maxResults: 1 });
  const [account = ''] = /\d{12}/.exec(stages[0]?.arn ?? '') ?? [];
  const arn = (kind: string, id: string) => `arn:aws:ivs:us-east-1:${account}:${kind}/${id}`;
  const session = `/emulator/stages/${stageId}/sessions/${sessionId}`;
  await page.goto('/emulator/public-keys');
  await expectSettled(page);

  await paste(page, arn('stage', stageId));
  await expect(page.getByText('This is the ARN of a stage.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/emulator/stages/${stageId}`);
  await expect(heading(page, 'show-morning-brief')).toBeFocused();

  const event = {
    'detail-type': 'IVS Stage Update',
    account,
    region: 'us-east-1',
    time: '2026-11-20T13:55:00Z',
    resources: [arn('stage', stageId)],
    detail: { event_name: 'Participant Published', session_id: sessionId, participant_id: participantId },
  };
  await paste(page, JSON.stringify(event, undefined, 2));
  await expect(page.getByText('This is an EventBridge event, Participant Published.')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('ArrowDown');
  await expect(active(page)).toContainText('at 2026-11-20 13:55:00 UTC');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${session}?at=2026-11-20T13:55:00Z`);

  await paste(
    page,
    `aws ivs-realtime get-participant \\\n  --stage-arn ${arn('stage', stageId)} \\\n  --session-id ${sessionId} \\\n  --participant-id ${participantId}`,
  );
  await expect(page.getByText('This is an AWS CLI command, GetParticipant.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${session}/participants/${participantId}`);

  await paste(page, `s3://show-recordings/x/${compositionId}/DbCdEfGhIjKl/composite/media/`);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/emulator/compositions/${compositionId}`);

  await paste(
    page,
    `https://us-east-1.console.aws.amazon.com/ivs/realtime/stages/${stageId}/sessions/${sessionId}`,
  );
  await expect(page.getByText('This is an address of the AWS console.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(session);
  await expectSettled(page);

  // The session has been seen by now: its id alone is enough.
  await paste(page, sessionId);
  await expect(page.getByText('This is a session id.')).toBeVisible();
  await expect(active(page)).toContainText(`Session ${sessionId}`);
  await page.keyboard.press('Escape');

  await paste(page, arn('stage', stageId).replace('us-east-1', 'eu-west-1'));
  await expect(page.getByText(`It is of eu-west-1, account ${account}, and Emulator is not.`)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field(page)).toBeHidden();
});

test.describe('by an administrator', () => {
  test.use({ role: 'administrator' });
  test('pages and actions are found and done with the keyboard alone', async ({ page, places }) => {
    await page.goto('/emulator/stages');
    await expectSettled(page);
    await openPalette(page);
    await page.keyboard.type('encoder');
    await expect(active(page)).toContainText('Encoder');
    await page.keyboard.press('Enter');
    await expect(heading(page, 'Encoder configurations')).toBeFocused();

    await page.goto(`/emulator/encoder-configurations/${places.encoderConfigurationId}`);
    await expectSettled(page);
    await openPalette(page);
    await page.keyboard.type('delete');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /^Delete the encoder configuration/ });
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Delete…' })).toBeFocused();

    await openPalette(page);
    await page.keyboard.type('emulated');
    await page.keyboard.press('Escape');
    await expect(field(page)).toBeHidden();
    await expect(page.getByRole('button', { name: 'Delete…' })).toBeFocused();
  });
});

test('every button in the rows of actions of a page is in it', async ({ page, places }) => {
  const { stageId, sessionId, participantId, compositionId } = places;
  const session = `/emulator/stages/${stageId}/sessions/${sessionId}`;
  for (const address of [
    '/emulator/stages',
    `/emulator/stages/${stageId}`,
    session,
    `${session}/participants/${participantId}`,
    `/emulator/compositions/${compositionId}`,
    '/emulator/compositions',
    `/emulator/storage-configurations/${places.storageConfigurationId}`,
    '/emulator/layouts',
  ]) {
    await page.goto(address);
    await expectSettled(page);
    const header = page.getByRole('main').locator('header').first();
    const buttons = await header.locator('.control:visible').all();
    const names = await Promise.all(
      buttons.map(
        async (button) =>
          (await button.getAttribute('data-action')) ??
          (await button.getAttribute('aria-label')) ??
          button.innerText(),
      ),
    );
    expect(names).not.toEqual([]);
    await openPalette(page);
    const here = page.getByRole('group', { name: 'On this page' });
    for (const name of names)
      await expect(here.getByText(name.replace(/ \([^()]+\)$/, ''), { exact: true }).first()).toBeVisible();
    await page.keyboard.press('Escape');
  }
});
