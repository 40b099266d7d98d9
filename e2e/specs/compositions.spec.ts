import { expect, test } from '../fixtures/console.ts';
import { everyItem, everyStage, given, idOf, stageNamed } from '../support/aws.ts';
import { bodyRows, detail, panel, rowWith } from '../support/page-parts.ts';
import { inBerlin, lasting } from '../support/times.ts';

const COMPOSITIONS = '/emulator/compositions';

const WORDS: Record<string, string> = {
  STARTING: 'Starting',
  ACTIVE: 'Active',
  STOPPING: 'Stopping',
  FAILED: 'Failed',
  STOPPED: 'Stopped',
  RECONNECTING: 'Reconnecting',
};

test('lists every composition with its state, its stage by name and its times', async ({ page, aws }) => {
  const compositions = await everyItem(aws.paginateListCompositions({}), 'compositions');
  const stages = await everyStage(aws);
  expect(new Set(compositions.map(({ state }) => state)).size).toBe(5);
  await page.goto(COMPOSITIONS);
  const table = page.getByRole('table', { name: 'Compositions' });
  await expect(bodyRows(table)).toHaveCount(compositions.length);
  for (const composition of compositions) {
    const row = rowWith(table, idOf(composition.arn));
    const stage = given(
      stages.find(({ arn }) => arn === composition.stageArn),
      'stage of the composition',
    );
    const start = given(composition.startTime, 'start');
    await expect(row).toContainText(WORDS[composition.state ?? ''] ?? '?');
    await expect(row.getByRole('link', { name: stage.name })).toHaveAttribute(
      'href',
      `/emulator/stages/${stage.id}`,
    );
    await expect(row.getByRole('cell', { name: inBerlin(start) })).toBeVisible();
    await expect(
      row.getByRole('cell', { name: lasting(start, composition.endTime), exact: true }),
    ).toBeVisible();
    for (const { state } of composition.destinations ?? [])
      await expect(row).toContainText(WORDS[state ?? ''] ?? '?');
  }
});

test('filters by state and by stage, in the address too', async ({ page, aws }) => {
  const { name, id } = await stageNamed(aws, 'sports-league-final');
  await page.goto(COMPOSITIONS);
  const table = page.getByRole('table', { name: 'Compositions' });
  await page.getByRole('button', { name: /^Active/ }).click();
  await expect(bodyRows(table)).toHaveCount(4);
  await page.getByRole('combobox', { name: 'Stage' }).selectOption(name ?? '');
  await expect(bodyRows(table)).toHaveCount(1);
  await expect(bodyRows(table).getByRole('link', { name })).toBeVisible();
  expect(page.url()).toContain(id);
  await page.reload();
  await expect(bodyRows(table)).toHaveCount(1);
  await expect(page.getByRole('combobox', { name: 'Stage' }).getByRole('option', { name })).toBeAttached();
});

test('shows a composition with the layout in full and every destination', async ({ page, aws }) => {
  const { arn } = given(
    (await everyItem(aws.paginateListCompositions({}), 'compositions')).find(
      ({ destinations, state }) => destinations?.length === 2 && state === 'ACTIVE',
    ),
    'composition with two destinations',
  );
  const { composition: found } = await aws.getComposition({ arn });
  const composition = given(found, 'composition');
  await page.goto(`${COMPOSITIONS}/${idOf(arn)}`);
  await expect(page.getByRole('heading', { name: `Composition ${idOf(arn)}`, level: 1 })).toBeVisible();
  const main = page.getByRole('main');
  const start = given(composition.startTime, 'start');
  await expect(detail(main, 'Started').first()).toHaveText(inBerlin(start));
  await expect(detail(main, 'Running for')).toHaveText(lasting(start));

  const grid = page.getByRole('table', { name: 'Parameters of the layout: Grid' });
  for (const [parameter, value] of Object.entries(composition.layout?.grid ?? {})) {
    await expect(grid.getByRole('row').filter({ hasText: parameter })).toContainText(
      value === '' ? 'not set' : String(value),
    );
  }
  for (const destination of composition.destinations ?? []) {
    const name = destination.configuration?.name;
    const part = panel(page, name ? `Destination ${name}` : 'Destination without a name');
    await expect(detail(part, 'State')).toHaveText(WORDS[destination.state ?? ''] ?? '?');
    await expect(detail(part, 'Destination id')).toContainText(destination.id ?? '');
    await expect(detail(part, 'Started')).toHaveText(inBerlin(given(destination.startTime, 'start')));
    const s3 = destination.configuration?.s3;
    if (!s3) continue;
    const prefix = given(destination.detail?.s3?.recordingPrefix, 'recording prefix');
    await expect(detail(part, 'Recording prefix')).toContainText(prefix);
    await expect(detail(part, 'Location')).toContainText(`/${prefix}`);
    await expect(detail(part, 'Storage configuration').getByRole('link')).toHaveAttribute(
      'href',
      `/emulator/storage-configurations/${idOf(s3.storageConfigurationArn)}`,
    );
  }
});

test('shows a picture-in-picture layout with every parameter', async ({ page, aws }) => {
  const every = await everyItem(aws.paginateListCompositions({}), 'compositions');
  const details = await Promise.all(every.map(({ arn }) => aws.getComposition({ arn })));
  const { arn, layout } = given(
    details.map(({ composition }) => composition).find((one) => one?.layout?.pip),
    'composition with a PiP layout',
  );
  await page.goto(`${COMPOSITIONS}/${idOf(arn)}`);
  const table = page.getByRole('table', { name: /^Parameters of the layout:/ });
  await expect(table).toBeVisible();
  for (const parameter of Object.keys(layout?.pip ?? {})) {
    await expect(table.getByRole('row').filter({ hasText: parameter }).first()).toBeVisible();
  }
});

test('says of a failed one when it ended, and that AWS never tells why', async ({ page, aws }) => {
  const { arn, startTime, endTime } = given(
    (await everyItem(aws.paginateListCompositions({}), 'compositions')).find(
      ({ state }) => state === 'FAILED',
    ),
    'failed composition',
  );
  await page.goto(`${COMPOSITIONS}/${idOf(arn)}`);
  const main = page.getByRole('main');
  const [from, to] = [given(startTime, 'start'), given(endTime, 'end')];
  await expect(detail(main, 'Ended').first()).toHaveText(inBerlin(to));
  await expect(detail(main, 'Ran for').first()).toHaveText(lasting(from, to));
  await expect(page.getByText(/The API never tells why/)).toBeVisible();
});

test('says that a composition is no longer there', async ({ page, problems }) => {
  problems.expect(/\b404\b/);
  await page.goto(`${COMPOSITIONS}/abcdefabcdef`);
  await expect(page.getByText('AWS does not know it').first()).toBeVisible();
});

test('says of the list what is missing when it is denied', async ({ page, callboard, problems }) => {
  problems.expect(/\b403\b/);
  callboard.emulator.faults.add({
    operation: 'ListCompositions',
    kind: 'error',
    errorType: 'AccessDeniedException',
  });
  await page.goto(COMPOSITIONS);
  await expect(page.getByRole('alert').getByRole('listitem')).toHaveText('ivs:ListCompositions');
});
