import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
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
});
