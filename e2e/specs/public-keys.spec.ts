import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { paths } from '#web/nav/paths.ts';
import { expect, test } from '../fixtures/console.ts';
import { askEmulator, everyItem, given, idOf } from '../support/aws.ts';
import { expectAccessible } from '../support/axe.ts';
import { expectNoOverflow, expectSettled } from '../support/page-parts.ts';

test.use({ role: 'administrator' });

const field = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

const pairOn = (namedCurve: string) =>
  generateKeyPairSync('ec', {
    namedCurve,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

test('a key is imported, refused for its curve, compared with its halves, and deleted by its name', async ({
  page,
  launch,
}) => {
  const running = await launch({ scenario: 'empty', live: { holdMs: 100 } });
  const aws = askEmulator(running.emulator);
  const { publicKey, privateKey } = pairOn('P-384');
  await page.goto(running.url + paths.publicKeys('emulator'));
  await expectSettled(page);
  await button(page, 'Import…').click();
  await field(page, 'Public key').fill(pairOn('P-256').publicKey);
  await expect(page.getByText(/this is an ECDSA key on the curve P-256 \(prime256v1\)/)).toBeVisible();
  await button(page, 'Import').click();
  await field(page, 'Public key').fill(privateKey);
  await expect(page.getByText(/must not contain a private key/)).toBeVisible();
  await expectAccessible(page);
  await button(page, 'Take its public half').click();
  await expect(field(page, 'Public key')).toHaveValue(publicKey);
  await expect(page.getByText(/SHA-256/)).toBeVisible();
  await field(page, 'Name').fill('signer-2026');
  await button(page, 'Add a tag').click();
  await field(page, 'Key of tag 1').fill('team');
  await field(page, 'Value of tag 1').fill('show');
  await expectNoOverflow(page);
  await button(page, 'Import').dblclick();
  await expect(page.getByRole('heading', { name: 'signer-2026', level: 1 })).toBeVisible();
  const [listed, ...more] = await everyItem(aws.paginateListPublicKeys({}), 'publicKeys');
  expect(more).toEqual([]);
  const read = await aws.getPublicKey({ arn: listed?.arn });
  expect(read.publicKey).toMatchObject({
    name: 'signer-2026',
    tags: { team: 'show' },
    publicKeyMaterial: publicKey,
  });

  const own = field(page, 'Key of yours');
  for (const half of [publicKey, privateKey]) {
    await own.fill(half);
    await expect(page.getByText('It is this key.')).toBeVisible();
    await expect(own).toHaveValue('');
  }
  await own.fill(pairOn('P-384').publicKey);
  await expect(page.getByText(/It is another key/)).toBeVisible();
  await field(page, 'Or a fingerprint of it').fill(
    given(read.publicKey?.fingerprint, 'fingerprint').toUpperCase(),
  );
  await expect(page.getByText('It is what AWS gives for this key.')).toBeVisible();
  await expectAccessible(page);

  await button(page, 'Delete…').click();
  const dialog = page.getByRole('dialog');
  await expect(
    dialog.getByText(/AWS refuses every token that was signed with its private half/),
  ).toBeVisible();
  await expect(button(page, 'Delete it')).toBeDisabled();
  await dialog.getByRole('textbox').fill('signer-2026');
  await expectAccessible(page);
  await button(page, 'Delete it').click();
  await expect(page.getByRole('heading', { name: 'Public keys', level: 1 })).toBeVisible({ timeout: 15_000 });
  expect(await everyItem(aws.paginateListPublicKeys({}), 'publicKeys')).toEqual([]);
});

test('a pair is made here, its private half saved before its public half is imported', async ({
  page,
  launch,
}) => {
  const running = await launch({ scenario: 'empty', live: { holdMs: 100 } });
  const aws = askEmulator(running.emulator);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url() + (request.postData() ?? '')));
  await page.goto(running.url + paths.publicKeys('emulator'));
  await expectSettled(page);
  await button(page, 'Generate a pair…').click();
  await field(page, 'Name').fill('made-here');
  await button(page, 'Generate').click();
  await expect(button(page, 'Import the public half')).toBeDisabled();
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await button(page, 'Save the private key').click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('made-here-private.pem');
  const privateKey = await readFile(await file.path(), 'utf8');
  expect(privateKey).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
  expect(createPrivateKey(privateKey).asymmetricKeyDetails?.namedCurve).toBe('secp384r1');
  await button(page, 'Import the public half').click();
  await expect(page.getByRole('heading', { name: 'made-here', level: 1 })).toBeVisible();

  const [listed] = await everyItem(aws.paginateListPublicKeys({}), 'publicKeys');
  const { publicKey } = await aws.getPublicKey({ arn: listed?.arn });
  expect(publicKey?.publicKeyMaterial).toBe(
    createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString(),
  );
  expect(page.url()).toContain(idOf(listed?.arn));
  const secret = given(privateKey.split('\n')[1], 'line of the private key');
  expect(sent.join('\n')).not.toContain(secret);
  expect(await page.content()).not.toContain(secret);
});
