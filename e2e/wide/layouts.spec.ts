import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures/console.ts';
import { askEmulator, everyItem, given, idOf, liveStageNamed } from '../support/aws.ts';
import { expectAccessible } from '../support/axe.ts';
import { expectSettled, panel } from '../support/page-parts.ts';

test.use({ role: 'operator' });

const EDITOR = '/emulator/layouts';

async function openEditor(page: Page, url = ''): Promise<void> {
  await page.goto(`${url}${EDITOR}`);
  await expectSettled(page);
}

const layout = async (page: Page): Promise<unknown> =>
  JSON.parse(await page.getByRole('region', { name: 'layout JSON' }).locator('pre').innerText());

/** It follows the picture by a frame. */
const expectLayout = async (page: Page, wanted: unknown): Promise<void> =>
  expect.poll(async () => layout(page)).toEqual(wanted);

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
  await expectLayout(page, {
    pip: { pipParticipantAttribute: 'pip', pipPosition: 'TOP_LEFT', pipOffset: 0 },
  });

  const edge = await boxOf(page.getByRole('slider', { name: 'Width of the window' }).first());
  await page.mouse.move(edge.x + edge.width / 2, edge.y + edge.height / 2);
  await page.mouse.down();
  await page.mouse.move(edge.x + edge.width / 2 + 60, edge.y, { steps: 4 });
  await expect(page.getByText(/ · offset 0$/)).toBeVisible();
  await page.mouse.up();
  const width = async () => ((await layout(page)) as { pip: { pipWidth?: number } }).pip.pipWidth;
  await expect.poll(width).toBeGreaterThan(380);

  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expectLayout(page, { pip: { pipParticipantAttribute: 'pip' } });
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
  await expectLayout(page, {
    pip: { pipParticipantAttribute: 'pip', pipPosition: 'BOTTOM_LEFT', pipOffset: 11, pipWidth: 330 },
  });
  await page.getByRole('group').getByText('Ben').press('Enter');
  await page.getByRole('button', { name: 'Explain' }).click();
  await expectAccessible(page);
});

test('another size of the picture moves nothing below it, and a changed parameter no other one', async ({
  page,
}) => {
  await openEditor(page);
  const below = panel(page, 'Picture').getByText('Compare with reality');
  const picture = page.locator('figure canvas').first();
  const [place, before] = [await boxOf(below), await boxOf(picture)];
  for (const [width, height] of [
    ['1000', '720'],
    ['1900', '600'],
  ] as const) {
    await page.getByRole('textbox', { name: 'Picture width in pixels' }).fill(width);
    await page.getByRole('textbox', { name: 'Picture height in pixels' }).fill(height);
    await expect(page.getByText(new RegExp(`^${width} × ${height}: 6 people drawn`))).toBeVisible();
    // It keeps its own shape within the room that it has.
    const now = await boxOf(picture);
    expect(now.width / now.height).toBeCloseTo(Number(width) / Number(height), 1);
    expect(now.width).toBeLessThanOrEqual(before.width + 0.1);
    expect(now.height).toBeLessThanOrEqual(before.height + 0.1);
    expect((await boxOf(below)).y).toBe(place.y);
  }

  const [shape, gap] = [
    page.getByRole('combobox', { name: 'Shape of tiles' }),
    page.getByRole('textbox', { name: 'Gap' }),
  ];
  const gapBefore = await boxOf(gap);
  await shape.selectOption('PORTRAIT');
  await expect(page.getByRole('button', { name: 'Leave “Shape of tiles” to the default' })).toBeVisible();
  await expect(page.getByText(', changed').and(page.locator(':visible'))).toHaveCount(1);
  expect(await boxOf(gap)).toEqual(gapBefore);
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
  await expectLayout(page, { grid: { gridGap: 40 } });
});

test('a layout is kept, changed, compared, duplicated and deleted', async ({ page }) => {
  await openEditor(page);
  await page.getByRole('textbox', { name: 'Gap' }).fill('12');
  await page.getByRole('slider', { name: 'On the stage' }).fill('9');
  await page.getByRole('button', { name: 'Keep…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Sunday talk');
  await expect(page.getByRole('textbox', { name: 'Owner' })).toHaveValue('test-operator');
  await page.getByRole('textbox', { name: 'Owner' }).fill('Eva');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sunday talk' })).toBeVisible();
  await expect(page.getByText('9 people', { exact: true })).toBeVisible();
  await expectSettled(page);

  await page.getByRole('textbox', { name: 'Gap' }).fill('16');
  await page.getByRole('button', { name: 'Save version' }).click();
  await page.getByRole('textbox', { name: 'What has changed' }).fill('more air');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  // Whoever is signed in has changed it, whosever it is.
  await expect(panel(page, 'Versions').getByRole('listitem').first()).toContainText(
    /more air.*test-operator/,
  );
  const compare = panel(page, 'Compare');
  await expect(compare.getByText('They do not differ.')).toBeVisible();
  await compare.getByRole('combobox', { name: 'From' }).selectOption('Version 1');
  await compare.getByRole('combobox', { name: 'to' }).selectOption('Version 2');
  await expect(
    page.getByRole('table', { name: 'Differences from Version 1 to Version 2' }).getByRole('row'),
  ).toHaveText(['ParameterVersion 1Version 2', 'Gap12 px16 px']);
  await expectAccessible(page);

  await page.reload();
  await expectSettled(page);
  await page.getByRole('textbox', { name: 'Gap' }).fill('20');
  await page.getByRole('button', { name: 'Save version' }).click();
  await page.getByRole('textbox', { name: 'What has changed' }).fill('still more air');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(panel(page, 'Versions').getByRole('listitem').first()).toContainText(
    /still more air.*test-operator/,
  );

  await page.getByRole('button', { name: 'Name, note and owner of Sunday talk' }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill('two cameras');
  await page.getByRole('textbox', { name: 'Owner' }).fill('Finn');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(panel(page, 'Kept layouts').getByRole('listitem')).toContainText(/two cameras.*owner Finn/);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save Sunday talk as a file' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('sunday-talk.layout.json');
  await page.getByLabel('File with a layout').setInputFiles(await file.path());
  // Taken in, it is another layout of the same name.
  await expect(panel(page, 'Kept layouts').getByRole('link', { name: 'Sunday talk' })).toHaveCount(2);
  await expect(panel(page, 'Versions').getByRole('listitem')).toHaveCount(1);
  await expectLayout(page, { grid: { gridGap: 20 } });

  for (const left of [1, 0]) {
    await panel(page, 'Kept layouts').getByRole('button', { name: 'Delete Sunday talk' }).first().click();
    await page.getByRole('button', { name: 'Delete it' }).click();
    await expect(panel(page, 'Kept layouts').getByRole('link', { name: 'Sunday talk' })).toHaveCount(left);
  }
});

test('what is wrong in a field is said beside it, stays there, and is not drawn', async ({ page }) => {
  await openEditor(page);
  const gap = page.getByRole('textbox', { name: 'Gap' });
  await gap.fill('12');
  await gap.fill('-1');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('alert')).toHaveText('Gap must be at least 0. Until then it is 12.');
  await expect(gap).toHaveValue('-1');
  await expect(gap).toHaveAccessibleDescription(/must be at least 0/);
  await expectLayout(page, { grid: { gridGap: 12 } });
  await gap.fill('14');
  await expect(page.getByRole('alert')).toHaveCount(0);

  const width = page.getByRole('textbox', { name: 'Picture width in pixels' });
  await width.fill('1281');
  await expect(page.getByRole('alert')).toContainText('must be an even number of pixels');
  await width.fill('1920');
  await page.getByRole('textbox', { name: 'Picture height in pixels' }).fill('1200');
  await expect(page.getByRole('alert')).toContainText('must have at most 2,073,600 pixels');
  await page.getByRole('combobox', { name: 'Featured participant' }).fill('with space');
  await expect(page.getByRole('alert').first()).toContainText('must hold only letters, digits');
  await expectAccessible(page);
});

test('the picture has the size of an encoder configuration, which the command then names', async ({
  page,
  launch,
}) => {
  const { url, emulator } = await launch();
  const aws = askEmulator(emulator);
  const encoder = await aws.createEncoderConfiguration({
    name: 'story-board',
    video: { width: 720, height: 1280 },
  });
  const arn = given(encoder.encoderConfiguration?.arn, 'encoder configuration');
  await openEditor(page, url);
  const size = page.getByRole('combobox', { name: 'Size of the picture' });
  await size.focus();
  await expect(page.getByRole('option', { name: 'story-board' })).toBeAttached();
  await size.selectOption('story-board');
  await expect(page.getByText(/^720 × 1280: 6 people drawn/)).toBeVisible();
  await expect(size).toHaveValue(`encoder ${arn}`);
  await page.getByRole('radio', { name: 'AWS CLI' }).click();
  const command = page.getByRole('region', { name: 'AWS CLI command' });
  await expect(command).toContainText(arn);
  // Undo goes over the size as over all else; another size is that of no encoder.
  await page.getByRole('textbox', { name: 'Picture width in pixels' }).fill('700');
  await expect(command).toContainText('ENCODER_CONFIGURATION_ARN');
  await page.getByRole('button', { name: 'Undo (Ctrl+Z)' }).click();
  await expect(command).toContainText(arn);
});

test('a composition is started with what is edited, or with the kept version', async ({ page }) => {
  await openEditor(page);
  await page.getByRole('textbox', { name: 'Gap' }).fill('10');
  const start = page.getByRole('link', { name: 'Start now…' });
  const search = async () => new URL((await start.getAttribute('href')) ?? '', page.url()).searchParams;
  const inline = async (): Promise<unknown> =>
    JSON.parse(Buffer.from((await search()).get('layout') ?? '', 'base64url').toString());
  await expect.poll(inline).toEqual({ grid: { gridGap: 10 } });

  await page.getByRole('button', { name: 'Keep…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('To be started');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'To be started' })).toBeVisible();
  const id = new URL(page.url()).pathname.split('/').at(-1);
  await expect(start).toHaveAttribute('href', new RegExp(`preset=${id}&version=1$`));
  await page.getByRole('textbox', { name: 'Gap' }).fill('11');
  await expect(start).toHaveAttribute('href', /\?layout=[\w-]+$/);
});

test('on a window 320 pixels wide all of it can be read and used', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await openWindow(page);
  const overflow = await page.evaluate(() => {
    const main = document.querySelector('main');
    return (main?.scrollWidth ?? 0) - (main?.clientWidth ?? 0);
  });
  expect(overflow).toBe(0);
  await page.getByRole('button', { name: 'Explain' }).click();
  await page.getByRole('textbox', { name: 'Offset of the window' }).fill('20');
  await expectLayout(page, { pip: { pipParticipantAttribute: 'pip', pipOffset: 20 } });
  await expectAccessible(page);
});

test('the people of a live stage are those that AWS tells, and its command starts a composition', async ({
  page,
  launch,
}) => {
  const { url, emulator } = await launch();
  const aws = askEmulator(emulator);
  const stage = await liveStageNamed(aws, 'show-morning-brief');
  await openEditor(page, url);
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
  await expect(page.getByRole('link', { name: 'Start now…' })).toHaveAttribute(
    'href',
    new RegExp(`&stage=${idOf(stage.arn)}$`),
  );

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
