import { paths } from '#web/nav/paths.ts';
import { expect, test } from '../fixtures/console.ts';
import { everyStage, given, idOf, participantOf, participantsOf } from '../support/aws.ts';
import { expectAccessible } from '../support/axe.ts';
import { ownLiveStage } from '../support/own-console.ts';
import { bodyRows, expectSettled, panel } from '../support/page-parts.ts';

test.use({ role: 'operator' });

const connection = 'emulator';
const STAGE = 'show-morning-brief';

test('somebody is disconnected from the table and from a lane, by keyboard, and followed until they are out', async ({
  page,
  launch,
}) => {
  const { running, aws, stage } = await ownLiveStage(launch, STAGE);
  const there = (await participantsOf(aws, stage)).filter(({ state }) => state === 'CONNECTED');
  // Of somebody who is there twice a lane takes out one entry; who is meant here is there once.
  const isOnce = (id?: string) => there.filter(({ userId }) => userId === id).length === 1;
  const viewer = given(
    there.find(({ published, userId }) => published === false && userId),
    'viewer',
  );
  const speaker = given(
    there.find(
      ({ published, userId, replicationType, ingestConfigurationArn }) =>
        published && userId && isOnce(userId) && replicationType === 'NONE' && !ingestConfigurationArn,
    ),
    'speaker',
  );
  const [name, id] = [viewer.userId ?? '', viewer.participantId ?? ''];
  await page.goto(running.url + paths.session(connection, stage.id, stage.sessionId));
  await expectSettled(page);
  const table = page.getByRole('table', { name: 'Participants' });
  await table.getByRole('button', { name: `Disconnect ${name}…` }).press('Enter');
  const dialog = page.getByRole('dialog', { name: `Disconnect ${name}?` });
  await expect(dialog.getByText('They are connected and have only watched.')).toBeVisible();
  await expect(dialog.getByText(/Their token is revoked as well/)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('language');
  await dialog.getByRole('button', { name: 'Disconnect', exact: true }).press('Enter');
  await expect(dialog.getByRole('button', { name: 'Take it back' })).toBeFocused();
  await expect(dialog).toBeHidden({ timeout: 15_000 });
  expect((await participantOf(aws, stage, id)).state).toBe('DISCONNECTED');
  const [sent, ...more] = running.emulator.calls.list({ operation: 'DisconnectParticipant' });
  expect([sent?.input['reason'], more]).toEqual(['language', []]);
  await expect(table.getByRole('button', { name: `Disconnect ${name}…` })).toHaveCount(0);

  const lanes = panel(page, 'Timeline').getByRole('list', { name: 'Lanes in view' });
  const other = speaker.userId ?? '';
  // What can be done with a lane is there once it is reached.
  await lanes.getByRole('link', { name: other, exact: true }).focus();
  await lanes.getByRole('button', { name: `Disconnect ${other}…` }).press('Enter');
  const second = page.getByRole('dialog', { name: `Disconnect ${other}?` });
  await expect(second.getByText(/have published in this session/)).toBeVisible();
  await second.getByRole('button', { name: 'Disconnect', exact: true }).press('Enter');
  await expect(second.getByRole('button', { name: 'Take it back' })).toBeFocused();
  await expect(second).toBeHidden({ timeout: 15_000 });
  const calls = running.emulator.calls.list({ operation: 'DisconnectParticipant' });
  expect(calls.map(({ input }) => input['participantId'])).toEqual([id, speaker.participantId]);
  expect((await participantOf(aws, stage, speaker.participantId ?? '')).state).toBe('DISCONNECTED');
  await expect(lanes.getByRole('button', { name: `Disconnect ${other}…` })).toHaveCount(0);

  await page.goto(running.url + paths.participant(connection, stage.id, stage.sessionId, id));
  const done = panel(page, 'Done by this console');
  await expect(done).toContainText('Disconnected, and the token revoked');
  await expect(done).toContainText('“language”');
});

test('somebody is replicated to another stage and taken out of it again', async ({ page, launch }) => {
  const { running, aws, stage } = await ownLiveStage(launch, STAGE);
  const people = await participantsOf(aws, stage);
  const person = given(
    people.find(
      ({ state, published, replicationType, userId }) =>
        state === 'CONNECTED' && published && replicationType === 'NONE' && userId,
    ),
    'somebody who publishes',
  );
  const participantId = given(person.participantId, 'participant id');
  const input = { sourceStageArn: stage.arn, participantId };
  const replicas = async () => (await aws.listParticipantReplicas(input)).replicas ?? [];
  const other = given(
    (await everyStage(aws)).find(({ activeSessionId, name }) => !activeSessionId && name),
    'idle stage',
  );
  await page.goto(running.url + paths.participant(connection, stage.id, stage.sessionId, participantId));
  await expectSettled(page);
  await page.getByRole('button', { name: 'Replicate…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Replicate .+ to another stage$/ });
  const act = dialog.getByRole('button', { name: 'Replicate', exact: true });
  await act.click();
  await expect(dialog.getByText(/Other stage must be a resource id/)).toBeVisible();
  await dialog.getByRole('searchbox', { name: 'Search other stage' }).fill(other.name ?? '');
  await dialog.getByRole('radio').first().check();
  await expect(dialog.getByText('The other stage is idle: this begins a session there.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Reconnect window' }).fill('301');
  await expect(dialog.getByText(/Reconnect window must be at most 300/)).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Reconnect window' }).fill('30');
  await dialog.getByRole('button', { name: 'Add an attribute' }).click();
  await dialog.getByRole('textbox', { name: 'Key of attribute 1' }).fill('role');
  await dialog.getByRole('textbox', { name: 'Value of attribute 1' }).fill('guest');
  await expectAccessible(page);
  await act.click();
  await expect(dialog.getByText(/Nothing has been sent yet/)).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Reconnect window' })).toBeDisabled();
  await expect(dialog).toBeHidden({ timeout: 15_000 });
  expect((await replicas()).map(({ replicationState }) => replicationState)).toEqual(['ACTIVE']);
  const [started] = running.emulator.calls.list({ operation: 'StartParticipantReplication' });
  expect(started?.input).toMatchObject({ reconnectWindowSeconds: 30 });
  const [{ destinationStageArn: stageArn, destinationSessionId: sessionId } = {}] = await replicas();
  const { participant: there } = await aws.getParticipant({ stageArn, sessionId, participantId });
  expect(there?.attributes).toMatchObject({ role: 'guest' });

  running.emulator.clock.step(5_000);

  const table = panel(page, 'Replicas').getByRole('table');
  await expect(bodyRows(table)).toHaveCount(1);
  await table.getByRole('button', { name: `Stop the replication to ${other.id}` }).click();
  const stopping = page.getByRole('dialog', { name: /^Stop replicating / });
  await expect(
    stopping.getByText('Nobody else is connected there: with them the session ends.'),
  ).toBeVisible();
  await stopping.getByRole('button', { name: 'Stop it' }).click();
  await expect(stopping).toBeHidden({ timeout: 15_000 });
  expect((await replicas()).filter(({ replicationState }) => replicationState === 'ACTIVE')).toEqual([]);
  expect(running.emulator.calls.list({ operation: 'StopParticipantReplication' })).toHaveLength(1);
  await expect(panel(page, 'Done by this console')).toContainText('Replication stopped');
});

test('a replication is stopped from the map, and a refusal says what it means', async ({
  page,
  launch,
  problems,
}) => {
  problems.expect(/\b404\b/);
  const { running, aws, stage } = await ownLiveStage(launch, STAGE);
  const source = given(
    (await participantsOf(aws, stage)).find(({ replicationType }) => replicationType === 'SOURCE'),
    'replicated participant',
  );
  const input = { sourceStageArn: stage.arn, participantId: given(source.participantId, 'id') };
  const active = async () =>
    ((await aws.listParticipantReplicas(input)).replicas ?? []).filter(
      ({ replicationState }) => replicationState === 'ACTIVE',
    );
  const [first] = await active();
  const destinationStageArn = given(first?.destinationStageArn, 'destination');
  await page.goto(running.url + paths.replication(connection, stage.id, stage.sessionId));
  await expectSettled(page);
  const table = page.getByRole('table', { name: 'Replication by person' });
  const row = bodyRows(table).filter({ has: page.locator(`a[href*="/${idOf(destinationStageArn)}/"]`) });
  await row
    .getByRole('button', { name: /^Stop replicating / })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: /^Stop replicating / });
  await expect(dialog.getByText(/connected there/)).toBeVisible();
  // Somebody else was quicker.
  await aws.stopParticipantReplication({ ...input, destinationStageArn });
  await dialog.getByRole('button', { name: 'Stop it' }).click();
  await expect(dialog.getByText(/It has ended already/)).toBeVisible({ timeout: 15_000 });
  expect((await active()).some((one) => one.destinationStageArn === destinationStageArn)).toBe(false);
});
