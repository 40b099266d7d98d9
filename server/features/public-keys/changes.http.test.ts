import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '#shared/contract/ids.ts';
import { publicKeyChanges } from '#shared/public-keys/changes.ts';
import { publicKeys } from '#shared/public-keys/contract.ts';
import { attempt, call } from '#server/testing/call-endpoint.ts';
import { type RunningConsole, startConsole } from '#server/testing/start-console.ts';

const connection = 'emulator';
const log: string[] = [];
let running: RunningConsole;
beforeEach(async () => {
  running = await startConsole({ scenario: 'empty', log: (line) => log.push(line) });
});
afterEach(async () => running.close());

const pair = (namedCurve = 'P-384'): { publicKey: string; privateKey: string } =>
  generateKeyPairSync('ec', {
    namedCurve,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

describe('a public key', () => {
  it('is imported, read with its fingerprint, and deleted', async () => {
    const publicKeyMaterial = pair().publicKey;
    const body = { publicKeyMaterial, name: 'signer', tags: { team: 'show' } };
    const made = await call(running, publicKeyChanges.import, { connection, body });
    expect(made.item).toMatchObject({ ...body, fingerprint: expect.any(String) as string });

    const read = { connection, publicKeyId: idOf(made.item.arn ?? '') };
    expect((await call(running, publicKeys.get, read)).item).toEqual(made.item);
    expect((await call(running, publicKeys.list, { connection })).items).toHaveLength(1);
    await call(running, publicKeyChanges.remove, read);
    expect((await call(running, publicKeys.list, { connection })).items).toEqual([]);
  });

  it('is one of three at most, as AWS says itself', async () => {
    for (const _ of [1, 2, 3])
      await call(running, publicKeyChanges.import, {
        connection,
        body: { publicKeyMaterial: pair().publicKey },
      });
    const sent = await attempt(running, publicKeyChanges.import, {
      connection,
      body: { publicKeyMaterial: pair().publicKey },
    });
    expect([sent.status, sent.json()]).toMatchObject([402, { code: 'aws_quota_exceeded' }]);
  });

  it('is refused where its other half was pasted with it, which goes nowhere', async () => {
    const { publicKey, privateKey } = pair();
    const sent = await attempt(running, publicKeyChanges.import, {
      connection,
      body: { publicKeyMaterial: privateKey + publicKey },
    });
    expect([sent.status, sent.json()]).toMatchObject([
      400,
      {
        fields: [
          {
            path: 'body.publicKeyMaterial',
            message: 'must not contain a private key: only the public half is imported',
          },
        ],
      },
    ]);
    expect(running.emulator.calls.list()).toEqual([]);
    const secret = privateKey.split('\n')[1] ?? '';
    expect(secret).not.toBe('');
    expect(sent.body + log.join('')).not.toContain(secret);
  });

  it('is refused where it is of another curve', async () => {
    const sent = await attempt(running, publicKeyChanges.import, {
      connection,
      body: { publicKeyMaterial: pair('P-256').publicKey },
    });
    expect(sent.json()).toMatchObject({
      fields: [{ message: 'must be an ECDSA key on the curve P-384 (secp384r1)' }],
    });
  });
});
