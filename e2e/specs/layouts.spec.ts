import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures/console.ts';
import { everyItem, given, idOf, liveStageNamed } from '../support/aws.ts';
import { expectAccessible } from '../support/axe.ts';
import { expectSettled, panel } from '../support/page-parts.ts';

const EDITOR = '/emulator/layouts';

async function openEditor(page: Page): Promise<void> {
  await page.goto(EDITOR);
  await expectSettled(page);
}

const layout = async (page: Page): Promise<unknown> =>
  JSON.parse(await page.getByRole('region', { name: 'layout JSON' }).locator('pre').innerText());

async function boxOf(part: Locator) {
  const box = await part.boundingBox();
  if (!box) throw new Error('It is not drawn.');
  return box;
}

/** A picture-in-picture layout with Ben in the window. */
async function openWindow(page: Page): Promise<Locator> {
  await openEditor(page);
  await page.getByRole('radio', { name: 'Picture-in-picture' }).check();
  await page.getByRole('combobox', { name: 'Participant in the window' }).fill('pip');
  return page.getByRole('slider', { name: 'Offset of the window' }).first();
}

test('the window is dragged to a corner and by its edge, snaps, and is undone', async ({ page }) => {
  const window = await openWindow(page);
  const before = await boxOf(window);
  // Up to the top left corner: further than the picture goes, so that it snaps to the edges.
  await page.mouse.move(before.x + 10, before.y + 10);
  await page.mouse.down();
  await page.mouse.move(before.x - 2000, before.y - 2000, { steps: 8 });
  await page.mouse.up();
  expect(await layout(page)).toEqual({
    pip: { pipParticipantAttribute: 'pip', pipPosition: 'TOP_LEFT', pipOffset: 0 },
  });

  const edge = await boxOf(page.getByRole('slider', { name: 'Width of the window' }).first());
  await page.mouse.move(edge.x + edge.width / 2, edge.y + edge.height / 2);
  await page.mouse.down();
  await page.mouse.move(edge.x + edge.width / 2 + 60, edge.y, { steps: 4 });
  await expect(page.getByText(/ · offset 0$/)).toBeVisible();
  await page.mouse.up();
  const { pip } = (await layout(page)) as { pip: { pipWidth: number } };
  expect(pip.pipWidth).toBeGreaterThan(380);

  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(await layout(page)).toEqual({ pip: { pipParticipantAttribute: 'pip' } });
});

test('everything is done from the keyboard alone, and the page is accessible with it', async ({ page }) => {
  const window = await openWindow(page);
  await window.focus();
  for (const key of ['ArrowUp', 'Shift+ArrowLeft', 'Control+ArrowLeft']) await page.keyboard.press(key);
  await expect(window).toHaveAttribute('aria-valuetext', 'Bottom left, 11 pixels from both edges');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+ArrowRight');
  await page.getByRole('slider', { name: 'On the stage' }).press('End');
  await expect(page.getByText('12 people', { exact: true })).toBeVisible();
  expect(await layout(page)).toEqual({
    pip: { pipParticipantAttribute: 'pip', pipPosition: 'BOTTOM_LEFT', pipOffset: 11, pipWidth: 330 },
  });
  await page.getByRole('group').getByText('Ben').press('Enter');
  await page.getByRole('button', { name: 'Explain' }).click();
  await expectAccessible(page);
});

test('a reload loses nothing', async ({ page }) => {
  await openEditor(page);
  await page.getByRole('textbox', { name: 'Gap' }).fill('40');
  await page.getByRole('slider', { name: 'On the stage' }).fill('9');
  // What is chosen stands in the address, which follows a moment later.
  await page.getByRole('radio', { name: 'Small' }).click();
  await expect(page).toHaveURL(/zoom=small/);
  await page.reload();
  await expectSettled(page);
  await expect(page.getByText('9 people', { exact: true })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Small' })).toBeChecked();
  expect(await layout(page)).toEqual({ grid: { gridGap: 40 } });
});

test('a layout is kept, changed, compared, duplicated and deleted', async ({ page }) => {
  await openEditor(page);
  await page.getByRole('textbox', { name: 'Gap' }).fill('12');
  await page.getByRole('button', { name: 'Keep…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Sunday talk');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sunday talk' })).toBeVisible();
  await expectSettled(page);

  await page.getByRole('textbox', { name: 'Gap' }).fill('16');
  await page.getByRole('button', { name: 'Save version' }).click();
  await page.getByRole('textbox', { name: 'What has changed' }).fill('more air');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(panel(page, 'Versions').getByText('more air')).toBeVisible();
  await page.getByRole('combobox', { name: 'What is edited, against' }).selectOption('Version 1');
  await expect(page.getByRole('table', { name: 'Differences from Version 1' }).getByRole('row')).toHaveText([
    'ParameterVersion 1Now',
    'Gap12 px16 px',
  ]);
  await expectAccessible(page);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save Sunday talk as a file' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('sunday-talk.layout.json');
  await page.getByLabel('File with a layout').setInputFiles(await file.path());
  // Taken in, it is another layout of the same name.
  await expect(panel(page, 'Kept layouts').getByRole('link', { name: 'Sunday talk' })).toHaveCount(2);
  await expect(panel(page, 'Versions').getByRole('listitem')).toHaveCount(1);
  expect(await layout(page)).toEqual({ grid: { gridGap: 16 } });

  for (const left of [1, 0]) {
    await panel(page, 'Kept layouts').getByRole('button', { name: 'Delete Sunday talk' }).first().click();
    await page.getByRole('button', { name: 'Delete it' }).click();
    await expect(panel(page, 'Kept layouts').getByRole('link', { name: 'Sunday talk' })).toHaveCount(left);
  }
});

test('the people of a live stage are those that AWS tells, and its command starts a composition', async ({
  page,
  aws,
}) => {
  const stage = await liveStageNamed(aws, 'show-morning-brief');
  await openEditor(page);
  await page.getByRole('combobox', { name: 'Use a live stage' }).focus();
  await expect(page.getByRole('option', { name: 'show-morning-brief' })).toBeAttached();
  await page.getByRole('combobox', { name: 'Use a live stage' }).selectOption('show-morning-brief');
  await expect(page.getByText('of show-morning-brief')).toBeVisible();
  await expectSettled(page);

  const people = await everyItem(
    aws.paginateListParticipants({
      stageArn: stage.arn,
      sessionId: stage.sessionId,
      filterByPublished: true,
    }),
    'participants',
  );
  const publishing = people.filter(({ state }) => state === 'CONNECTED').slice(0, 12);
  await expect(panel(page, 'People').locator('summary')).toHaveCount(publishing.length);

  await page.getByRole('radio', { name: 'AWS CLI' }).click();
  const command = await page.getByRole('region', { name: 'AWS CLI command' }).locator('pre').innerText();
  expect(command).toContain(stage.arn);
  const [, json = ''] = /--layout '(.*)'/.exec(command) ?? [];
  const [storage, encoder] = await Promise.all([
    everyItem(aws.paginateListStorageConfigurations({}), 'storageConfigurations'),
    everyItem(aws.paginateListEncoderConfigurations({}), 'encoderConfigurations'),
  ]);
  const { composition } = await aws.startComposition({
    stageArn: stage.arn,
    layout: JSON.parse(json),
    destinations: [
      {
        s3: {
          storageConfigurationArn: given(storage[0]?.arn, 'storage configuration'),
          encoderConfigurationArns: [given(encoder[0]?.arn, 'encoder configuration')],
        },
      },
    ],
  });
  expect(idOf(composition?.arn)).not.toBe('');
});
