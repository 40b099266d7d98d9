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
    name: 'palette',
    address: small,
    open: async (page) => {
      await page.getByRole('button', { name: 'Find or paste' }).click();
      await expect(page.getByRole('combobox', { name: 'Search, paste or do anything' })).toBeFocused();
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
    name: 'stop a composition',
    address: ({ compositionId }) => `/emulator/compositions/${compositionId}`,
    open: async (page) => {
      await page.getByRole('button', { name: 'Stop…' }).click();
      await expect(page.getByRole('dialog', { name: 'Stop this composition?' })).toBeVisible();
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
    name: 'new encoder configuration',
    address: () => '/emulator/encoder-configurations',
    open: async (page) => {
      await page.getByRole('button', { name: 'Create…' }).click();
      await page.getByRole('button', { name: 'Add a tag' }).click();
      await page.getByRole('textbox', { name: 'Width' }).fill('1281');
      await expect(page.getByText('Width must be an even number.')).toBeVisible();
    },
  },
  {
    name: 'new storage configuration',
    address: () => '/emulator/storage-configurations',
    open: async (page) => {
      await page.getByRole('button', { name: 'Create…' }).click();
      await expect(page.getByRole('textbox', { name: 'S3 bucket' })).toBeVisible();
    },
  },
  {
    name: 'importing a public key',
    address: small,
    open: async (page) => {
      await page.getByRole('button', { name: 'Import…' }).click();
      await page.getByRole('textbox', { name: 'Public key' }).fill('-----BEGIN PUBLIC KEY-----');
      await expect(page.getByText(/must be a public key in PEM form/)).toBeVisible();
    },
  },
  {
    name: 'generating a pair of keys',
    address: small,
    open: async (page) => {
      await page.getByRole('button', { name: 'Generate a pair…' }).click();
      await page.getByRole('button', { name: 'Generate', exact: true }).click();
      await expect(page.getByRole('region', { name: 'public half' })).toBeVisible();
    },
  },
  {
    name: 'deleting an encoder configuration',
    address: ({ encoderConfigurationId }) => `/emulator/encoder-configurations/${encoderConfigurationId}`,
    open: async (page) => {
      await page.getByRole('button', { name: 'Delete…' }).click();
      await expect(page.getByRole('button', { name: 'Delete it' })).toBeVisible();
      await expect(page.getByText('Looking for what uses it…')).toHaveCount(0);
    },
  },
  {
    name: 'deleting a stage',
    address: ({ stageId }) => `/emulator/stages/${stageId}`,
    open: async (page) => {
      await page.getByRole('button', { name: 'Delete…' }).click();
      await expect(page.getByRole('textbox', { name: /^Reason/ })).toBeVisible();
      await expect(page.getByText(/connected, of whom/)).toBeVisible();
    },
  },
  {
    name: 'replicating somebody',
    address: ({ stageId, sessionId, participantId }) =>
      `/emulator/stages/${stageId}/sessions/${sessionId}/participants/${participantId}`,
    open: async (page) => {
      await page.getByRole('button', { name: 'Replicate…' }).click();
      await expect(page.getByText(/of 5 replications of this person are used/)).toBeVisible();
      await page.getByRole('button', { name: 'Add an attribute' }).click();
    },
  },
  {
    name: 'new ingest configuration',
    address: () => '/emulator/ingest-configurations',
    open: async (page) => {
      await page.getByRole('button', { name: 'Create…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('radio', { name: 'RTMP', exact: true }).check();
      await expect(dialog.getByText(/Insecure ingest must be true/)).toBeVisible();
      await dialog.getByRole('button', { name: 'Add an attribute' }).click();
      await expect(dialog.getByRole('radio', { name: /show-morning-brief/ })).toBeVisible();
    },
  },
  {
    name: 'tags of an ingest configuration',
    address: ({ ingestConfigurationId }) => `/emulator/ingest-configurations/${ingestConfigurationId}`,
    open: async (page) => {
      await page.getByRole('button', { name: 'Change tags…' }).click();
      await page.getByRole('button', { name: 'Add a tag' }).click();
      await page
        .getByRole('textbox', { name: /^Key of tag/ })
        .last()
        .fill('aws:mine');
      await expect(page.getByText(/must not begin with aws:/)).toBeVisible();
    },
  },
  {
    name: 'calls of a page',
    address: ({ ingestConfigurationId }) => `/emulator/ingest-configurations/${ingestConfigurationId}`,
    open: async (page) => {
      await page.getByRole('button', { name: 'Copy the AWS calls of this page' }).click();
      await expect(page.getByRole('region', { name: 'AWS CLI command for GetStage' })).toBeVisible();
    },
  },
  {
    name: 'going to a time',
    address: session,
    open: async (page) => {
      await page.getByRole('button', { name: 'Go to a time (t)' }).click();
      await page.getByRole('textbox', { name: /^Time \(/ }).fill('25:00');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('alert')).toContainText('25:00 is no time of day');
    },
  },
  {
    name: 'times of the timeline',
    address: session,
    open: async (page) => {
      await page.getByRole('button', { name: 'Zones and counting of times' }).click();
      await expect(page.getByRole('combobox', { name: 'Second zone' })).toBeVisible();
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
