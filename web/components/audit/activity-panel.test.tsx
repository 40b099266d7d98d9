import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { audit, type AuditAct } from '#shared/audit/contract.ts';
import { auth } from '#shared/auth/contract.ts';
import type { Role } from '#shared/contract/roles.ts';
import { publicKeys } from '#shared/public-keys/contract.ts';
import { answer, refusal } from '#web/testing/answers.ts';
import { ADMINISTRATOR, drawPage } from '#web/testing/draw-page.tsx';

const AT = '/emulated/public-keys/KeyKeyKeyKey';
const page = answer(publicKeys.get, () => ({
  item: {
    arn: 'arn:aws:ivs:us-east-1:123456789012:public-key/KeyKeyKeyKey',
    name: 'key',
    publicKeyMaterial: '-----BEGIN PUBLIC KEY-----\nx\n-----END PUBLIC KEY-----',
    fingerprint: '00',
    tags: {},
  },
  asOf: '2026-11-20T14:00:00.000Z',
}));
const act: AuditAct = {
  seq: 3,
  at: '2026-11-20T14:05:12.000Z',
  person: { name: 'Ada' },
  endpoint: 'publicKeys.import',
  operations: ['ImportPublicKey'],
  objects: { publicKeyId: 'KeyKeyKeyKey' },
  reason: 'A new one for the evening',
  result: 'ok',
};
const done = answer(audit.ofObject, () => ({ items: [act] }));
const as = (role: Role) =>
  answer(auth.session, () => ({ ...ADMINISTRATOR, person: { ...ADMINISTRATOR.person, role } }));

describe('the activity of a thing', () => {
  it('says who did what and why, to everybody', async () => {
    drawPage(AT, [page, done, as('viewer')]);
    const panel = await screen.findByRole('region', { name: 'Activity' });
    for (const text of ['Imported a public key', 'Ada', '“A new one for the evening”'])
      expect(within(panel).getByText(text)).toBeDefined();
  });

  it.each([
    ['viewer', false],
    ['support', true],
  ] as const)('leads a %s to the log: %s', async (role, isLed) => {
    drawPage(AT, [page, done, as(role)]);
    await screen.findByRole('button', { name: new RegExp(`, ${role}$`) });
    const panel = await screen.findByRole('region', { name: 'Activity' });
    const link = within(panel).queryByRole('link', { name: 'All of it in the audit log' });
    expect(link?.getAttribute('href')).toBe(isLed ? '/emulated/audit?object=KeyKeyKeyKey' : undefined);
  });

  it('says so where it cannot be read, and tries again when asked', async () => {
    let isBroken = true;
    const { user } = drawPage(AT, [
      page,
      answer(audit.ofObject, () => (isBroken ? refusal('internal', 'no') : { items: [act] })),
    ]);
    const panel = await screen.findByRole('region', { name: 'Activity' });
    expect(await within(panel).findByText(/Could not load what was done to it/)).toBeDefined();
    isBroken = false;
    await user.click(within(panel).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Imported a public key')).toBeDefined();
  });
});
