import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { importSPKI, jwtVerify, SignJWT } from 'jose';
import { paths } from '#web/nav/paths.ts';
import { expect, test } from '../fixtures/console.ts';
import { askEmulator, given, idOf, stageNamed } from '../support/aws.ts';
import { expectAccessible } from '../support/axe.ts';
import { joinWith } from '../support/join-with.ts';
import { expectNoOverflow, expectSettled, panel } from '../support/page-parts.ts';
import { NOW } from '../support/times.ts';

test.use({ role: 'operator' });

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const field = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const made = (page: Page) => page.getByRole('list', { name: 'Tokens made on this visit' });
/** Copies the token of somebody, and gives it. */
async function tokenOf(page: Page, whose: string): Promise<string> {
  await button(page, `Copy the token of ${whose}`).click();
  // The browser takes its time: before that the clipboard holds what was copied earlier.
  await expect(page.getByText(`Token of ${whose} copied`)).toBeAttached();
  return page.evaluate(async () => navigator.clipboard.readText());
}
const sec1 = (key: KeyObject) => key.export({ type: 'sec1', format: 'pem' }).toString();
const spki = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString();

test('a rehearsal gets its twelve tokens, each of which lets its bearer in', async ({ page, launch }) => {
  const running = await launch({ live: { holdMs: 100 } });
  const aws = askEmulator(running.emulator);
  const stage = await stageNamed(aws, 'show-morning-brief');
  await page.goto(running.url + paths.stage('emulator', stage.id));
  await page.getByRole('link', { name: 'Tokens…' }).click();
  await expectSettled(page);
  await field(page, 'How many').fill('12');
  await field(page, 'User id').fill('rehearsal-{nn}');
  await expect(page.getByText('From rehearsal-01 to rehearsal-12.')).toBeVisible();
  await button(page, '1 hour').click();
  await button(page, 'Order by number').click();
  await button(page, 'Featured').click();
  await expect(page.getByText('20 of 1,024 bytes')).toBeVisible();
  await field(page, 'Address of your own application').fill('https://example.com/join#{token}');
  // To read what would be sent sends nothing, with Enter neither.
  await button(page, 'Copy as…').click();
  const chosen = page.getByRole('dialog').getByRole('radio', { checked: true });
  await chosen.press('ArrowRight');
  await chosen.press('Enter');
  await page.keyboard.press('Escape');
  await button(page, 'Make 12 tokens').dblclick();
  await expect(made(page).getByRole('listitem')).toHaveCount(12);
  await expectAccessible(page);

  const token = await tokenOf(page, 'rehearsal-03');
  const joined = await joinWith(running.emulator, token);
  expect(joined.status).toBe(201);
  const { stage: now } = await aws.getStage({ arn: stage.arn });
  const { participant } = await aws.getParticipant({
    stageArn: stage.arn,
    sessionId: now?.activeSessionId,
    participantId: joined.participantId,
  });
  expect(participant).toMatchObject({
    userId: 'rehearsal-03',
    attributes: { order: '3', featured: 'true' },
  });

  // Nothing of it stands on the page, in its address or in the browser's storage until it is shown.
  const kept = async () =>
    page.evaluate(
      () => document.documentElement.outerHTML + location.href + JSON.stringify(Object.entries(localStorage)),
    );
  expect(await kept()).not.toContain(token);
  await button(page, 'Show the token of rehearsal-03').click();
  await expect(page.getByText(token)).toBeVisible();
  await button(page, 'Hide the token of rehearsal-03').click();
  expect(await kept()).not.toContain(token);
  await button(page, 'QR code for rehearsal-03').click();
  await expect(page.getByRole('img', { name: /QR code with the join link/ })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  const download = page.waitForEvent('download');
  await button(page, 'Save 12 as CSV').click();
  const lines = (await readFile(await (await download).path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines).toHaveLength(13);
  for (const line of lines.slice(1)) {
    const [, , user = '', , , , text = '', link = ''] = line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
    expect(link).toBe(`https://example.com/join#${text}`);
    if (user !== 'rehearsal-03') expect((await joinWith(running.emulator, text)).status).toBe(201);
  }
  await button(page, 'Wipe all').click();
  await expect(page.getByText(/The token is wiped from this page/)).toHaveCount(12);
});

test('tokens signed in the browser are what AWS and other programs take, and the others are refused with the reason', async ({
  page,
  launch,
}) => {
  const running = await launch({ live: { holdMs: 100 } });
  const aws = askEmulator(running.emulator);
  const keys = await aws.listPublicKeys({});
  await aws.deletePublicKey({ arn: keys.publicKeys?.[0]?.arn });
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const { publicKey } = await aws.importPublicKey({ name: 'own', publicKeyMaterial: spki(pair.publicKey) });
  const kid = given(publicKey?.arn, 'ARN');
  const stage = await stageNamed(aws, 'show-morning-brief');
  await page.goto(`${running.url}${paths.tokens('emulator', stage.id)}?by=browser`);
  await expectSettled(page);
  await expect(button(page, 'Sign a token')).toBeDisabled();
  const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  await field(page, 'Private key').fill(sec1(p256));
  await expect(page.getByText(/Private key must be on the curve P-384 .* P-256/)).toBeVisible();
  await page.getByLabel('File with the private key').setInputFiles({
    name: 'own.pem',
    mimeType: 'application/x-pem-file',
    buffer: Buffer.from(sec1(pair.privateKey)),
  });
  await expect(page.getByText('Signs for the public key own.')).toBeVisible();
  await field(page, 'How many').fill('2');
  await field(page, 'User id').fill('ana 🎬 {n}');
  await field(page, 'Participant id').fill('rehearsal_{n}');
  await page.getByRole('checkbox', { name: 'publish' }).uncheck();
  await expectAccessible(page);
  await button(page, 'Sign 2 tokens').click();
  await expect(made(page).getByRole('listitem')).toHaveCount(2);
  const token = await tokenOf(page, 'ana 🎬 2');

  const theirs = await importSPKI(
    given((await aws.getPublicKey({ arn: kid })).publicKey?.publicKeyMaterial, 'material'),
    'ES384',
  );
  const { payload, protectedHeader } = await jwtVerify(token, theirs, { currentDate: NOW });
  expect(protectedHeader).toEqual({ alg: 'ES384', typ: 'JWT', kid });
  expect(payload).toMatchObject({ jti: 'rehearsal_2', capabilities: { allow_subscribe: true } });
  expect(await joinWith(running.emulator, token)).toMatchObject({
    status: 201,
    participantId: 'rehearsal_2',
    userId: 'ana 🎬 2',
  });

  // What the page says of a token, and what comes of it.
  const verifier = panel(page, 'Check a token');
  const said = async (text: string): Promise<string> => {
    await field(page, 'Token').fill(text);
    await button(page, 'Check').click();
    await expect(field(page, 'Token')).toHaveValue('');
    await expect(button(page, 'Check')).toBeVisible();
    await expect(verifier.getByRole('list', { name: 'What was looked at' })).toBeVisible();
    return verifier.innerText();
  };
  expect(await said(token)).toContain('AWS should take this token');
  await expectAccessible(page);
  const signed = async (changes: object, by: KeyObject = pair.privateKey, header: object = {}) =>
    new SignJWT({ ...payload, jti: 'other', ...changes })
      .setProtectedHeader({ alg: 'ES384', typ: 'JWT', kid, ...header })
      .sign(by);
  const at = Math.floor(Number(NOW) / 1_000);
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;
  const other = { topic: 'ZzZzZzZzZzZz', resource: stage.arn.replace(stage.id, 'ZzZzZzZzZzZz') };
  const refused: [string, RegExp][] = [
    [await signed({ iat: at - 3_600, exp: at }), /It expired at 2026-11-20 14:00:00 UTC/],
    [await signed({ exp: at + 14 * 86_400 + 1 }), /exp must be at most 14 days after iat/],
    [await signed(other), /It is for another stage, ZzZzZzZzZzZz/],
    [await signed({}, p256, { alg: 'ES256' }), /signed on the curve P-256; AWS takes P-384 alone/],
    [await signed({}, stranger), /was not signed with its private half/],
    [
      await signed({}, pair.privateKey, { kid: kid.replace(idOf(kid), 'ZzZzZzZzZzZz') }),
      /is not in this account/,
    ],
    [await signed({ whip_url: 'https://x.test' }), /whip_url must be/],
    [await signed({ attributes: { a: 'ü'.repeat(512) } }), /attributes must hold at most 1,024 bytes/],
  ];
  for (const [text, reason] of refused) {
    const words = await said(text);
    expect(words).toMatch(reason);
    expect(words).toContain('AWS refuses this token');
    expect((await joinWith(running.emulator, text)).status).toBeGreaterThanOrEqual(400);
  }
  const longest = await signed({ exp: at + 14 * 86_400 });
  expect(await said(longest)).toContain('AWS should take this token');
  expect((await joinWith(running.emulator, longest)).status).toBe(201);

  const { participantToken } = await aws.createParticipantToken({ stageArn: stage.arn });
  await field(page, 'Token').fill(given(participantToken?.token, 'token'));
  await button(page, 'Check').click();
  await expect(page.getByText('This token was made by IVS')).toBeVisible();

  // The key deleted, its tokens are worth nothing.
  await aws.deletePublicKey({ arn: kid });
  expect(await joinWith(running.emulator, await signed({ jti: 'late' }))).toMatchObject({ status: 403 });
});

for (const width of [390, 320]) {
  test(`the workbench fits ${width} pixels, with tokens on it`, async ({ page, launch }) => {
    await page.setViewportSize({ width, height: 844 });
    const running = await launch({ live: { holdMs: 100 } });
    const stage = await stageNamed(askEmulator(running.emulator), 'show-morning-brief');
    await page.goto(running.url + paths.tokens('emulator', stage.id));
    await expectSettled(page);
    await field(page, 'Address of your own application').fill('https://example.com/join#{token}');
    await field(page, 'User id').fill('w'.repeat(120));
    await button(page, 'Order 3').click();
    await button(page, 'Make a token').click();
    await expect(made(page).getByRole('listitem')).toHaveCount(1);
    await button(page, /^Show the token of/).click();
    await expectNoOverflow(page);
    await expectAccessible(page);
    await button(page, /^Hide the token of/).click();
    await button(page, 'Wipe all').click();
  });
}
