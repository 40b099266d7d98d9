import { expect, test } from '../fixtures/console.ts';
import { given, liveStageNamed, participantsOf } from '../support/aws.ts';
import { expectAccessible } from '../support/axe.ts';
import { expectNoOverflow, expectSettled, restingText, stretchShown } from '../support/page-parts.ts';
import { figuresOf } from '../support/people.ts';
import { quietSession } from '../support/quiet-session.ts';
import {
  addressOf,
  boxOf,
  chart,
  lanes,
  names,
  openLoaded,
  param,
  readout,
  timeline,
} from '../support/timeline-parts.ts';

test.describe('time without events', () => {
  const folded = /^Show 2 h 59 min without events|^Show 3 h( \d+ min)? without events/;

  test('is folded, says how long it is, and opens when it is clicked', async ({ page, launch }) => {
    test.slow();
    const own = await launch({ scenario: 'empty' });
    const session = await quietSession(own);
    await openLoaded(page, own.url + addressOf(session));
    const fold = timeline(page).getByRole('button', { name: folded });
    await expect(fold).toHaveCount(1);
    await expect(fold).toHaveText(/^3 h/);
    expect((await boxOf(fold)).width).toBeCloseTo(48, 0);
    await expectAccessible(page);

    await fold.click();
    await expect(fold).toHaveCount(0);
    const start = given(param(page, 'folds') ?? undefined, 'fold in the address');
    expect(Math.abs(Date.parse(start) - session.gap.from.getTime())).toBeLessThan(90_000);
    await page.reload();
    await expectSettled(page);
    await expect(timeline(page).getByText(/^3 of 3 loaded$/)).toBeVisible();
    await expect(fold).toHaveCount(0);

    await page.keyboard.press('z');
    await expect(fold).toHaveCount(1);
    await expect(page).toHaveURL(/folds=closed/);
    await page.keyboard.press('z');
    await expect(fold).toHaveCount(0);
    await expect(page).toHaveURL(/folds=open/);

    // The choice is remembered: an address that says nothing shows it in full.
    await openLoaded(page, own.url + addressOf(session));
    await expect(timeline(page).getByRole('button', { name: 'Fold time without events (z)' })).toBeEnabled();
    await expect(fold).toHaveCount(0);
  });

  test('is opened from the keyboard, and the chart has the focus then', async ({ page, launch }) => {
    const own = await launch({ scenario: 'empty' });
    await openLoaded(page, own.url + addressOf(await quietSession(own)));
    const fold = timeline(page).getByRole('button', { name: folded });
    await fold.focus();
    await page.keyboard.press('Enter');
    await expect(fold).toHaveCount(0);
    await expect(chart(page)).toBeFocused();
  });

  test('is not folded where it holds the marked moment', async ({ page, launch }) => {
    const own = await launch({ scenario: 'empty' });
    const session = await quietSession(own);
    const at = new Date(session.gap.from.getTime() + 3_600_000).toISOString().replace(/\.\d+Z/, 'Z');
    await openLoaded(page, `${own.url}${addressOf(session)}?at=${at}`);
    await expect(
      timeline(page).getByRole('button', { name: 'No time without events is long enough to fold' }),
    ).toBeDisabled();
    await expect(timeline(page).getByRole('button', { name: folded })).toHaveCount(0);
  });

  test('is opened by who goes to a time within it', async ({ page, launch }) => {
    const own = await launch({ scenario: 'empty' });
    const session = await quietSession(own);
    await openLoaded(page, own.url + addressOf(session));
    await page.keyboard.press('t');
    const dialog = page.getByRole('dialog', { name: 'Go to a time' });
    const middle = new Date(session.gap.from.getTime() + 5_400_000);
    await dialog.getByRole('textbox').fill(String(Math.floor(middle.getTime() / 1000)));
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    expect(Math.floor(Date.parse(param(page, 'at') ?? '') / 1000)).toBe(Math.floor(middle.getTime() / 1000));
    await expect(timeline(page).getByRole('button', { name: folded })).toHaveCount(0);
  });
});

test.describe('the lanes', () => {
  test('are one for each person, whose entries can be shown', async ({ page, launch }) => {
    const own = await launch({ scenario: 'empty' });
    const session = await quietSession(own);
    await openLoaded(page, own.url + addressOf(session));
    await expect(names(page)).toHaveText(['ana', 'ben']);
    await expect(timeline(page).getByText('2 people', { exact: true })).toBeVisible();
    await lanes(page).getByRole('button', { name: 'Show the 2 entries of ben' }).click();
    await expect(names(page)).toHaveText(['ana', 'ben', session.ben, session.benAgain]);
    await page.reload();
    await expect(names(page)).toHaveText(['ana', 'ben', session.ben, session.benAgain]);
    await lanes(page).getByRole('button', { name: 'Draw ben as one lane' }).click();
    await expect(names(page)).toHaveText(['ana', 'ben']);

    // The one lane tells of both entries.
    await chart(page).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('.');
    await page.keyboard.press(',');
    await expect(readout(page)).toContainText('ben');
    await expect(readout(page)).toContainText(/entry \d of 2|joined 2 times/);
  });

  test('of the idle tail say what it is', async ({ page, launch }) => {
    const own = await launch({ scenario: 'empty' });
    await openLoaded(page, own.url + addressOf(await quietSession(own)));
    await expect(chart(page).getByText('idle tail')).toBeVisible();
    const box = await boxOf(chart(page));
    const tail = await boxOf(chart(page).getByText('idle tail'));
    await page.mouse.move(tail.x + tail.width + 2, box.y + 15);
    await expect(readout(page)).toContainText(/Idle tail: nobody has published since \d\d:\d\d:\d\d/);
  });

  test('tell the time under the pointer, and none that the picture has moved away', async ({
    page,
    launch,
  }) => {
    const own = await launch({ scenario: 'empty' });
    await openLoaded(page, own.url + addressOf(await quietSession(own)));
    const pointedAt = page
      .getByTitle('Click to mark a moment, drag to look at a stretch')
      .getByText(/^\d\d:\d\d:\d\d$/);
    const box = await boxOf(chart(page));
    const x = box.x + box.width / 4;
    await page.mouse.move(x, box.y + 15);
    const before = await pointedAt.innerText();
    await page.keyboard.press('w');
    await expect(pointedAt).toBeHidden();
    await page.keyboard.press('d');
    await page.mouse.move(x + 1, box.y + 15);
    await expect(pointedAt).toBeVisible();
    expect((await pointedAt.innerText()) > before).toBe(true);
  });

  test('keep pinned people on top, in the address too', async ({ page, launch }) => {
    const own = await launch({ scenario: 'empty' });
    const session = await quietSession(own);
    await openLoaded(page, own.url + addressOf(session));
    await lanes(page).getByRole('listitem').nth(1).hover();
    await lanes(page).getByRole('button', { name: 'Pin ben on top' }).click();
    await expect(names(page)).toHaveText(['ben', 'ana']);
    expect(param(page, 'pins')).toBe(session.ben);
    await page.reload();
    await expect(names(page)).toHaveText(['ben', 'ana']);
    await chart(page).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+P');
    await expect(names(page)).toHaveText(['ana', 'ben']);
    expect(param(page, 'pins')).toBeNull();
  });

  test('of many viewers are one, with how many were in, until it is expanded', async ({ page, aws }) => {
    const stage = await liveStageNamed(aws, 'sports-league-final');
    const { people } = await figuresOf(aws, stage);
    await openLoaded(page, `/emulator/stages/${stage.id}/sessions/${stage.sessionId}`);
    await expect(timeline(page).getByText(`${people} people`, { exact: true })).toBeVisible();
    const show = lanes(page).getByRole('button', { name: /^Show \d+ viewers one by one$/ });
    const viewers = Number(
      /\d+/.exec((await show.innerText().then(() => show.getAttribute('aria-label'))) ?? '')?.[0],
    );
    const singly = await names(page).count();
    expect(singly + viewers).toBe(people);

    await chart(page).focus();
    await page.keyboard.press('End');
    await expect(readout(page)).toContainText(`${viewers} viewers`);
    await expect(readout(page)).toContainText(new RegExp(`\\d+ of ${viewers} people were in`));
    await page.keyboard.press('Enter');
    await expect(lanes(page).getByRole('button', { name: 'Draw the viewers as one lane' })).toBeVisible();
    await expect(page).toHaveURL(/open=viewers/);
    await page.keyboard.press('End');
    await expect(names(page).last()).toBeInViewport();
  });

  test('say who is a replica', async ({ page, aws }) => {
    const stage = await liveStageNamed(aws, 'morning-brief-affiliate');
    const copy = given(
      (await participantsOf(aws, stage)).find(({ replicationType }) => replicationType === 'REPLICA'),
      'replica',
    );
    await openLoaded(page, `/emulator/stages/${stage.id}/sessions/${stage.sessionId}`);
    const row = lanes(page)
      .getByRole('listitem')
      .filter({ hasText: copy.userId ?? copy.participantId ?? '' });
    await expect(row.first().getByTitle('A replica: comes from another stage')).toHaveText('replica', {
      useInnerText: true,
    });
  });
});

test.describe('the minimap', () => {
  test('moves the stretch by its edges and its body, by pointer and by key', async ({ page, places }) => {
    await openLoaded(page, `/emulator/stages/${places.stageId}/sessions/${places.sessionId}`);
    const label = stretchShown(page);
    const whole = await restingText(label);
    const start = page.getByRole('slider', { name: 'Start of the stretch shown' });
    const end = page.getByRole('slider', { name: 'End of the stretch shown' });
    const body = page.getByRole('slider', { name: 'Stretch shown', exact: true });
    for (const handle of [start, end, body]) {
      const { width, height } = await boxOf(handle);
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    }

    const at = await boxOf(end);
    await page.mouse.move(at.x + 12, at.y + 20);
    await page.mouse.down();
    await page.mouse.move(at.x - 300, at.y + 20, { steps: 6 });
    await page.mouse.up();
    await expect(label).not.toHaveText(whole);
    const [from, to] = (await restingText(label)).split(' – ');
    expect(whole.startsWith(given(from, 'start of the stretch'))).toBe(true);
    await expect(end).toHaveAttribute('aria-valuetext', new RegExp(`^${(to ?? '').slice(0, 8)} CET$`));

    const held = await boxOf(body);
    await page.mouse.move(held.x + held.width / 2, held.y + 20);
    await page.mouse.down();
    await page.mouse.move(held.x + held.width / 2 + 80, held.y + 20, { steps: 4 });
    await page.mouse.up();
    await expect(label).not.toHaveText(`${from} – ${to}`);

    const dragged = await restingText(label);
    await start.focus();
    await page.keyboard.press('ArrowRight');
    await expect(label).not.toHaveText(dragged);
    expect((await restingText(label)).split(' – ')[1]).toBe(dragged.split(' – ')[1]);
    await page.keyboard.press('Home');
    await expect(label).toHaveText(new RegExp(`^${given(from, 'start')} – `));
  });

  test('tells how much there is in words', async ({ page, aws }) => {
    const stage = await liveStageNamed(aws, 'sports-league-final');
    const { errors } = await figuresOf(aws, stage);
    await openLoaded(page, `/emulator/stages/${stage.id}/sessions/${stage.sessionId}`);
    const group = page.getByRole('group', { name: /^Whole session: / });
    await expect(group).toHaveAccessibleName(new RegExp(`^Whole session: [\\d,]+ events, ${errors} errors$`));
  });
});

test.describe('times', () => {
  test('are shown in a second zone too, in the address and remembered', async ({ page, places }) => {
    const address = `/emulator/stages/${places.stageId}/sessions/${places.sessionId}`;
    await openLoaded(page, address);
    await page.getByRole('button', { name: 'Zones and counting of times' }).click();
    const dialog = page.getByRole('dialog', { name: 'Times of the timeline' });
    await dialog.getByRole('combobox', { name: 'Second zone' }).fill('New_York');
    await page.getByRole('option', { name: 'America/New_York' }).click();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(timeline(page).getByText(/ – .* EST$/)).toBeVisible();
    await expect(timeline(page).getByText('EST', { exact: true })).toBeVisible();
    expect(param(page, 'zone2')).toBe('America/New_York');
    const box = await boxOf(chart(page));
    await page.mouse.move(box.x + box.width * 0.6, box.y + 15);
    await expect(readout(page)).toContainText(
      /\d\d:\d\d:\d\d CET · \d\d:\d\d:\d\d EST · \d\d:\d\d:\d\d UTC · \+/,
    );

    await page.goto(address);
    await expect(timeline(page).getByText('EST', { exact: true })).toBeVisible();
  });

  test('are shown in the zones that a link names', async ({ page, places }) => {
    const address = `/emulator/stages/${places.stageId}/sessions/${places.sessionId}`;
    await page.goto(`${address}?zone=Asia/Tokyo&zone2=UTC`);
    await expect(timeline(page).getByText('UTC+9', { exact: true })).toBeVisible();
    await expect(timeline(page).getByText('UTC', { exact: true })).toBeVisible();
  });

  test('are counted from the start of the session when that is chosen', async ({ page, places }) => {
    const address = `/emulator/stages/${places.stageId}/sessions/${places.sessionId}`;
    await openLoaded(page, address);
    await page.getByRole('button', { name: 'Zones and counting of times' }).click();
    const dialog = page.getByRole('dialog', { name: 'Times of the timeline' });
    await dialog.getByRole('radio', { name: 'Since the start' }).click();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(page).toHaveURL(/axis=offset/);
    await expect(timeline(page).getByText('from start')).toBeVisible();
    await expect(timeline(page).getByText(/−\d+:\d\d to \+\d/)).toBeVisible();
    await page.reload();
    await expect(timeline(page).getByText('from start')).toBeVisible();
  });
});

test('fits 320 pixels, all of it', async ({ page, launch }) => {
  test.slow();
  await page.setViewportSize({ width: 320, height: 700 });
  const own = await launch({ scenario: 'empty' });
  const session = await quietSession(own);
  await openLoaded(page, `${own.url}${addressOf(session)}?zone2=America/New_York&axis=clock`);
  await expect(
    timeline(page)
      .getByRole('button', { name: /without events/ })
      .first(),
  ).toBeVisible();
  await expectNoOverflow(page);
  await expectAccessible(page);
  await page.keyboard.press('t');
  const dialog = page.getByRole('dialog', { name: 'Go to a time' });
  await expect(dialog.getByRole('button', { name: 'Go', exact: true })).toBeInViewport({ ratio: 1 });
});
