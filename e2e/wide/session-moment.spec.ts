import type { Page } from '@playwright/test';
import { paths } from '#web/nav/paths.ts';
import { expect, test } from '../fixtures/console.ts';
import { given, type LiveStage, liveStageNamed, participantsOf } from '../support/aws.ts';
import { expectAccessible } from '../support/axe.ts';
import { expectNoOverflow, expectSettled } from '../support/page-parts.ts';
import { everyEvent, stateAt } from '../support/session-state.ts';

const STAGE = 'show-morning-brief';
const AT = '2026-11-20T13:55:00Z';

async function open(page: Page, { id, sessionId }: LiveStage, query = ''): Promise<void> {
  await page.goto(`${paths.session('emulator', id, sessionId)}${query}`);
  await expectSettled(page);
}

const moment = (page: Page) => page.getByRole('region', { name: /^At \d\d:\d\d:\d\d/ });

test.describe('the marked moment', () => {
  test('shows who was in, who published and who received whom, as the events say', async ({ page, aws }) => {
    const stage = await liveStageNamed(aws, STAGE);
    const people = await participantsOf(aws, stage);
    const nameOf = (id: string) => people.find(({ participantId }) => participantId === id)?.userId || id;
    const { present, publishing, receives } = stateAt(await everyEvent(aws, stage), new Date(AT));
    await open(page, stage, `?at=${AT}`);

    const shown = moment(page);
    await expect(shown.getByRole('heading', { level: 2 })).toHaveText('At 14:55:00 CET');
    const inside = shown.getByRole('region', { name: 'In the session' });
    await expect(inside.getByRole('heading')).toContainText(
      `${new Set([...present].map(nameOf)).size} people`,
    );
    await inside.getByRole('button', { name: /^Show \d+ more/ }).click();
    const hrefs = await inside
      .getByRole('list')
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.split('/').at(-1) ?? ''));
    expect(hrefs.toSorted()).toEqual([...present].toSorted());

    const publishers = shown.getByRole('region', { name: 'Publishing' }).getByRole('listitem');
    await expect(publishers).toHaveCount(publishing.size);
    for (const id of publishing)
      await expect(publishers.filter({ hasText: nameOf(id) }).first()).toBeVisible();

    const table = shown.getByRole('table', { name: 'Who received whom' });
    const heads = await table
      .getByRole('columnheader')
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.split('/').at(-1) ?? ''));
    expect(heads.toSorted()).toEqual([...publishing].toSorted());
    const rows = await table
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') })
      .evaluateAll((all) =>
        all.map((row) => ({
          id: row.querySelector('th a')?.getAttribute('href')?.split('/').at(-1) ?? '',
          cells: [...row.querySelectorAll('td')].map((cell) => cell.textContent),
        })),
      );
    expect(rows.map(({ id }) => id).toSorted()).toEqual([...present].toSorted());
    for (const { id, cells } of rows) {
      const expected = heads.map((publisher) => {
        if (publisher === id) return '–';
        return receives.get(id)?.has(publisher) ? 'yes' : 'no';
      });
      expect(cells, `what ${nameOf(id)} received`).toEqual(expected);
    }
  });

  test('is marked by a click on the plot and on the axis, and cleared by its button', async ({
    page,
    aws,
  }) => {
    await open(page, await liveStageNamed(aws, STAGE));
    await expect(moment(page)).toHaveCount(0);
    const chart = page.getByRole('application');
    const box = given((await chart.boundingBox()) ?? undefined, 'place of the chart');
    await chart.click({ position: { x: box.width / 2, y: 15 } });
    await expect(page).toHaveURL(/[?&]at=2026-11-20T13%3A\d\d%3A\d\dZ/);
    await expect(moment(page)).toBeVisible();
    const first = new URL(page.url()).searchParams.get('at');
    await page
      .getByTitle('Click to mark a moment, drag to look at a stretch')
      .click({ position: { x: 40, y: 10 } });
    await expect.poll(() => new URL(page.url()).searchParams.get('at')).not.toBe(first);
    await moment(page).getByRole('button', { name: 'Clear' }).click();
    await expect(moment(page)).toHaveCount(0);
    expect(new URL(page.url()).searchParams.has('at')).toBe(false);
  });

  test('is marked and cleared from the keyboard, at the event that the keys have reached', async ({
    page,
    aws,
  }) => {
    await open(page, await liveStageNamed(aws, STAGE));
    await page.getByRole('application').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press(',');
    const told = await page.getByRole('tooltip').innerText();
    const clock = given(/\d\d:\d\d:\d\d(?= CET)/.exec(told)?.[0], 'time in the read-out');
    await page.keyboard.press('m');
    await expect(moment(page).getByRole('heading', { level: 2 })).toHaveText(`At ${clock} CET`);
    const address = page.url();
    await page.reload();
    await expect(moment(page).getByRole('heading', { level: 2 })).toHaveText(`At ${clock} CET`);
    expect(page.url()).toBe(address);
    await page.keyboard.press('Escape');
    await expect(moment(page)).toHaveCount(0);
  });

  test('says of lanes that are not loaded that they are not known', async ({ page, launch }) => {
    const { url, emulator } = await launch();
    emulator.faults.add({ operation: 'ListParticipantEvents', kind: 'latency', ms: 2_000 });
    await page.goto(`${url}/emulator/stages`);
    await page.getByRole('link', { name: STAGE, exact: true }).click();
    await page.getByRole('link', { name: /^st-/ }).first().click();
    await expect(page.getByRole('application')).toBeVisible();
    await page.keyboard.press('m');
    const unknown = moment(page).getByRole('region', { name: 'Not known' });
    await expect(unknown.getByRole('heading')).toContainText(/\d+ of \d+ lanes/);
    await expect(unknown.getByRole('listitem').first()).toContainText(/joined \d\d:\d\d:\d\d, not loaded/);
    emulator.faults.clear();
    await expect(unknown).toHaveCount(0, { timeout: 40_000 });
  });

  test('leads from whom somebody did not receive to the investigator', async ({ page, aws }) => {
    // A speaker cannot be received by who came before it; the seconds in between are what this asks about.
    const stage = await liveStageNamed(aws, STAGE);
    const events = await everyEvent(aws, stage);
    const seconds = [...new Set(events.map(({ at }) => at))];
    const missing = seconds.flatMap((at) => {
      const { present, publishing, receives } = stateAt(events, new Date(at));
      const pair = [...present].flatMap((x) =>
        [...publishing].flatMap((y) => (x !== y && !receives.get(x)?.has(y) ? [{ x, y }] : [])),
      )[0];
      return pair && present.size <= 30 ? [{ at, ...pair }] : [];
    });
    const { at, x, y } = given(missing.at(-1), 'moment at which somebody is not received');
    const text = new Date(at).toISOString().replace('.000Z', 'Z');
    await open(page, stage, `?at=${text}`);
    const table = moment(page).getByRole('table', { name: 'Who received whom' });
    const row = table.getByRole('row').filter({ has: page.locator(`th a[href$="/${x}"]`) });
    const link = row.getByRole('link', { name: /^no: find out why/ }).and(page.locator(`[href*="y=${y}"]`));
    await link.click();
    await expect(page).toHaveURL(/\/investigate\?/);
    const search = new URL(page.url()).searchParams;
    expect([search.get('x'), search.get('y'), search.get('at')]).toEqual([x, y, text]);
    await expect(page.getByRole('textbox', { name: 'Whom' })).toHaveValue(y);
  });

  test('has the pairs as a list too, and names compositions with their layout', async ({ page, aws }) => {
    const stage = await liveStageNamed(aws, STAGE);
    const { compositions = [] } = await aws.listCompositions({ filterByStageArn: stage.arn });
    await open(page, stage, `?at=${AT}`);
    await moment(page).getByText('List', { exact: true }).click();
    await expect(moment(page).getByRole('table', { name: 'Who received whom, pair by pair' })).toBeVisible();
    await expect(page).toHaveURL(/pairs=list/);
    const then = moment(page).getByRole('list', { name: 'Compositions then' }).getByRole('listitem');
    await expect(then).toHaveCount(compositions.length);
    for (const { arn, layout } of (await Promise.all(
      compositions.map(
        async ({ arn: of }) => (await aws.getComposition({ arn: of ?? '' })).composition ?? {},
      ),
    )) as { arn?: string; layout?: { pip?: object } }[]) {
      const item = then.filter({ hasText: arn?.split('/').at(-1) ?? '' });
      await expect(item).toContainText(layout?.pip ? 'Picture-in-picture' : 'Grid');
    }
  });
});

test('counts many receivers and names who did not receive', async ({ page, aws }) => {
  const stage = await liveStageNamed(aws, 'sports-league-final');
  const { present } = stateAt(await everyEvent(aws, stage), new Date(AT));
  expect(present.size).toBeGreaterThan(30);
  await open(page, stage, `?at=${AT}`);
  const list = moment(page).getByRole('list', { name: 'Who received whom, by publisher' });
  await expect(list.getByText(/^received by \d+ of \d+$/).first()).toBeVisible();
});

test('can be read 390 and 320 pixels wide, in both themes', async ({ page, aws }) => {
  // A whole session is loaded, and looked at as a whole twice.
  test.slow();
  const stage = await liveStageNamed(aws, STAGE);
  await page.setViewportSize({ width: 390, height: 800 });
  await open(page, stage, `?at=${AT}`);
  await expect(moment(page)).toBeVisible();
  await expectNoOverflow(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNoOverflow(page);
  await expectAccessible(page);
});
