import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/console.ts';
import {
  everyItem,
  given,
  type LiveStage,
  liveStageNamed,
  participantsOf,
  stageNamed,
} from '../support/aws.ts';
import {
  bodyRows,
  detail,
  expectSettled,
  panel,
  rowWith,
  stretchShown,
  restingText,
} from '../support/page-parts.ts';
import { figuresOf } from '../support/people.ts';
import { inBerlin, lasting } from '../support/times.ts';
import { expectQuiet } from '../support/traffic.ts';

test.use({ role: 'support' });

function addressOf({ id, sessionId }: { id: string; sessionId: string }): string {
  return `/emulator/stages/${id}/sessions/${sessionId}`;
}

async function open(page: Page, stage: LiveStage, query = ''): Promise<void> {
  await page.goto(`${addressOf(stage)}${query}`);
  await expect(page.getByRole('heading', { name: `Session ${stage.sessionId}`, level: 1 })).toBeVisible();
}

test.describe('the facts', () => {
  test('of a live session agree with what the emulator says', async ({ page, aws }) => {
    const stage = await liveStageNamed(aws, 'town-hall-q4');
    const figures = await figuresOf(aws, stage);
    await open(page, stage);
    const main = page.getByRole('main');
    await expect(detail(main, 'Started')).toHaveText(inBerlin(stage.startTime));
    await expect(detail(main, 'Duration so far')).toHaveText(lasting(stage.startTime));
    await expect(detail(main, 'People')).toHaveText(String(figures.people));
    await expect(detail(main, 'Participants')).toHaveText(String(figures.participants));
    await expect(detail(main, 'Publishers')).toHaveText(String(figures.publishers));
    expect(figures.people).toBeLessThan(figures.participants);
    await expect(page.getByRole('navigation', { name: 'Breadcrumbs' })).toContainText('town-hall-q4');
  });

  test('of an ended session give its end and its length', async ({ page, aws }) => {
    const { id, arn } = await stageNamed(aws, 'auction-room-1');
    const sessions = await everyItem(aws.paginateListStageSessions({ stageArn: arn }), 'stageSessions');
    const session = given(sessions[0], 'session');
    const [from, to] = [given(session.startTime, 'start'), given(session.endTime, 'end')];
    await page.goto(addressOf({ id, sessionId: session.sessionId ?? '' }));
    const main = page.getByRole('main');
    await expect(detail(main, 'Started')).toHaveText(inBerlin(from));
    await expect(detail(main, 'Ended')).toHaveText(inBerlin(to));
    await expect(detail(main, 'Duration')).toHaveText(lasting(from, to));
  });

  test('say that the peak is not known until every lane is loaded, then what it was', async ({
    page,
    aws,
    callboard,
  }) => {
    // Nobody else in these tests looks at it, so nothing of it is loaded yet.
    const stage = await liveStageNamed(aws, 'town-hall-q4-overflow');
    const { peak, errors, participants } = await figuresOf(aws, stage);
    callboard.emulator.faults.add({ operation: 'ListParticipantEvents', kind: 'latency', ms: 300 });
    await open(page, stage);
    const main = page.getByRole('main');
    const timeline = panel(page, 'Timeline');
    await expect(timeline.getByText(`0 of ${participants} loaded`)).toBeVisible();
    await expect(detail(main, 'Peak people')).toHaveText('not loaded');
    callboard.emulator.faults.clear();
    await expect(timeline.getByText(`${participants} of ${participants} loaded`)).toBeVisible();
    await expect(detail(main, 'Peak people')).toHaveText(String(peak));
    await expect(detail(main, 'Errors')).toHaveText(String(errors));
    await expect(timeline.getByRole('button', { name: /Load all|Pause|Cancel/ })).toHaveCount(0);
  });
});

test.describe('the participants', () => {
  test('are listed in the order in which they joined, with a link to each', async ({ page, aws }) => {
    const stage = await liveStageNamed(aws, 'channel-news-247');
    const everyone = await participantsOf(aws, stage);
    await open(page, stage);
    const table = page.getByRole('table', { name: 'Participants' });
    await expect(table).toHaveAttribute('aria-rowcount', String(everyone.length + 1));
    const inOrder = everyone.toSorted((a, b) => Number(a.firstJoinTime) - Number(b.firstJoinTime));
    for (const [index, participant] of inOrder.slice(0, 4).entries()) {
      const row = bodyRows(table).nth(index);
      await expect(
        row.getByRole('cell', { name: inBerlin(given(participant.firstJoinTime, 'join')) }),
      ).toBeVisible();
      await expect(row).toContainText(participant.state === 'CONNECTED' ? 'Connected' : 'Disconnected');
      await expect(row).toContainText(participant.published ? 'Ever' : 'Never');
    }
    const first = given(
      everyone.find(({ participantId }) => participantId === inOrder[0]?.participantId),
      'first',
    );
    await expect(bodyRows(table).first().getByRole('link').first()).toHaveAttribute(
      'href',
      `${addressOf(stage)}/participants/${first.participantId}`,
    );
  });

  const FILTERS = [
    {
      by: 'State',
      choose: 'Disconnected',
      query: 'state=DISCONNECTED',
      filter: { filterByState: 'DISCONNECTED' },
    },
    { by: 'Published', choose: 'Ever', query: 'published=true', filter: { filterByPublished: true } },
  ] as const;
  for (const { by, choose, query, filter } of FILTERS) {
    test(`are filtered by ${by.toLowerCase()} as AWS filters them`, async ({ page, aws }) => {
      const stage = await liveStageNamed(aws, 'sports-league-final');
      const input = { stageArn: stage.arn, sessionId: stage.sessionId, maxResults: 100, ...filter };
      const left = await everyItem(aws.paginateListParticipants(input), 'participants');
      await open(page, stage);
      await page.getByRole('radio', { name: by, exact: true }).click();
      await page.getByRole('radio', { name: choose, exact: true }).click();
      await expect(page).toHaveURL(`${addressOf(stage)}?${query}`);
      const table = page.getByRole('table', { name: 'Participants' });
      await expect(table).toHaveAttribute('aria-rowcount', String(left.length + 1));
      const { people } = await figuresOf(aws, stage);
      const peopleLeft = new Set(left.map(({ userId, participantId }) => userId || participantId)).size;
      await expect(page.getByText(`${peopleLeft} of ${people} people`, { exact: true })).toBeVisible();
      // The facts are about the session, whatever the table shows.
      await expect(detail(page.getByRole('main'), 'Participants')).toHaveText('79');
    });
  }

  test('are filtered by the state of their recording', async ({ page, aws }) => {
    const stage = await liveStageNamed(aws, 'classroom-algebra-2');
    const failed = (await participantsOf(aws, stage)).filter(
      ({ recordingState }) => recordingState === 'FAILED',
    );
    expect(failed).toHaveLength(1);
    await open(page, stage);
    await page.getByRole('radio', { name: 'Recording' }).click();
    await page.getByRole('combobox', { name: 'Recording state' }).selectOption('Failed');
    await expect(page).toHaveURL(`${addressOf(stage)}?recording=FAILED`);
    const table = page.getByRole('table', { name: 'Participants' });
    await expect(bodyRows(table)).toHaveCount(1);
    await expect(table.getByRole('cell', { name: 'Failed' })).toBeVisible();
  });

  test('are found by a whole user id, and all come back', async ({ page, aws }) => {
    const stage = await liveStageNamed(aws, 'town-hall-q4');
    const everyone = await participantsOf(aws, stage);
    const userId = given(
      everyone.find(({ userId: id }, at) =>
        everyone.some((other, index) => index > at && other.userId === id),
      )?.userId,
      'user who joined twice',
    );
    await open(page, stage);
    await page.getByRole('radio', { name: 'User id' }).click();
    await page.getByRole('textbox', { name: 'User id' }).fill(userId);
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    const table = page.getByRole('table', { name: 'Participants' });
    const same = everyone.filter((other) => other.userId === userId);
    await expect(bodyRows(table)).toHaveCount(same.length);
    expect(new URL(page.url()).searchParams.get('user')).toBe(userId);

    await page.getByRole('textbox', { name: 'User id' }).fill('nobody');
    await page.keyboard.press('Enter');
    await expect(page.getByText('No participant matches the filter')).toBeVisible();
    await expect(page.getByText('No lane matches the filter')).toBeVisible();
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await expect(table).toHaveAttribute('aria-rowcount', String(everyone.length + 1));
    await expect(page).toHaveURL(addressOf(stage));
  });
});

test.describe('the timeline', () => {
  test('names its lanes and leads to the participant', async ({ page, aws }) => {
    const stage = await liveStageNamed(aws, 'show-morning-brief');
    await open(page, stage);
    const lanes = page.getByRole('list', { name: 'Lanes in view' });
    await expect(lanes.getByRole('listitem').first()).toContainText(/Publisher/);
    const { people } = await figuresOf(aws, stage);
    await expect(page.getByRole('application', { name: `Timeline of ${people} people` })).toBeVisible();
    const name = await lanes.getByRole('link').first().innerText();
    await lanes.getByRole('link').first().click();
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  });

  test('is loaded whole, once, however many look at it', async ({ page, aws, launch, context }) => {
    const { id, arn } = await stageNamed(aws, 'auction-room-1');
    const [session] = await everyItem(aws.paginateListStageSessions({ stageArn: arn }), 'stageSessions');
    const sessionId = given(session?.sessionId, 'session');
    const people = await everyItem(
      aws.paginateListParticipants({ stageArn: arn, sessionId }),
      'participants',
    );
    const { url, emulator } = await launch();
    const asked = () =>
      emulator.calls
        .list()
        .filter(({ operation, input }) => operation === 'ListParticipantEvents' && !('nextToken' in input))
        .map(({ input }) => input['participantId']);
    const other = await context.newPage();
    await Promise.all([page, other].map((each) => each.goto(`${url}${addressOf({ id, sessionId })}`)));
    const all = `${people.length} of ${people.length} loaded`;
    for (const each of [page, other])
      await expect(panel(each, 'Timeline').getByText(all)).toBeVisible({ timeout: 30_000 });
    expect(new Set(asked()).size).toBe(people.length);
    expect(asked()).toHaveLength(people.length);
  });

  test('is moved and zoomed from the keyboard, and keeps its stretch in the address', async ({
    page,
    aws,
  }) => {
    const stage = await liveStageNamed(aws, 'show-morning-brief');
    await open(page, stage);
    const label = stretchShown(page);
    const whole = await restingText(label);
    await page.getByRole('application').focus();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await expect(label).not.toHaveText(whole);
    await expect(page).toHaveURL(/\?from=2026-11-20T1[23]%3A.*Z&to=2026-11-20T1[34]%3A.*Z$/);
    const zoomed = await restingText(label);
    await page.keyboard.press('ArrowLeft');
    await expect(label).not.toHaveText(zoomed);
    await page.keyboard.press('ArrowRight');
    await expect(label).toHaveText(zoomed);
    await page.keyboard.press('0');
    await expect(label).toHaveText(whole);
    await expect(page).toHaveURL(addressOf(stage));
  });

  test('tells lane by lane and event by event what happened, and opens the participant', async ({
    page,
    aws,
  }) => {
    const stage = await liveStageNamed(aws, 'show-morning-brief');
    await open(page, stage);
    await expectSettledTimeline(page);
    const names = page.getByRole('list', { name: 'Lanes in view' }).getByRole('link');
    const chart = page.getByRole('application');
    await chart.focus();
    await page.keyboard.press('ArrowDown');
    const readout = page.getByRole('tooltip');
    await expect(readout).toContainText(await names.nth(0).innerText());
    await expect(readout).toContainText(/Connected since \d\d:\d\d:\d\d/);
    await page.keyboard.press('ArrowDown');
    const second = await names.nth(1).innerText();
    await expect(readout).toContainText(second);
    const at = await readout.innerText();
    await page.keyboard.press(',');
    await expect(readout).not.toHaveText(at, { useInnerText: true });
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: second, level: 1 })).toBeVisible();
  });

  test('is moved by dragging and zoomed by its buttons', async ({ page, aws }) => {
    const stage = await liveStageNamed(aws, 'show-morning-brief');
    await open(page, stage);
    await expectSettledTimeline(page);
    const label = stretchShown(page);
    await page.getByRole('button', { name: /More detail/ }).click();
    await page.getByRole('button', { name: /More detail/ }).click();
    const before = await restingText(label);
    const box = given((await page.getByRole('application').boundingBox()) ?? undefined, 'place of the chart');
    await page.mouse.move(box.x + 300, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + 400, box.y + 60, { steps: 5 });
    await page.mouse.up();
    await expect(label).not.toHaveText(before);
    // Dragged to the right, earlier times come in from the left.
    expect((await restingText(label)) < before).toBe(true);
  });

  test('shows what is under the pointer', async ({ page, aws }) => {
    const stage = await liveStageNamed(aws, 'show-morning-brief');
    await open(page, stage);
    await expectSettledTimeline(page);
    const box = given((await page.getByRole('application').boundingBox()) ?? undefined, 'place of the chart');
    await page.mouse.move(box.x + box.width * 0.6, box.y + 15);
    const first = page.getByRole('list', { name: 'Lanes in view' }).getByRole('link').first();
    await expect(page.getByRole('tooltip')).toContainText(await first.innerText());
    await expect(page.getByRole('tooltip')).toContainText('Publishing since');
  });

  test('says which lanes could not be loaded, and loads them again', async ({ page, aws, launch }) => {
    const stage = await liveStageNamed(aws, 'auction-room-3');
    // What somebody has loaded before is kept: a console of its own, which knows nothing yet.
    const { url, emulator } = await launch();
    emulator.faults.add({
      operation: 'ListParticipantEvents',
      kind: 'status',
      status: 500,
    });
    await page.goto(url + addressOf(stage));
    const timeline = panel(page, 'Timeline');
    await expect(timeline.getByText(', 40 failed')).toBeVisible();
    emulator.faults.clear();
    await timeline.getByRole('button', { name: 'Try again' }).click();
    await expect(timeline.getByText(/failed/)).toHaveCount(0);
  });
});

test('says that a session is not known, and shows nothing else', async ({ page, aws, problems }) => {
  problems.expect(/\b404\b/);
  const { id } = await stageNamed(aws, 'show-morning-brief');
  await page.goto(addressOf({ id, sessionId: 'st-aaaaaaaaaaaaa' }));
  await expect(page.getByText('AWS does not know it').first()).toBeVisible();
  await expectSettled(page);
  await expect(page.getByRole('application')).toHaveCount(0);
});

test('marks who is a copy and who is copied to other stages', async ({ page, aws }) => {
  const stage = await liveStageNamed(aws, 'morning-brief-affiliate');
  const copy = given(
    (await participantsOf(aws, stage)).find(({ replicationType }) => replicationType === 'REPLICA'),
    'replica',
  );
  await open(page, stage);
  const row = rowWith(page.getByRole('table', { name: 'Participants' }), copy.userId ?? '');
  await expect(row).toContainText('Replica');
});

/** The lanes in view have come. */
async function expectSettledTimeline(page: Page): Promise<void> {
  await expect(panel(page, 'Timeline').getByText(/^[1-9]\d* of \d+ loaded$/)).toBeVisible();
  await expectQuiet(page);
}
