import { screen, waitFor, within } from '@testing-library/react';
import { exportSPKI, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { publicKeyChanges } from '#shared/public-keys/changes.ts';
import { publicKeys } from '#shared/public-keys/contract.ts';
import { answer } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const AS_OF = '2026-11-20T14:00:00.000Z';
const UUID = '8a382dbe-6b83-4b55-8347-8bc52e6d91f2';
const arn = `arn:aws:ivs:us-east-1:123456789012:public-key/${UUID}`;
const PEM = '-----BEGIN PUBLIC KEY-----\nMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE\n-----END PUBLIC KEY-----\n';

describe('public keys', () => {
  it('tell their material and fingerprint, to be copied', async () => {
    const { user } = drawPage(`/emulated/public-keys/${UUID}`, [
      answer(publicKeys.get, () => ({
        item: { arn, name: 'signing', publicKeyMaterial: PEM, fingerprint: '8a:ce:6e' },
        asOf: AS_OF,
      })),
    ]);
    await screen.findByRole('heading', { name: 'signing' });
    const material = within(await screen.findByRole('region', { name: 'public key' }));
    expect(material.getByText(/BEGIN PUBLIC KEY/).textContent).toBe(PEM.trimEnd());
    await user.click(material.getByRole('button', { name: 'Copy public key' }));
    expect(await navigator.clipboard.readText()).toBe(PEM.trimEnd());
    expect(screen.getByText('8a:ce:6e')).toBeDefined();
    expect(screen.getByText(/three keys at most/)).toBeDefined();
  });

  it('are listed when AWS gives one without its ARN, which has no page', async () => {
    drawPage('/emulated/public-keys', [
      answer(publicKeys.list, () => ({ items: [{ name: 'orphan' }, { arn, name: 'signing' }], asOf: AS_OF })),
    ]);
    await screen.findByRole('link', { name: 'signing' });
    expect(screen.getByText('orphan')).toBeDefined();
    expect(screen.queryByRole('link', { name: 'orphan' })).toBeNull();
  });

  it('are made here, and the page asks before it is left with a private key that was not saved', async () => {
    const { user, go, address } = drawPage('/emulated/public-keys', [
      answer(publicKeys.list, () => ({ items: [], asOf: AS_OF })),
    ]);
    const closing = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    await user.click((await screen.findAllByRole('button', { name: 'Generate a pair…' }))[0] as HTMLElement);
    await user.type(screen.getByRole('textbox', { name: /^Name/ }), 'signing');
    expect(closing()).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Generate' }));
    await screen.findByRole('button', { name: 'Save the private key' });
    await waitFor(() => expect(closing()).toBe(true));

    await go('/emulated/encoders');
    expect(await screen.findByText(/With this page goes the private key/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Stay' }));
    expect(address()).toBe('/emulated/public-keys');

    await user.click(screen.getByRole('button', { name: 'Save the private key' }));
    await screen.findByRole('button', { name: 'Save it again' });
    expect(closing()).toBe(false);
    await go('/emulated/public-keys/other');
    expect(address()).toBe('/emulated/public-keys/other');
  });

  it('that are imported and cannot be read in the answer are others than were sent', async () => {
    const none = answer(publicKeys.list, () => ({ items: [], asOf: AS_OF }));
    const imported = answer(publicKeyChanges.import, () => ({
      item: { arn, name: 'signing', publicKeyMaterial: PEM },
      asOf: AS_OF,
    }));
    const { user } = drawPage('/emulated/public-keys', [none, imported]);
    await user.click(await screen.findByRole('button', { name: 'Import…' }));
    const dialog = within(screen.getByRole('dialog'));
    await user.click(dialog.getByRole('textbox', { name: /^Public key/ }));
    await user.paste(await exportSPKI((await generateKeyPair('ES384')).publicKey));
    await user.click(dialog.getByRole('button', { name: 'Import' }));
    expect((await dialog.findByRole('alert')).textContent).toContain('answers with another one');
  });
});
