import type { Page } from '@playwright/test';
import { paths } from '#web/nav/paths.ts';
import { expect, test } from '../fixtures/console.ts';
import { askEmulator, given, idOf, type LiveStage, liveStageNamed, participantsOf } from '../support/aws.ts';
import { expectAccessible } from '../support/axe.ts';
import { expectNoOverflow, expectSettled, pauseLive } from '../support/page-parts.ts';

const STAGE = 'show-morning-brief';

async function open(page: Page, { id, sessionId }: LiveStage, origin = ''): Promise<void> {
  await page.goto(`${origin}${paths.session('emulator', id, sessionId)}`);
  await expectSettled(page);
}

const strips = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });

test('has a row for each composition, with its state and destinations, leading to its page', async ({
  page,
  aws,
}) => {
  const stage = await liveStageNamed(aws, STAGE);
  const { compositions = [] } = await aws.listCompositions({ filterByStageArn: stage.arn });
  await open(page, stage);
  const rows = strips(page, 'Compositions').getByRole('listitem');
  await expect(rows).toHaveCount(compositions.length);
  const words = { ACTIVE: 'Active', STARTING: 'Starting', STOPPING: 'Stopping', FAILED: 'Failed' };
  for (const { arn, state, destinations = [] } of compositions) {
    const row = rows.filter({ hasText: idOf(arn) });
    await expect(row).toContainText(words[state as keyof typeof words]);
    // Every destination is told of, by name where it has one.
    await expect(row).toContainText(destinations.length === 1 ? 'Destination: ' : 'Destinations: ');
    await row.getByRole('link').first().focus();
    await expect(
      page
        .getByRole('region', { name: 'Compositions, recording and ingest' })
        .getByText(`Composition ${idOf(arn)}.`),
    ).toBeVisible();
  }
  const { arn } = given(compositions[0], 'composition');
  await rows
    .filter({ hasText: idOf(arn) })
    .getByRole('link')
    .first()
    .click();
  await expect(page).toHaveURL(paths.composition('emulator', idOf(arn)));
});

test('has a row for each recorded participant, and says where a recording failed', async ({ page, aws }) => {
  const stage = await liveStageNamed(aws, 'classroom-algebra-2');
  const recorded = (await participantsOf(aws, stage)).filter(
    ({ recordingState }) => recordingState && recordingState !== 'DISABLED',
  );
  await open(page, stage);
  const group = strips(page, 'Participant recording');
  await expect(group.getByRole('heading')).toContainText(String(recorded.length));
  const first = group.getByRole('listitem').first();
  await expect(first).toContainText('Failed');
  const failed = recorded.find(({ recordingState }) => recordingState === 'FAILED');
  await expect(first.getByRole('link').first()).toHaveAttribute(
    'href',
    new RegExp(`${failed?.participantId}$`),
  );
});

test('has a row for each encoder, with its ingest configuration', async ({ page, aws }) => {
  const stage = await liveStageNamed(aws, 'sports-league-final');
  const encoders = (await participantsOf(aws, stage)).filter(
    ({ ingestConfigurationArn }) => ingestConfigurationArn,
  );
  await open(page, stage);
  const rows = strips(page, 'Ingest').getByRole('listitem');
  await expect(rows).toHaveCount(Math.min(encoders.length, 4));
  const configurations = encoders.map(({ ingestConfigurationArn }) => idOf(ingestConfigurationArn));
  const told = await rows.allInnerTexts();
  for (const words of told) expect(configurations.filter((id) => words.includes(id))).toHaveLength(1);
  await expect(rows.first()).toContainText('Publishing');
});

test('shows a composition that AWS has forgotten, as the console saw it', async ({ page, launch }) => {
  const { url, emulator } = await launch();
  const aws = askEmulator(emulator);
  const stage = await liveStageNamed(aws, STAGE);
  const { compositions = [] } = await aws.listCompositions({ filterByStageArn: stage.arn });
  const running = given(
    compositions.find(({ state }) => state === 'ACTIVE'),
    'running composition',
  );
  await open(page, stage, url);
  const rows = strips(page, 'Compositions').getByRole('listitem');
  await expect(rows.filter({ hasText: idOf(running.arn) })).toContainText('Active');

  await aws.stopComposition({ arn: running.arn ?? '' });
  emulator.clock.step(60_000);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(rows.filter({ hasText: idOf(running.arn) })).toContainText('Stopped');
  emulator.clock.step(10 * 60_000);
  const { compositions: left = [] } = await aws.listCompositions({ filterByStageArn: stage.arn });
  expect(left.map(({ arn }) => arn)).not.toContain(running.arn);
  await open(page, stage, url);
  await expect(rows.filter({ hasText: idOf(running.arn) })).toContainText('Stopped');
  aws.destroy();
});

test('says that the compositions are not known where they cannot be had, and loads them again', async ({
  page,
  aws,
  callboard,
  problems,
}) => {
  problems.expect(/\b(4|5)\d\d\b/);
  const stage = await liveStageNamed(aws, 'auction-room-3');
  callboard.emulator.faults.add({ operation: 'ListCompositions', kind: 'status', status: 403 });
  await open(page, stage);
  const whole = page.getByRole('region', { name: 'Compositions, recording and ingest' });
  await expect(whole.getByRole('alert')).toContainText(/compositions/i);
  await pauseLive(page);
  callboard.emulator.faults.clear();
  await whole.getByRole('button', { name: 'Try again' }).click();
  await expect(whole.getByRole('alert')).toHaveCount(0);
});

test('can be read 390 and 320 pixels wide, in both themes', async ({ page, aws }) => {
  // A whole session is loaded, and looked at as a whole twice.
  test.slow();
  const stage = await liveStageNamed(aws, 'classroom-algebra-2');
  await page.setViewportSize({ width: 390, height: 800 });
  await open(page, stage);
  await expect(strips(page, 'Participant recording')).toBeVisible();
  await expectNoOverflow(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNoOverflow(page);
  await expectAccessible(page);
});
