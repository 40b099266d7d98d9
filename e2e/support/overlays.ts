import { expect, type Page } from '@playwright/test';
import { expectSettled } from './page-parts.ts';
import type { Places } from './screens.ts';

interface Overlay {
  name: string;
  /** The page on which it is. */
  address: (places: Places) => string;
  /** Opens it and waits until it is there. */
  open: (page: Page) => Promise<void>;
}

/** A page with little on it: an overlay is the same on every page, and looking at it is then quick. */
const small = () => '/emulator/public-keys';
const search = () => '/emulator/stages?q=morning';
const session = ({ stageId, sessionId }: Places) => `/emulator/stages/${stageId}/sessions/${sessionId}`;

/** Everything that opens over a page of the default world, on a large window. */
export const OVERLAYS: readonly Overlay[] = [
  {
    name: 'keyboard help',
    address: session,
    open: async (page) => {
      await page.getByRole('button', { name: 'Keyboard' }).click();
      await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
    },
  },
  {
    name: 'preferences',
    address: small,
    open: async (page) => {
      await page.getByRole('button', { name: 'Preferences' }).click();
      await expect(page.getByRole('combobox', { name: 'Time zone' })).toBeVisible();
    },
  },
  {
    name: 'list of time zones',
    address: small,
    open: async (page) => {
      await page.getByRole('button', { name: 'Preferences' }).click();
      await page.getByRole('combobox', { name: 'Time zone' }).fill('Europe');
      await expect(page.getByRole('option', { name: 'Europe/Vienna' })).toBeVisible();
    },
  },
  {
    name: 'connection',
    address: small,
    open: async (page) => {
      await page.getByRole('button', { name: /^Connection Emulator/ }).click();
      await expect(page.getByText('Emulator, part of this console')).toBeVisible();
    },
  },
  {
    name: 'emulated badge',
    address: small,
    open: async (page) => {
      await page.getByRole('button', { name: 'Emulated' }).click();
      await expect(page.getByText('This is not AWS')).toBeVisible();
    },
  },
  {
    name: 'notices',
    // The list of compositions shows one that has failed: a problem to notice.
    address: () => '/emulator/compositions',
    open: async (page) => {
      const bell = page.getByRole('button', { name: /^Notices:/ });
      await page.reload();
      await expect(bell).toHaveAccessibleName(/\d+ open/);
      await bell.click();
      await expect(page.getByRole('heading', { name: 'Notices' })).toBeVisible();
    },
  },
  {
    name: 'help on searching',
    address: search,
    open: async (page) => {
      await page.getByRole('button', { name: 'How to search' }).click();
      await expect(page.getByText('All words must hold')).toBeVisible();
    },
  },
  {
    name: 'read-out of the timeline',
    address: session,
    open: async (page) => {
      await page.getByRole('application').hover({ position: { x: 400, y: 15 } });
      await expect(page.getByRole('tooltip')).toBeVisible();
    },
  },
];

export async function openOverlay(page: Page, overlay: Overlay, places: Places): Promise<void> {
  await page.goto(overlay.address(places));
  await expectSettled(page);
  await overlay.open(page);
}
