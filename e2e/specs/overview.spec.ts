import { expect, test } from '../fixtures/console.ts';
import { askEmulator, everyItem } from '../support/aws.ts';

test('the list is narrowed to problems, grouped and looked into without leaving it', async ({
  page,
  callboard,
}) => {
  await page.goto(`${callboard.url}/emulator/stages`);
  const tools = page.getByRole('group', { name: 'Tools of the list' });
  // The whole line is seen beside the open navigation, before and after its figures come.
  const createMany = tools.getByRole('link', { name: 'Create many…' });
  const cut = () => tools.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  await createMany.waitFor();
  expect(await cut()).toBe(0);
  const without = tools.getByRole('button', { name: /^No composition/ });
  await without.click();
  // The compositions are listed once somebody asks: then the number is known.
  await expect(without).toHaveText(/^No composition\d+$/);
  await expect(page).toHaveURL(/problem=no-composition/);
  expect(await cut()).toBe(0);
  const first = page.getByRole('table', { name: 'Stages' }).getByRole('row').nth(1);
  const name = await first.getByRole('link').first().innerText();
  await page.keyboard.press('j');
  await page.keyboard.press('o');
  const panel = page.getByRole('complementary', { name: `Look into ${name}` });
  await expect(panel.getByText('None starts or runs.')).toBeVisible();
  await expect(panel.getByText(/connected/).first()).toBeVisible();
  await page.reload();
  await expect(panel).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();

  await tools.getByRole('combobox', { name: 'Group the stages' }).selectOption('By how names begin');
  const groups = page.getByRole('table', { name: 'Groups of stages' });
  await groups.getByRole('link').first().click();
  await expect(page.getByRole('table', { name: 'Stages' })).toBeVisible();
  await expect(page).toHaveURL(/q=name%3A%5E/);
});

test('the overview says what is wrong, and the wall shows it alone and changes by itself', async ({
  page,
  launch,
}) => {
  const { url, emulator } = await launch({ paused: false });
  await page.goto(`${url}/emulator/overview`);
  const panel = page.getByRole('region', { name: 'No composition' });
  await expect(panel).toBeVisible();
  await page.getByRole('button', { name: 'Wall display' }).click();
  const wall = page.getByRole('dialog', { name: 'Wall' });
  const status = wall.getByRole('status');
  await expect(status).toHaveText(/^\d+ problems?$/);
  const before = await status.innerText();
  // A composition is stopped: its stage is then live without one, and nobody reloads anything.
  const aws = askEmulator(emulator);
  const running = (await everyItem(aws.paginateListCompositions({}), 'compositions')).filter(
    ({ state }) => state === 'ACTIVE',
  );
  expect(running.length).toBeGreaterThan(0);
  for (const { arn } of running) await aws.stopComposition({ arn });
  aws.destroy();
  await expect(status).not.toHaveText(before, { timeout: 20_000 });
  await page.keyboard.press('Escape');
  await expect(wall).toBeHidden();
  await expect(page).toHaveURL(`${url}/emulator/overview`);
});
