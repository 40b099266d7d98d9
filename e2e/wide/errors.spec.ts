import { expect, test } from '../fixtures/console.ts';
import { FAILURES } from '../fixtures/upstream-faults.ts';
import { stageNamed } from '../support/aws.ts';
import { detail, expectSettled, panel, pauseLive } from '../support/page-parts.ts';

const STAGES = '/emulator/stages';

test.describe('the list of stages', () => {
  for (const { name, fault, status, title } of FAILURES) {
    test(`says what is wrong after ${name}, and loads once it is over`, async ({
      page,
      callboard,
      problems,
    }) => {
      problems.expect(new RegExp(`\\b${status}\\b`));
      callboard.emulator.faults.add({ ...fault, operation: 'ListStages' });
      await page.goto(STAGES);
      const alert = page.getByRole('main').getByRole('alert');
      await expect(alert.getByText(title, { exact: true })).toBeVisible();
      await expect(alert).toContainText('Could not load the stages.');
      await expect(detail(alert, 'Request id')).toHaveText(/^[0-9a-f-]{36}$/);

      await pauseLive(page);
      callboard.emulator.faults.clear();
      await alert.getByRole('button', { name: 'Try again' }).click();
      await expect(page.getByText('8 live of 40')).toBeVisible();
      await expect(page.getByRole('alert')).toHaveCount(0);
    });
  }

  test('names the permission that is missing', async ({ page, callboard, problems }) => {
    problems.expect(/\b403\b/);
    const message = 'User: arn:aws:iam::259993588873:user/ops is not authorized to perform: ivs:ListStages';
    callboard.emulator.faults.add({
      operation: 'ListStages',
      kind: 'error',
      errorType: 'AccessDeniedException',
      message,
    });
    await page.goto(STAGES);
    const alert = page.getByRole('main').getByRole('alert');
    await expect(alert.getByText('No permission to see the stages')).toBeVisible();
    await expect(alert.getByRole('listitem')).toHaveText('ivs:ListStages');
    await expect(alert).toContainText(message);
    await expect(detail(alert, 'AWS request id')).toHaveText(/^[0-9a-f-]{36}$/);
    callboard.emulator.faults.clear();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(page.getByText('8 live of 40')).toBeVisible();
  });

  test('keeps what it had when a refresh fails, and says so', async ({ page, callboard, problems }) => {
    problems.expect(/\b429\b/);
    await page.goto(STAGES);
    await expectSettled(page);
    callboard.emulator.faults.add({ operation: 'ListStages', kind: 'throttle' });
    await page.getByRole('button', { name: 'Refresh' }).click();
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(
      'Not refreshed, this is what was loaded before: AWS asked for fewer requests',
    );
    await expect(page.getByText('8 live of 40')).toBeVisible();
    await pauseLive(page);
    callboard.emulator.faults.clear();
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(alert).toHaveCount(0);
    await expect(page.getByText('8 live of 40')).toBeVisible();
  });

  test('shows the part that came when a later page fails, and goes on from there', async ({
    page,
    launch,
    problems,
  }) => {
    problems.expect(/\b502\b/);
    const own = await launch({ scenario: 'thousand' });
    own.emulator.faults.add({ operation: 'ListStages', kind: 'status', status: 500, skip: 3 });
    await page.goto(`${own.url}${STAGES}`);
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(/^\d00 loaded, then stopped: AWS could not be reached, or failed/);
    await expect(page.getByText(/^\d+ live of \d00 loaded$/)).toBeVisible();
    await page.getByRole('searchbox').fill('no-such-stage');
    await expect(page.getByText(/of the stages loaded so far/)).toBeVisible();
    await page.getByRole('searchbox').fill('');
    await pauseLive(page);
    own.emulator.faults.clear();
    await alert.getByRole('button', { name: 'Load the rest' }).click();
    await expect(page.getByText(/^60 live of 1000$/)).toBeVisible();
    await expect(alert).toHaveCount(0);
  });

  test('says why it is not known whether a stage is ending', async ({ page, callboard, problems }) => {
    problems.expect(/\b403\b/);
    callboard.emulator.faults.add({
      operation: 'ListParticipants',
      kind: 'error',
      errorType: 'AccessDeniedException',
    });
    await page.goto(STAGES);
    await expect(page.getByText('not checked')).toHaveCount(8);
    await expect(page.getByTitle(/ivs:ListParticipants|ListParticipants/).first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Ending 0+' })).toBeVisible();
  });
});

test.describe('one part of a page', () => {
  test('fails alone when it is denied, and is loaded again alone', async ({
    page,
    aws,
    callboard,
    problems,
  }) => {
    problems.expect(/\b403\b/);
    const { id } = await stageNamed(aws, 'show-morning-brief');
    callboard.emulator.faults.add({
      operation: 'ListCompositions',
      kind: 'error',
      errorType: 'AccessDeniedException',
    });
    await page.goto(`${STAGES}/${id}`);
    const compositions = panel(page, 'Compositions');
    await expect(compositions.getByText('No permission to see the compositions of this stage')).toBeVisible();
    await expect(compositions.getByRole('listitem')).toHaveText('ivs:ListCompositions');
    await expect(panel(page, 'Sessions').getByRole('table')).toBeVisible();
    await expect(panel(page, 'Configuration')).toContainText('show-morning-brief');
    await expect(page.getByRole('alert')).toHaveCount(1);

    await pauseLive(page);
    callboard.emulator.faults.clear();
    await compositions.getByRole('button', { name: 'Try again' }).click();
    await expect(compositions.getByRole('table')).toHaveAttribute('aria-rowcount', '3');
  });

  test('comes back by itself once it is allowed', async ({ page, aws, callboard, problems }) => {
    problems.expect(/\b403\b/);
    const { id } = await stageNamed(aws, 'show-morning-brief');
    const { faults } = callboard.emulator;
    faults.add({ operation: 'ListCompositions', kind: 'error', errorType: 'AccessDeniedException' });
    await page.goto(`${STAGES}/${id}`);
    const compositions = panel(page, 'Compositions');
    await expect(compositions.getByRole('alert')).toBeVisible();
    faults.clear();
    // Nobody presses a button: the next look of the live page brings it.
    await expect(compositions.getByRole('table')).toHaveAttribute('aria-rowcount', '3', { timeout: 30_000 });
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  test('fails alone when the settings do not come', async ({ page, aws, callboard, problems }) => {
    problems.expect(/\b502\b/);
    const { id } = await stageNamed(aws, 'show-morning-brief');
    callboard.emulator.faults.add({ operation: 'GetStage', kind: 'status', status: 503 });
    await page.goto(`${STAGES}/${id}`);
    await expect(page.getByRole('heading', { name: id, level: 1 })).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('Could not load the configuration of this stage.');
    await expect(panel(page, 'Sessions').getByRole('table')).toHaveAttribute('aria-rowcount', '8');
    callboard.emulator.faults.clear();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(page.getByRole('heading', { name: 'show-morning-brief', level: 1 })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});

test.describe('what is not there', () => {
  test('a stage that AWS does not know', async ({ page, problems }) => {
    problems.expect(/\b404\b/);
    await page.goto(`${STAGES}/abcdefabcdef`);
    const alert = page.getByRole('alert');
    await expect(alert).toHaveCount(1);
    await expect(alert.getByText('AWS does not know it', { exact: true })).toBeVisible();
    await expect(alert).toContainText('It was deleted, or it belongs to another account or Region.');
  });

  test('an id that cannot exist is said without asking AWS', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${STAGES}/not~an~id`);
    await expect(page.getByText('This address cannot exist')).toBeVisible();
    expect(asked.filter((url) => url.includes('~') && url.includes('/api/'))).toEqual([]);
  });

  test('a connection that this console does not have', async ({ page, problems }) => {
    problems.expect(/\b404\b/);
    await page.goto('/nowhere/stages');
    await expect(page.getByText('This console has no such connection')).toBeVisible();
    await expect(page.getByText('Unknown connection nowhere')).toBeVisible();
  });

  test('a page that does not exist', async ({ page }) => {
    await page.goto('/emulator/rehearsals');
    await expect(page.getByRole('heading', { name: 'There is no page at this address' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText('/emulator/rehearsals');
    await page.getByRole('link', { name: 'Go to the stages' }).click();
    await expect(page.getByRole('heading', { name: 'Stages', level: 1 })).toBeVisible();
  });
});

test.describe('without the console’s server', () => {
  test('keeps what is on screen and says that nothing newer comes', async ({ page, launch, problems }) => {
    problems.expect(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|\b503\b/);
    const own = await launch();
    await page.goto(`${own.url}${STAGES}`);
    await expectSettled(page);
    await own.close();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(page.getByRole('alert')).toContainText('the server cannot be reached');
    await expect(page.getByText('8 live of 40')).toBeVisible();
  });

  test('says of a page that was not fetched yet that it could not be', async ({ page, launch, problems }) => {
    problems.expect(
      /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|\b503\b|dynamically imported/,
    );
    const own = await launch();
    await page.goto(`${own.url}${STAGES}`);
    await expectSettled(page);
    await own.close();
    await page.getByRole('link', { name: 'auction-room-3' }).click();
    await expect(page.getByRole('heading', { name: 'This page could not be fetched' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Reload' })).toBeVisible();
  });
});
