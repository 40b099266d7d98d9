import { act, screen, within } from '@testing-library/react';
import { generateKeyPair as joseKeyPair, exportPKCS8, exportSPKI, importSPKI, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { publicKeys } from '#shared/public-keys/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { tokenChanges } from '#shared/tokens/changes.ts';
import { answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const AS_OF = '2026-11-20T14:00:00.000Z';
const arn = 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl';
const kid = 'arn:aws:ivs:us-east-1:123456789012:public-key/f99cde61c2b0';
const AT = '/emulated/stages/AbCdEfGhIjKl/tokens';
const endpoints = {
  events: 'wss://global.events.live-video.net',
  whip: 'https://0123456789ab.global-bm.whip.live-video.net',
};

const stage = answer(stages.get, () => ({ item: { arn, name: 'the-show', endpoints }, asOf: AS_OF }));

/** Gives a token a call; `failing` are the calls that are refused, from 1. */
function making(failing: readonly number[] = []) {
  let call = 0;
  return answer(tokenChanges.create, () => {
    call += 1;
    if (failing.includes(call)) refusal('aws_throttled', 'Rate exceeded');
    return {
      item: {
        participantId: `Participant${call}`,
        token: `secret.of.${call}`,
        userId: `guest-${call}`,
        capabilities: ['PUBLISH', 'SUBSCRIBE'],
        expirationTime: '2026-11-21T02:00:00.000Z',
      },
      asOf: AS_OF,
    };
  });
}

const field = (name: string) => screen.findByRole('textbox', { name: new RegExp(`^${name}`) });
const button = (name: string | RegExp) => screen.getByRole('button', { name });

beforeEach(() => localStorage.clear());
afterEach(() => vi.useRealTimers());

describe('tokens that AWS makes', () => {
  it('stand as dots, are shown for half a minute in all, and are wiped then', async () => {
    const { user, container } = drawPage(AT, [stage, making()]);
    await user.type(await field('User id'), 'guest-1');
    await user.click(button('Make a token'));
    await screen.findByText('guest-1');
    expect(container.textContent).not.toContain('secret.of.1');
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const look = async (seconds: number) => act(async () => vi.advanceTimersByTimeAsync(seconds * 1_000));
    await user.click(button('Show the token of guest-1'));
    expect(screen.getByText('secret.of.1')).toBeDefined();
    await look(20);
    await user.click(button('Hide the token of guest-1'));
    await look(60);
    expect(container.textContent).not.toContain('secret.of.1');
    await user.click(button('Show the token of guest-1'));
    await look(5);
    expect(screen.getByText('secret.of.1')).toBeDefined();
    await look(6);
    expect(container.innerHTML).not.toContain('secret.of.1');
    expect(screen.getByText(/The token is wiped from this page/)).toBeDefined();
  });

  it('of which some were not made are told apart, and only those are made again', async () => {
    const { user, calls } = drawPage(AT, [stage, making([2, 3])]);
    await user.clear(await field('How many'));
    await user.type(await field('How many'), '4');
    await user.click(button('Make 4 tokens'));
    await screen.findByText(/2 of 4 were made and stand below; 2 were not/);
    await user.click(button('Make the 2 that are missing'));
    const list = within(screen.getByRole('list', { name: 'Tokens made on this visit' }));
    await vi.waitFor(() => expect(list.getAllByRole('listitem')).toHaveLength(4));
    expect(screen.queryByText(/that are missing/)).toBeNull();
    expect(calls.asked.filter(({ id }) => id === tokenChanges.create.id)).toHaveLength(6);
  });

  it('are made once by two clicks, and not with a rule that is broken', async () => {
    const { user, calls } = drawPage(AT, [stage, making()]);
    const lifetime = await field('Lifetime in minutes');
    await user.clear(lifetime);
    await user.type(lifetime, '20161');
    expect(screen.getByText('⚠ Lifetime in minutes must be at most 20160.')).toBeDefined();
    await user.click(button('Make a token'));
    await user.click(button('14 days'));
    await user.click(button('Featured'));
    await user.click(button('Order 3'));
    await user.click(button('Order 3'));
    expect(screen.getByText('18 of 1,024 bytes', { exact: false })).toBeDefined();
    await user.dblClick(button('Make a token'));
    await screen.findByText('guest-1');
    expect(calls.asked.filter(({ id }) => id === tokenChanges.create.id)).toHaveLength(1);
  });

  it('are handed over by a link of one’s own, which this browser keeps', async () => {
    const { user, container } = drawPage(AT, [stage, making()]);
    const address = await field('Address of your own application');
    await user.click(address);
    await user.paste('https://example.com/join?t={token}');
    expect(screen.getByText(/may stay in its logs/)).toBeDefined();
    await user.clear(address);
    await user.paste('https://example.com/join#{token}');
    await user.click(button('Make a token to look in'));
    await screen.findByText('guest-1');
    await user.click(button('Copy the join link of guest-1'));
    expect(await navigator.clipboard.readText()).toBe('https://example.com/join#secret.of.1');
    expect(container.innerHTML).not.toContain('secret.of.1');
    await user.click(button('QR code for guest-1'));
    expect(screen.getByRole('img', { name: 'QR code with the join link of guest-1' })).toBeDefined();
    const kept = Object.keys(localStorage).map((name) => localStorage.getItem(name));
    expect(kept).toContain('https://example.com/join#{token}');
    expect(kept.join()).not.toContain('secret');
  });
});

it('tokens of one stage do not stand at another one', async () => {
  const { user, go } = drawPage(AT, [stage, making()]);
  await user.type(await field('User id'), 'guest-1');
  await user.click(button('Make a token'));
  await screen.findByText('guest-1');
  await user.click(button('Copy the token of guest-1'));
  await act(async () => go('/emulated/stages/ZyXwVuTsRqPo/tokens'));
  await screen.findByRole('button', { name: 'Make a token' });
  expect(screen.queryByText('guest-1')).toBeNull();
  expect(((await field('User id')) as HTMLInputElement).value).toBe('');
});

describe('a token that is signed here', () => {
  it('is good for the key of the account that is its other half', async () => {
    const pair = await joseKeyPair('ES384', { extractable: true });
    const material = await exportSPKI(pair.publicKey);
    const answers = [
      stage,
      answer(publicKeys.list, () => ({ items: [{ arn: kid, name: 'signer' }], asOf: AS_OF })),
      answer(publicKeys.get, () => ({
        item: { arn: kid, name: 'signer', publicKeyMaterial: material },
        asOf: AS_OF,
      })),
    ];
    const { user, container } = drawPage(`${AT}?by=browser`, answers);
    const key = await field('Private key');
    const wrong = await joseKeyPair('ES256', { extractable: true });
    await user.click(key);
    await user.paste(await exportPKCS8(wrong.privateKey));
    await screen.findByText(/must be on the curve P-384 .* P-256/);
    await user.clear(key);
    const secret = await exportPKCS8(pair.privateKey);
    await user.paste(secret);
    await screen.findByRole('link', { name: 'signer' });
    expect(container.innerHTML).not.toContain(secret.split('\n')[1]);
    await user.type(await field('User id'), 'ana');
    await user.click(button('Sign a token'));
    await screen.findByText('ana');
    await user.click(button('Copy the token of ana'));
    const token = await navigator.clipboard.readText();
    const verified = await jwtVerify(token, await importSPKI(material, 'ES384'), {
      currentDate: new Date(AS_OF),
    });
    expect(verified.protectedHeader).toEqual({ alg: 'ES384', typ: 'JWT', kid });
    expect(verified.payload).toMatchObject({
      user_id: 'ana',
      topic: 'AbCdEfGhIjKl',
      iat: Date.parse(AS_OF) / 1_000,
    });

    await user.click(await field('Token'));
    await user.paste(token);
    await user.click(button('Check'));
    await screen.findByText('AWS should take this token');
    expect(container.innerHTML).not.toContain(token);
  });

  it('is not made of a stage as it was before, by a clock that has gone on', async () => {
    const pair = await joseKeyPair('ES384', { extractable: true });
    let asked = 0;
    const later = answer(stages.get, () => ({
      item: { arn, name: 'the-show', endpoints },
      asOf: AS_OF,
      // The page itself may show what was held.
      ...((asked += 1) > 1 && {
        stale: { code: 'aws_unavailable' as const, message: 'Service unavailable' },
      }),
    }));
    const { user } = drawPage(`${AT}?by=browser`, [
      later,
      answer(publicKeys.list, () => ({ items: [{ arn: kid, name: 'signer' }], asOf: AS_OF })),
      answer(publicKeys.get, async () => ({
        item: { arn: kid, name: 'signer', publicKeyMaterial: await exportSPKI(pair.publicKey) },
        asOf: AS_OF,
      })),
    ]);
    await user.click(await field('Private key'));
    await user.paste(await exportPKCS8(pair.privateKey));
    await screen.findByRole('link', { name: 'signer' });
    await user.type(await field('User id'), 'ana');
    await user.click(button('Sign a token'));
    await screen.findByText(/Service unavailable/);
    expect(screen.queryByRole('list', { name: 'Tokens made on this visit' })).toBeNull();
  });

  it('cannot be made with a key that AWS does not have', async () => {
    const pair = await joseKeyPair('ES384', { extractable: true });
    const keys = answer(publicKeys.list, () => ({ items: [], asOf: AS_OF }));
    const { user } = drawPage(`${AT}?by=browser`, [stage, keys]);
    await user.click(await field('Private key'));
    await user.paste(await exportPKCS8(pair.privateKey));
    await screen.findByText(/AWS does not have its public half/);
    expect((button('Sign a token') as HTMLButtonElement).disabled).toBe(true);
    await user.click(button('Forget the key'));
    expect(await field('Private key')).toBeDefined();
  });
});

it('a token of AWS stays closed, and what is none is told so', async () => {
  const keys = answer(publicKeys.list, () => ({ items: [], asOf: AS_OF }));
  const { user } = drawPage(AT, [stage, keys]);
  const token = await field('Token');
  await user.click(token);
  await user.paste('hello');
  await user.click(button('Check'));
  await screen.findByText('This is no token');
  await user.clear(token);
  const part = (value: object) => btoa(JSON.stringify(value)).replaceAll('=', '');
  await user.paste(`${part({ alg: 'KMS', typ: 'JWT' })}.${part({ jti: 'hidden' })}.AAAA`);
  await user.click(button('Check'));
  await screen.findByText('This token was made by IVS');
  expect(screen.queryByText('hidden')).toBeNull();
});
