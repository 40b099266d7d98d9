import { describe, expect, it } from 'vitest';
import { apiOf } from '../testing/api.ts';
import { refusalOf } from '../testing/refusal.ts';
import { newSigningKey } from '../testing/signed-token.ts';
import { worldAt } from '../testing/worlds.ts';

/** The same point as in the PEM, in the compressed form, which OpenSSL writes with `-conv_form compressed`. */
const compressed = (pem: string): string => {
  const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  const x = der.subarray(-96, -48);
  const isOdd = ((der.at(-1) ?? 0) & 1) === 1;
  const head = Buffer.from(der.subarray(0, -98));
  // Two lengths, of the whole and of the bit string with its leading zero, are 48 bytes less.
  head[1] = (head[1] ?? 0) - 48;
  head[head.length - 1] = (head.at(-1) ?? 0) - 48;
  const bytes = Buffer.concat([head, Buffer.from([0, isOdd ? 3 : 2]), x]);
  return `-----BEGIN PUBLIC KEY-----\n${bytes.toString('base64')}\n-----END PUBLIC KEY-----`;
};

describe('ImportPublicKey', () => {
  it('keeps a P-384 key and gives it a fingerprint', () => {
    const api = apiOf(worldAt('empty'));
    const { pem } = newSigningKey();
    const imported = api.ImportPublicKey({ publicKeyMaterial: pem, name: 'signing', tags: { env: 'prod' } });
    expect(imported.publicKey).toEqual({
      arn: expect.stringMatching(/:public-key\/[A-Za-z0-9]{12}$/),
      name: 'signing',
      publicKeyMaterial: pem,
      fingerprint: expect.stringMatching(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/),
      tags: { env: 'prod' },
    });
    expect(api.GetPublicKey({ arn: imported.publicKey?.arn })).toEqual(imported);
    expect(api.ListPublicKeys({}).publicKeys).toEqual([
      { arn: imported.publicKey?.arn, name: 'signing', tags: { env: 'prod' } },
    ]);
  });

  it('knows a key again in whatever form it comes', () => {
    const { pem } = newSigningKey();
    for (const form of [
      pem,
      pem.trimEnd(),
      pem.replaceAll('\n', '\r\n'),
      `# our key\n${pem}and more`,
      compressed(pem),
    ]) {
      const api = apiOf(worldAt('empty'));
      const first = api.ImportPublicKey({ publicKeyMaterial: form });
      expect(first.publicKey?.publicKeyMaterial).toBe(pem);
      expect(refusalOf(() => api.ImportPublicKey({ publicKeyMaterial: pem }))).toEqual({
        name: 'ConflictException',
        message: 'The public key has been imported already',
      });
    }
  });

  it('has for the scenarios’ keys the fingerprints that the scenarios give them', () => {
    const { GetPublicKey, ListPublicKeys } = apiOf(worldAt('showtime'));
    const fresh = apiOf(worldAt('empty'));
    for (const { arn } of ListPublicKeys({}).publicKeys ?? []) {
      const { publicKeyMaterial, fingerprint } = GetPublicKey({ arn }).publicKey ?? {};
      expect(fresh.ImportPublicKey({ publicKeyMaterial }).publicKey).toMatchObject({
        publicKeyMaterial,
        fingerprint,
      });
    }
  });

  it('refuses another curve and what is no key', () => {
    const api = apiOf(worldAt('empty'));
    for (const publicKeyMaterial of [
      newSigningKey('P-256').pem,
      newSigningKey('P-521').pem,
      'nothing',
      newSigningKey().pem.replace(/M/g, 'A'),
    ]) {
      expect(refusalOf(() => api.ImportPublicKey({ publicKeyMaterial }))).toMatchObject({
        name: 'ValidationException',
        message: expect.stringContaining("'publicKeyMaterial'"),
      });
    }
  });

  it('stops at three', () => {
    const api = apiOf(worldAt('showtime'));
    const { pem } = newSigningKey();
    expect(refusalOf(() => api.ImportPublicKey({ publicKeyMaterial: pem })).name).toBe(
      'ServiceQuotaExceededException',
    );
    const arn = api.ListPublicKeys({}).publicKeys?.[0]?.arn;
    expect(api.DeletePublicKey({ arn })).toEqual({});
    expect(api.ImportPublicKey({ publicKeyMaterial: pem }).publicKey?.arn).not.toBe(arn);
    expect(refusalOf(() => api.DeletePublicKey({ arn })).name).toBe('ResourceNotFoundException');
  });
});
