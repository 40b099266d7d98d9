import { expect, test } from '../fixtures/console.ts';
import { askEmulator, everyStage, type KnownStage, liveStageNamed, participantsOf } from '../support/aws.ts';
import { bodyRows, expectSettled, rowWith } from '../support/page-parts.ts';
import { inBerlin, lasting } from '../support/times.ts';

test.use({ role: 'support' });

const STAGES = '/emulator/stages';

/** What a plain word of the filter looks at. */
function mentions(stage: KnownStage, word: string): boolean {
  const texts = [stage.name, stage.arn, stage.activeSessionId, ...Object.entries(stage.tags ?? {}).flat()];
  return texts.some((text) => text?.toLowerCase().includes(word));
}

test('lists every stage, the live ones first, with the age of the list', async ({ page, aws }) => {
  await page.goto(STAGES);
  await expect(page.getByRole('heading', { name: 'Stages', level: 1 })).toBeVisible();
  const stages = await everyStage(aws);
  const live = stages.filter(({ activeSessionId }) => activeSessionId);
  await expect(page.getByText(`${live.length} live of ${stages.length}`)).toBeVisible();
  expect([live.length, stages.length]).toEqual([8, 40]);
  await expect(page).toHaveTitle('Stages · Callboard');

  const table = page.getByRole('table', { name: 'Stages' });
  await expect(table).toHaveAttribute('aria-rowcount', '41');
  const names = live.map(({ name }) => name ?? '').toSorted();
  for (const [index, name] of names.entries()) await expect(bodyRows(table).nth(index)).toContainText(name);
  await expect(bodyRows(table).nth(live.length)).toContainText('Idle');
  await expect(page.getByText(/^as of 15:00:00 CET/)).toBeVisible();
});

test('tells of a live stage since when and how long, its session and its tags', async ({ page, aws }) => {
  const stage = await liveStageNamed(aws, 'show-morning-brief');
  await page.goto(STAGES);
  const row = rowWith(page.getByRole('table', { name: 'Stages' }), 'show-morning-brief');
  await expect(row.getByRole('cell', { name: 'Live', exact: true })).toBeVisible();
  await expect(row.getByRole('cell', { name: inBerlin(stage.startTime) })).toBeVisible();
  await expect(row.getByRole('cell', { name: lasting(stage.startTime), exact: true })).toBeVisible();
  await expect(row.getByRole('link', { name: stage.sessionId })).toHaveAttribute(
    'href',
    `${STAGES}/${stage.id}/sessions/${stage.sessionId}`,
  );
  for (const [key, value] of Object.entries(stage.tags ?? {})) {
    await expect(row.getByRole('listitem').filter({ hasText: key })).toContainText(value);
  }
});

test('tells a stage that is ending from one where someone still publishes', async ({ page, aws }) => {
  await page.goto(STAGES);
  const table = page.getByRole('table', { name: 'Stages' });
  for (const { name, activeSessionId } of await everyStage(aws)) {
    if (!activeSessionId) continue;
    const everyone = await participantsOf(aws, await liveStageNamed(aws, name ?? ''));
    const someoneThere = everyone.some(({ published, state }) => published && state === 'CONNECTED');
    const state = someoneThere ? 'Live' : 'Ending';
    await expect(rowWith(table, name ?? '').getByRole('cell', { name: state, exact: true })).toBeVisible();
  }
  await expect(page.getByRole('button', { name: 'Live 7' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ending 1' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Idle 32' })).toBeVisible();
});

test('finds stages by any word of name, id or tag as it is typed', async ({ page, aws }) => {
  await page.goto(STAGES);
  const stages = await everyStage(aws);
  const table = page.getByRole('table', { name: 'Stages' });
  const search = page.getByRole('searchbox', { name: 'Search stages' });
  for (const word of ['auction', 'sports-desk', stages[5]?.id.toLowerCase() ?? '']) {
    const found = stages.filter((stage) => mentions(stage, word));
    await search.fill(word);
    await expect(page.getByText(`${found.length} of 40 shown`)).toBeVisible();
    await expect(table).toHaveAttribute('aria-rowcount', String(found.length + 1));
    expect(found.length).toBeGreaterThan(0);
  }
});

test('filters by state and tag together, and keeps the filter in the address', async ({ page, aws }) => {
  await page.goto(STAGES);
  await page.getByRole('button', { name: 'Live 7' }).click();
  await expect(page).toHaveURL(`${STAGES}?q=live`);
  await expect(page.getByRole('button', { name: 'Live 7' })).toHaveAttribute('aria-pressed', 'true');
  const table = page.getByRole('table', { name: 'Stages' });
  await expect(bodyRows(table)).toHaveCount(7);

  await page.getByRole('searchbox').fill('live tag:env=prod');
  const live = (await everyStage(aws)).filter(({ activeSessionId }) => activeSessionId);
  const inProduction = live.filter(
    ({ tags, name }) => tags?.['env'] === 'prod' && name !== 'classroom-algebra-2',
  );
  await expect(bodyRows(table)).toHaveCount(inProduction.length);
  for (const { name } of inProduction) await expect(rowWith(table, name ?? '')).toBeVisible();
  expect(inProduction).not.toHaveLength(live.length);
});

test('says when no stage matches, and clears the filter', async ({ page }) => {
  await page.goto(`${STAGES}?q=no-such-stage`);
  await expect(page.getByText('No stage matches')).toBeVisible();
  await expect(page.getByText('0 of 40 shown')).toBeVisible();
  await page.getByRole('main').getByText('Clear the filter').click();
  await expect(page).toHaveURL(STAGES);
  await expect(page.getByRole('searchbox')).toHaveValue('');
  await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '41');
});

test('sorts by a column both ways and says which', async ({ page, aws }) => {
  await page.goto(STAGES);
  await expectSettled(page);
  const table = page.getByRole('table', { name: 'Stages' });
  const names = (await everyStage(aws)).map(({ name }) => name ?? '').filter((name) => name !== '');
  const inOrder = names.toSorted((a, b) => a.localeCompare(b, 'en'));

  await table.getByRole('button', { name: 'Name' }).click();
  await expect(table.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(page).toHaveURL(`${STAGES}?sort=name`);
  await expect(bodyRows(table).first()).toContainText(inOrder[0] ?? '');

  await table.getByRole('button', { name: 'Name' }).click();
  await expect(table.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'descending');
  await expect(page).toHaveURL(`${STAGES}?sort=-name`);

  await table.getByRole('button', { name: 'Live since' }).click();
  await expect(bodyRows(table).first()).toContainText('channel-news-247');
});

test('reaches the last of the stages by scrolling', async ({ page, aws }) => {
  await page.goto(`${STAGES}?sort=name`);
  const unnamed = (await everyStage(aws)).filter(({ name }) => !name).map(({ id }) => id);
  const region = page.getByRole('region', { name: 'Stages' });
  await expectSettled(page);
  await region.focus();
  await page.keyboard.press('End');
  // Stages without a name come last, and are called by their id.
  for (const id of unnamed) await expect(region.getByRole('link', { name: id })).toBeInViewport();
});

test('opens a stage by a click anywhere on its row', async ({ page }) => {
  await page.goto(STAGES);
  const row = rowWith(page.getByRole('table'), 'show-morning-brief');
  await row.getByRole('cell', { name: 'Live', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'show-morning-brief', level: 1 })).toBeVisible();
});

test('shows what has become of the world after Refresh', async ({ page, launch }) => {
  const own = await launch();
  const aws = askEmulator(own.emulator);
  await page.goto(`${own.url}${STAGES}`);
  await expectSettled(page);
  await expect(page.getByText('8 live of 40')).toBeVisible();
  own.emulator.clock.step(6 * 3_600_000);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText(/^as of 21:00:00 CET/)).toBeVisible();
  const live = (await everyStage(aws)).filter(({ activeSessionId }) => activeSessionId);
  await expect(page.getByText(`${live.length} live of 40`)).toBeVisible();
});
