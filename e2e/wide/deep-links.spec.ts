import type { Page } from '@playwright/test';
import { paths } from '#web/nav/paths.ts';
import { expect, test } from '../fixtures/console.ts';
import { expectSettled, stretchShown } from '../support/page-parts.ts';
import { expectSameAfterReload } from '../support/reload.ts';
import type { Places } from '../support/screens.ts';

const session = ({ stageId, sessionId }: Places) => paths.session('emulator', stageId, sessionId);
const participant = ({ stageId, sessionId, participantId }: Places) =>
  paths.participant('emulator', stageId, sessionId, participantId);

interface View {
  name: string;
  address: (places: Places) => string;
  /** Looking is seeing: the first look changes what is told of before. */
  showsWhatWasSeen?: boolean;
  /** Something that only this view shows. */
  mark: (page: Page) => ReturnType<Page['getByText']>;
}

const VIEWS: readonly View[] = [
  {
    name: 'stages, filtered and sorted',
    address: () => `${paths.stages('emulator')}?q=live+tag%3Aenv%3Dprod&sort=-name`,
    mark: (page) => page.getByText(/^\d of 40 shown$/),
  },
  {
    name: 'stages, nothing found',
    address: () => `${paths.stages('emulator')}?q=no-such-stage`,
    mark: (page) => page.getByText('No stage matches'),
  },
  {
    name: 'sessions of a stage by length',
    showsWhatWasSeen: true,
    address: ({ stageId }) => `${paths.stage('emulator', stageId)}?sort=duration`,
    mark: (page) =>
      page.getByRole('columnheader', { name: 'Duration' }).and(page.locator('[aria-sort=ascending]')),
  },
  {
    name: 'a stretch of a session',
    address: (places) => `${session(places)}?from=2026-11-20T13%3A10%3A00Z&to=2026-11-20T13%3A25%3A00Z`,
    mark: (page) => stretchShown(page).filter({ hasText: '14:10:00 – 14:25:00 CET' }),
  },
  {
    name: 'participants of one state, sorted',
    address: (places) => `${session(places)}?state=DISCONNECTED&sort=-user`,
    mark: (page) => page.getByRole('radio', { name: 'Disconnected', checked: true }),
  },
  {
    name: 'one kind of a participant’s events',
    address: (places) => `${participant(places)}?kind=subscribing`,
    mark: (page) => page.getByRole('button', { name: /^Subscribing/, pressed: true }),
  },
  {
    name: 'compositions in one state',
    address: () => `${paths.compositions('emulator')}?q=active`,
    mark: (page) => page.getByRole('button', { name: /^Active/, pressed: true }),
  },
  {
    name: 'ingest configurations that publish',
    address: () => `${paths.ingestConfigurations('emulator')}?state=ACTIVE`,
    mark: (page) => page.getByRole('radio', { name: 'Publishing', checked: true }),
  },
];

for (const { name, address, mark, showsWhatWasSeen } of VIEWS) {
  test(`${name}: the link alone shows it, and a reload again`, async ({ page, places }) => {
    await page.goto(address(places));
    await expect(mark(page)).toBeVisible();
    if (showsWhatWasSeen) {
      await expectSettled(page);
      await page.reload();
    }
    await expectSameAfterReload(page);
    await expect(mark(page)).toBeVisible();
  });
}

test('back and forward lead through the pages as they were left', async ({ page, places }) => {
  await page.goto('/emulator/stages');
  await page.getByRole('searchbox').fill('morning');
  await page.getByRole('link', { name: 'show-morning-brief' }).click();
  await expect(page.getByRole('heading', { name: 'show-morning-brief', level: 1 })).toBeVisible();
  await page.getByRole('link', { name: places.sessionId }).first().click();
  await expect(page.getByRole('heading', { name: `Session ${places.sessionId}`, level: 1 })).toBeVisible();

  await page.goBack();
  await expect(page.getByRole('heading', { name: 'show-morning-brief', level: 1 })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL('/emulator/stages?q=morning');
  await expect(page.getByRole('searchbox')).toHaveValue('morning');
  await expect(page.getByText('3 of 40 shown')).toBeVisible();
  await page.goForward();
  await page.goForward();
  await expect(page.getByRole('heading', { name: `Session ${places.sessionId}`, level: 1 })).toBeVisible();
});

test('the bare address leads to the stages of the first connection', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL('/emulator/stages');
  await expect(page.getByText('8 live of 40')).toBeVisible();
  await page.goto('/emulator');
  await expect(page).toHaveURL('/emulator/stages');
});
