import { expect, type Locator, type Page } from '@playwright/test';
import { given } from './aws.ts';
import { expectSettled, panel } from './page-parts.ts';

export const timeline = (page: Page) => panel(page, 'Timeline');
export const chart = (page: Page) => page.getByRole('application');
export const lanes = (page: Page) => page.getByRole('list', { name: 'Lanes in view' });
export const names = (page: Page) => lanes(page).getByRole('link');
export const readout = (page: Page) => page.getByRole('tooltip');
export const param = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

export function addressOf({ stageId, sessionId }: { stageId: string; sessionId: string }): string {
  return `/emulator/stages/${stageId}/sessions/${sessionId}`;
}

export async function boxOf(element: Locator) {
  return given((await element.boundingBox()) ?? undefined, 'place on screen');
}

/** Opens a session and waits until the lanes of all its people are loaded. */
export async function openLoaded(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expectSettled(page);
  await expect(timeline(page).getByText(/^(\d+) of \1 loaded$/)).toBeVisible({ timeout: 30_000 });
}
