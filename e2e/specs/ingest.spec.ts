import type { Page, Response } from '@playwright/test';
import { expect, test } from '../fixtures/console.ts';
import { everyItem, given, idOf, liveStageNamed, stageNamed } from '../support/aws.ts';
import { bodyRows, detail, expectSettled, panel, rowWith } from '../support/page-parts.ts';

const INGEST = '/emulator/ingest-configurations';

/** Every body that the browser is given, as text. For one document: a body cannot be read once another is opened. */
function watchBodies(page: Page): () => Promise<string[]> {
  const bodies: Promise<string>[] = [];
  const bodyOf = async (response: Response): Promise<string> => {
    try {
      return await response.text();
    } catch (error) {
      // The browser may let go of an answer before it is read here, of a file or of what the page no longer waits for:
      // whatever can be asked for again is.
      if (response.request().method() !== 'GET') throw error;
      return (await page.request.get(response.url())).text();
    }
  };
  page.on('response', (response) => bodies.push(bodyOf(response)));
  return () => Promise.all(bodies);
}

test('lists every ingest configuration with its state, its stage and who it publishes as', async ({
  page,
  aws,
}) => {
  const all = await everyItem(aws.paginateListIngestConfigurations({}), 'ingestConfigurations');
  await page.goto(INGEST);
  const table = page.getByRole('table', { name: 'Ingest configurations' });
  await expect(bodyRows(table)).toHaveCount(all.length);
  for (const { arn, name, state, stageArn, ingestProtocol, participantId, redundantIngest } of all) {
    const row = rowWith(table, name || idOf(arn));
    await expect(row).toContainText(state === 'ACTIVE' ? 'Publishing' : 'Inactive');
    await expect(row.getByRole('cell', { name: ingestProtocol ?? '', exact: true })).toBeVisible();
    await expect(row).toContainText(participantId ?? '');
    await expect(row.getByRole('cell', { name: redundantIngest ? 'Yes' : 'No', exact: true })).toBeVisible();
    if (!stageArn) await expect(row).toContainText('no stage');
    else await expect(row.getByTitle(stageArn)).toHaveAttribute('href', `/emulator/stages/${idOf(stageArn)}`);
  }
});

test('asks AWS for one state or one stage', async ({ page, aws }) => {
  await page.goto(INGEST);
  const table = page.getByRole('table', { name: 'Ingest configurations' });
  await page.getByRole('radio', { name: 'Publishing' }).click();
  await expect(bodyRows(table)).toHaveCount(3);
  expect(new URL(page.url()).search).toContain('ACTIVE');

  const { name } = await stageNamed(aws, 'sports-court-2');
  await page.getByRole('combobox', { name: 'Stage' }).selectOption(name ?? '');
  await expect(bodyRows(table)).toHaveCount(1);
  await expect(rowWith(table, 'court-2')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Any state' })).toBeChecked();
});

test('shows where the encoder sends to, with every stream key masked', async ({ page, aws }) => {
  const all = await everyItem(aws.paginateListIngestConfigurations({}), 'ingestConfigurations');
  const arn = given(all.find(({ name }) => name === 'news-247-redundant')?.arn, 'ingest configuration');
  const { ingestConfiguration } = await aws.getIngestConfiguration({ arn });
  const stage = await liveStageNamed(aws, 'channel-news-247');
  const { stage: whole } = await aws.getStage({ arn: stage.arn });
  await page.goto(`${INGEST}/${idOf(arn)}`);
  const setUp = panel(page, 'Set up the encoder');
  await expect(detail(setUp, 'Server, RTMPS')).toContainText(whole?.endpoints?.rtmps ?? '');
  await expect(detail(setUp, 'Stream key')).toHaveText(/^rt_\d{12}_us-east-1_\w+_•+$/);
  await expect(panel(page, 'Redundant ingest').getByText(/_•+$/)).toHaveCount(2);
  for (const { participantId } of ingestConfiguration?.redundantIngestCredentials ?? []) {
    await expect(panel(page, 'Redundant ingest')).toContainText(participantId ?? '');
  }
  const attributes = panel(page, 'Attributes').getByRole('table');
  for (const [key, value] of Object.entries(ingestConfiguration?.attributes ?? {})) {
    await expect(attributes.getByRole('row', { name: `${key} ${value}`, exact: true })).toBeVisible();
  }
  await detail(page.getByRole('main'), 'Participant').getByRole('link').click();
  await expect(page).toHaveURL(
    `/emulator/stages/${stage.id}/sessions/${stage.sessionId}/participants/${ingestConfiguration?.participantId}`,
  );
});

test('never lets the browser have a stream key', async ({ page, aws }) => {
  const all = await everyItem(aws.paginateListIngestConfigurations({}), 'ingestConfigurations');
  const secrets: string[] = [];
  for (const { arn } of all) {
    const { ingestConfiguration } = await aws.getIngestConfiguration({ arn });
    const credentials = ingestConfiguration?.redundantIngestCredentials ?? [];
    for (const key of [ingestConfiguration?.streamKey, ...credentials.map(({ streamKey }) => streamKey)]) {
      secrets.push(given(given(key, 'stream key').split('_').at(-1), 'secret of the stream key'));
    }
  }
  expect(secrets).toHaveLength(all.length + 4);
  const bodies = watchBodies(page);
  await page.goto(INGEST);
  await expectSettled(page);
  const table = page.getByRole('table', { name: 'Ingest configurations' });
  for (const { arn, name } of all) {
    await rowWith(table, name || idOf(arn))
      .getByRole('link')
      .first()
      .click();
    await expect(page).toHaveURL(`${INGEST}/${idOf(arn)}`);
    await expect(detail(panel(page, 'Set up the encoder'), 'Stream key')).toContainText('•');
    await expectSettled(page);
    const drawn = await page.content();
    expect(secrets.filter((secret) => drawn.includes(secret))).toEqual([]);
    await page.goBack();
    await expectSettled(page);
  }
  const received = await bodies();
  expect(received.some((body) => body.includes('maskedStreamKey'))).toBe(true);
  expect(secrets.filter((secret) => received.some((body) => body.includes(secret)))).toEqual([]);
});
