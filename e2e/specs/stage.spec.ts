import { expect, test } from '../fixtures/console.ts';
import { everyItem, given, idOf, liveStageNamed, stageNamed } from '../support/aws.ts';
import { bodyRows, detail, expectSettled, panel, rowWith } from '../support/page-parts.ts';
import { inBerlin, lasting } from '../support/times.ts';

test('answers first: live since when, for how long, how many sessions, recorded or not', async ({
  page,
  aws,
}) => {
  const stage = await liveStageNamed(aws, 'show-morning-brief');
  const sessions = await everyItem(aws.paginateListStageSessions({ stageArn: stage.arn }), 'stageSessions');
  await page.goto(`/emulator/stages/${stage.id}`);
  await expect(page.getByRole('heading', { name: 'show-morning-brief', level: 1 })).toBeVisible();
  await expect(page).toHaveTitle('show-morning-brief · Callboard');
  const main = page.getByRole('main');
  await expect(detail(main, 'Live since')).toHaveText(inBerlin(stage.startTime));
  await expect(detail(main, 'Live for')).toHaveText(lasting(stage.startTime));
  await expect(detail(main, 'Sessions')).toHaveText(String(sessions.length));
  await expect(detail(main, 'Participant recording')).toHaveText('On');
  await expect(page.getByRole('navigation', { name: 'Breadcrumbs' })).toContainText('Stages');
});

test('shows the configuration and every endpoint as AWS gives them', async ({ page, aws }) => {
  const { id, arn } = await stageNamed(aws, 'town-hall-q4');
  const stage = given((await aws.getStage({ arn })).stage, 'stage');
  await page.goto(`/emulator/stages/${id}`);
  const configuration = panel(page, 'Configuration');
  await expect(detail(configuration, 'Name')).toHaveText('town-hall-q4');
  await expect(detail(configuration, 'Stage id')).toContainText(id);
  await expect(detail(configuration, 'ARN')).toContainText(arn);
  await expect(detail(configuration, 'Session').getByRole('link')).toHaveText(stage.activeSessionId ?? '');
  const endpoints = panel(page, 'Endpoints');
  for (const [label, url] of [
    ['Events', stage.endpoints?.events],
    ['WHIP', stage.endpoints?.whip],
    ['RTMP', stage.endpoints?.rtmp],
    ['RTMPS', stage.endpoints?.rtmps],
  ] as const) {
    await expect(detail(endpoints, label)).toHaveText(given(url, `${label} endpoint`));
  }
});

test('shows every field of the recording set-up, in words and in the words of AWS', async ({ page, aws }) => {
  const { id, arn } = await stageNamed(aws, 'show-morning-brief');
  const { stage } = await aws.getStage({ arn });
  const setUp = given(stage?.autoParticipantRecordingConfiguration, 'recording set-up');
  await page.goto(`/emulator/stages/${id}`);
  const recording = panel(page, 'Participant recording');
  await expect(detail(recording, 'Storage configuration').getByRole('link')).toHaveAttribute(
    'href',
    `/emulator/storage-configurations/${idOf(setUp.storageConfigurationArn)}`,
  );
  await expect(detail(recording, 'Media types')).toContainText('AUDIO_VIDEO');
  await expect(detail(recording, 'Thumbnails')).toContainText('INTERVAL');
  await expect(detail(recording, 'Thumbnail interval')).toHaveText('30 s');
  await expect(detail(recording, 'Thumbnails kept')).toContainText(/SEQUENTIAL.*LATEST/);
  await expect(detail(recording, 'Reconnect window')).toContainText('60 s');
  await expect(detail(recording, 'Segment duration')).toHaveText('6 s');
  await expect(detail(recording, 'Record replicas')).toHaveText('Yes');
});

test('says that nothing is recorded where no storage is chosen', async ({ page, aws }) => {
  const { id } = await stageNamed(aws, 'channel-news-247');
  await page.goto(`/emulator/stages/${id}`);
  await expect(detail(page.getByRole('main'), 'Participant recording')).toHaveText('Off');
  await expect(panel(page, 'Participant recording')).toContainText(
    'no participant of this stage is recorded',
  );
});

test('lists the sessions, the newest first, each with a link to it', async ({ page, aws }) => {
  const { id, arn } = await stageNamed(aws, 'auction-room-1');
  const sessions = await everyItem(
    aws.paginateListStageSessions({ stageArn: arn, maxResults: 100 }),
    'stageSessions',
  );
  const newestFirst = sessions.toSorted((a, b) => Number(b.startTime) - Number(a.startTime));
  await page.goto(`/emulator/stages/${id}`);
  const table = page.getByRole('table', { name: 'Sessions' });
  await expect(table).toHaveAttribute('aria-rowcount', String(sessions.length + 1));
  for (const [index, session] of newestFirst.slice(0, 5).entries()) {
    const [from, to] = [given(session.startTime, 'start'), given(session.endTime, 'end')];
    const row = bodyRows(table).nth(index);
    await expect(row.getByRole('link', { name: inBerlin(from) })).toHaveAttribute(
      'href',
      `/emulator/stages/${id}/sessions/${session.sessionId}`,
    );
    await expect(row.getByRole('cell', { name: inBerlin(to), exact: true })).toBeVisible();
    await expect(row.getByRole('cell', { name: lasting(from, to), exact: true })).toBeVisible();
  }
  await expect(detail(page.getByRole('main'), 'Idle since')).toHaveText(
    inBerlin(given(newestFirst[0]?.endTime, 'last end')),
  );
});

test('lists its compositions with their states, and links them', async ({ page, aws }) => {
  const { id, arn } = await stageNamed(aws, 'show-morning-brief');
  const compositions = await everyItem(
    aws.paginateListCompositions({ filterByStageArn: arn }),
    'compositions',
  );
  expect(new Set(compositions.map(({ state }) => state))).toEqual(new Set(['ACTIVE', 'STOPPING']));
  await page.goto(`/emulator/stages/${id}`);
  const table = panel(page, 'Compositions').getByRole('table');
  for (const composition of compositions) {
    const row = rowWith(table, idOf(composition.arn));
    await expect(row).toContainText(composition.state === 'ACTIVE' ? 'Active' : 'Stopping');
    await expect(row.getByRole('link')).toHaveAttribute(
      'href',
      `/emulator/compositions/${idOf(composition.arn)}`,
    );
  }
});

test('lists the ingest configurations attached to it, without a stream key', async ({ page, aws }) => {
  const { id, arn } = await stageNamed(aws, 'sports-league-final');
  const attached = await everyItem(
    aws.paginateListIngestConfigurations({ filterByStageArn: arn }),
    'ingestConfigurations',
  );
  expect(attached).toHaveLength(2);
  await page.goto(`/emulator/stages/${id}`);
  const table = panel(page, 'Ingest configurations').getByRole('table');
  for (const configuration of attached) {
    const row = rowWith(table, configuration.name ?? '');
    await expect(row).toContainText('Publishing');
    await expect(row).toContainText(configuration.ingestProtocol ?? '');
    await expect(row).toContainText(configuration.participantId ?? '');
  }
});

test('shows fifty tags, each whole, in a part that scrolls', async ({ page, aws }) => {
  const { id, tags } = await stageNamed(aws, 'green-room-a');
  await page.goto(`/emulator/stages/${id}`);
  const table = panel(page, 'Tags').getByRole('table');
  await expect(bodyRows(table)).toHaveCount(50);
  for (const [key, value] of Object.entries(tags ?? {}).slice(0, 3)) {
    await expect(table.getByRole('row', { name: `${key} ${value}`, exact: true })).toHaveCount(1);
  }
});

test('calls a stage without a name by its id, and says what it never had', async ({ page, aws }) => {
  const never = await stageNamed(aws, 'demo-next-week');
  await page.goto(`/emulator/stages/${never.id}`);
  await expect(detail(page.getByRole('main'), 'Idle since')).toHaveText('never used');
  await expect(page.getByText('This stage has had no session that AWS still knows of')).toBeVisible();
  await expect(page.getByText('No composition runs on this stage')).toBeVisible();
  await expect(page.getByText('No ingest configuration is attached to this stage')).toBeVisible();

  const unnamed = await stageNamed(aws, '');
  await page.goto(`/emulator/stages/${unnamed.id}`);
  await expect(page.getByRole('heading', { name: 'Unnamed stage', level: 1 })).toBeVisible();
  await expectSettled(page);
  await expect(detail(panel(page, 'Configuration'), 'Name')).toHaveText('none');
});
