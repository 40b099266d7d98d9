import type { Locator, Page } from '@playwright/test';
import type { RunningConsole } from '#server/testing/start-console.ts';
import type { OwnConsole } from './own-console.ts';
import { expectSettled, panel } from './page-parts.ts';

const START = '/emulator/compositions/start';
export const STAGE = 'show-morning-brief';

/** Opens the form in which a composition is started. */
export async function open(page: Page, { running }: OwnConsole, query = ''): Promise<void> {
  await page.goto(`${running.url}${START}${query}`);
  await expectSettled(page);
}

export const field = (page: Page, name: string): Locator => page.getByRole('textbox', { name });
export const startButton = (page: Page): Locator =>
  page.getByRole('button', { name: 'Start the composition' });

export async function pickStage(page: Page, name = STAGE): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search stage' }).fill(name);
  await page.getByRole('radio', { name: new RegExp(`^${name} `) }).check();
}

/** The first of each configuration of the account. */
export async function pickRecording(page: Page): Promise<void> {
  const recording = panel(page, 'Recording to S3');
  for (const name of ['Storage configuration', 'Encoder configuration'])
    await recording.getByRole('combobox', { name }).selectOption({ index: 1 });
}

/** The calls that have reached AWS. */
export const sent = (running: RunningConsole) =>
  running.emulator.calls.list().filter(({ operation }) => operation === 'StartComposition');
