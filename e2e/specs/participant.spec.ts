import { explainError } from '#shared/participants/error-explanations.ts';
import { expect, test } from '../fixtures/console.ts';
import {
  given,
  idOf,
  type LiveStage,
  liveStageNamed,
  participantOf,
  participantsOf,
  participantWith,
} from '../support/aws.ts';
import { bodyRows, detail, expectSettled, panel } from '../support/page-parts.ts';
import { inBerlin } from '../support/times.ts';

function addressOf({ id, sessionId }: LiveStage, participantId: string): string {
  return `/emulator/stages/${id}/sessions/${sessionId}/participants/${participantId}`;
}

test('shows every field that GetParticipant gives', async ({ page, aws }) => {
  const stage = await liveStageNamed(aws, 'show-morning-brief');
  const host = given(
    (await participantsOf(aws, stage)).find(({ recordingState }) => recordingState === 'ACTIVE'),
    'recorded host',
  );
  const participant = await participantOf(aws, stage, given(host.participantId, 'participant id'));
  await page.goto(addressOf(stage, host.participantId ?? ''));
  await expect(page.getByRole('heading', { name: participant.userId ?? '', level: 1 })).toBeVisible();

  const main = page.getByRole('main');
  await expect(detail(main, 'First joined')).toHaveText(
    inBerlin(given(participant.firstJoinTime, 'first join')),
  );
  await expect(detail(main, 'Ever published')).toHaveText('Yes');
  const identity = panel(page, 'Participant');
  await expect(detail(identity, 'Participant id')).toContainText(participant.participantId ?? '');
  await expect(detail(identity, 'User id')).toHaveText(participant.userId ?? '');
  await expect(detail(identity, 'Protocol')).toContainText(participant.protocol ?? '');
  await expect(detail(identity, 'Stage').getByRole('link')).toHaveText('show-morning-brief');
  const client = panel(page, 'Client');
  for (const [label, value] of [
    ['Browser', participant.browserName],
    ['Browser version', participant.browserVersion],
    ['System', participant.osName],
    ['SDK version', participant.sdkVersion],
    ['Provider (ISP)', participant.ispName],
  ] as const) {
    await expect(detail(client, label)).toHaveText(value || 'not given');
  }
  const recording = panel(page, 'Recording');
  await expect(detail(recording, 'State')).toHaveText('Recording');
  await expect(detail(recording, 'S3 bucket')).toHaveText(participant.recordingS3BucketName ?? '');
  await expect(detail(recording, 'S3 prefix')).toHaveText(participant.recordingS3Prefix ?? '');
  const attributes = panel(page, 'Attributes').getByRole('table');
  for (const [key, value] of Object.entries(participant.attributes ?? {})) {
    await expect(attributes.getByRole('row', { name: `${key} ${value}`, exact: true })).toBeVisible();
  }
});

test('shows who came by an encoder, and through which configuration', async ({ page, aws }) => {
  const stage = await liveStageNamed(aws, 'sports-league-final');
  const encoder = given(
    (await participantsOf(aws, stage)).find(({ ingestConfigurationArn }) => ingestConfigurationArn),
    'participant by ingest',
  );
  const participant = await participantOf(aws, stage, encoder.participantId ?? '');
  await page.goto(addressOf(stage, encoder.participantId ?? ''));
  const identity = panel(page, 'Participant');
  await expect(detail(identity, 'Protocol')).toContainText(participant.protocol ?? '');
  await expect(detail(identity, 'Ingest configuration').getByRole('link')).toHaveAttribute(
    'href',
    `/emulator/ingest-configurations/${idOf(encoder.ingestConfigurationArn)}`,
  );
});

test('lists the events in order, with how long after joining each was', async ({ page, aws }) => {
  const stage = await liveStageNamed(aws, 'auction-room-3');
  const { participantId, events } = await participantWith(aws, stage, ({ name }) => name === 'LEFT');
  const { firstJoinTime } = await participantOf(aws, stage, participantId);
  await page.goto(addressOf(stage, participantId));
  const table = page.getByRole('table', { name: 'Events' });
  await expect(table).toHaveAttribute('aria-rowcount', String(events.length + 1));
  await expect(bodyRows(table).first()).toContainText('JOINED');
  for (const [index, event] of events.slice(0, 6).entries()) {
    const at = given(event.eventTime, 'event time');
    const offset = new Date(Number(at) - Number(given(firstJoinTime, 'first join')))
      .toISOString()
      .slice(12, 19);
    const row = bodyRows(table).nth(index);
    await expect(row.getByRole('cell').nth(0)).toHaveText(inBerlin(at).slice(11));
    await expect(row.getByRole('cell').nth(1)).toHaveText(`+${offset}`);
  }
  await expect(detail(page.getByRole('main'), 'Left')).toHaveText(/2026-11-20 \d\d:\d\d:\d\d CET/);
  await expect(detail(page.getByRole('main'), 'Errors')).toHaveText('0');
});

test('leads from an event to the other participant', async ({ page, aws }) => {
  const stage = await liveStageNamed(aws, 'show-morning-brief');
  const found = await participantWith(aws, stage, ({ name }) => name === 'SUBSCRIBE_STARTED');
  const remote = given(
    found.events.find(({ remoteParticipantId }) => remoteParticipantId)?.remoteParticipantId,
    'remote participant',
  );
  const { userId } = await participantOf(aws, stage, remote);
  await page.goto(addressOf(stage, found.participantId));
  const table = page.getByRole('table', { name: 'Events' });
  await table.getByRole('link', { name: remote }).first().click();
  await expect(page).toHaveURL(addressOf(stage, remote));
  await expect(page.getByRole('heading', { name: userId ?? '', level: 1 })).toBeVisible();
});

test('explains an error code in words', async ({ page, aws }) => {
  const stage = await liveStageNamed(aws, 'classroom-algebra-2');
  const { participantId, events } = await participantWith(aws, stage, ({ errorCode }) => Boolean(errorCode));
  const failures = events.filter(({ errorCode }) => errorCode);
  const explained = given(explainError(failures[0]?.errorCode ?? ''), 'explanation');
  await page.goto(addressOf(stage, participantId));
  await expect(detail(page.getByRole('main'), 'Errors')).toHaveText(String(failures.length));
  const button = page.getByRole('button', { name: explained.title }).first();
  await expect(button).toContainText(failures[0]?.errorCode ?? '');
  await button.click();
  await expect(page.getByText(explained.meaning)).toBeVisible();
  await expect(page.getByText(explained.check)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText(explained.meaning)).toBeHidden();

  await page.keyboard.press('e');
  const table = page.getByRole('table', { name: 'Events' });
  await expect(table).toHaveAttribute('aria-rowcount', String(failures.length + 1));
  await expect(page.getByText(`${failures.length} of ${events.length} shown`)).toBeVisible();
});

test('shows what a token exchange changed', async ({ page, aws }) => {
  const stage = await liveStageNamed(aws, 'town-hall-q4');
  const { participantId } = await participantWith(aws, stage, ({ name }) => name === 'TOKEN_EXCHANGED');
  await page.goto(addressOf(stage, participantId));
  const row = page
    .getByRole('table', { name: 'Events' })
    .getByRole('row')
    .filter({ hasText: 'TOKEN_EXCHANGED' });
  await row.first().getByRole('button').click();
  await expect(page.getByText('The token was exchanged').filter({ visible: true })).toBeVisible();
  for (const side of ['Before', 'After']) {
    await expect(page.getByRole('columnheader', { name: side, exact: true })).toBeVisible();
  }
});

test('lists the replicas of a participant, and at the replica says where it comes from', async ({
  page,
  aws,
}) => {
  const stage = await liveStageNamed(aws, 'show-morning-brief');
  const source = given(
    (await participantsOf(aws, stage)).find(({ replicationType }) => replicationType === 'SOURCE'),
    'replicated participant',
  );
  const destination = await liveStageNamed(aws, 'morning-brief-affiliate');
  await page.goto(addressOf(stage, source.participantId ?? ''));
  const replicas = panel(page, 'Replicas').getByRole('table');
  await expect(bodyRows(replicas)).toHaveCount(1);
  await expect(replicas).toContainText(destination.id);
  await expect(replicas).toContainText('Replicating');

  await page.goto(addressOf(destination, source.participantId ?? ''));
  await expect(panel(page, 'Replication')).toContainText('REPLICA');
  await page.getByRole('link', { name: 'at its source' }).click();
  await expect(page).toHaveURL(addressOf(stage, source.participantId ?? ''));
});

test('keeps the choice of events in the address', async ({ page, aws }) => {
  const stage = await liveStageNamed(aws, 'show-morning-brief');
  const { participantId, events } = await participantWith(
    aws,
    stage,
    ({ name }) => name === 'REPLICATION_STARTED',
  );
  await page.goto(addressOf(stage, participantId));
  const subscribing = page.getByRole('button', { name: /^Subscribing/ });
  await subscribing.click();
  await expect(subscribing).toHaveAttribute('aria-pressed', 'true');
  const count = events.filter(({ name }) => name?.startsWith('SUBSCRIBE_')).length;
  await expect(page.getByText(`${count} of ${events.length} shown`)).toBeVisible();
  expect(new URL(page.url()).search).not.toBe('');
  await page.reload();
  await expect(page.getByText(`${count} of ${events.length} shown`)).toBeVisible();
});

test('says that a participant is not known', async ({ page, aws, problems }) => {
  problems.expect(/\b404\b/);
  const stage = await liveStageNamed(aws, 'show-morning-brief');
  await page.goto(addressOf(stage, 'abcdefabcdef'));
  await expect(page.getByText('AWS does not know it').first()).toBeVisible();
  await expectSettled(page);
});

test('shows its attributes and client also while AWS refuses the events', async ({
  page,
  aws,
  callboard,
  problems,
}) => {
  problems.expect(/\b403\b/);
  const stage = await liveStageNamed(aws, 'show-morning-brief');
  const { participantId } = given((await participantsOf(aws, stage))[0], 'participant');
  callboard.emulator.faults.add({
    operation: 'ListParticipantEvents',
    kind: 'error',
    errorType: 'AccessDeniedException',
  });
  await page.goto(addressOf(stage, participantId ?? ''));
  await expect(
    panel(page, 'Events').getByText('No permission to see the events of this participant'),
  ).toBeVisible();
  await expect(detail(panel(page, 'Participant'), 'Participant id')).toContainText(participantId ?? '');
});
