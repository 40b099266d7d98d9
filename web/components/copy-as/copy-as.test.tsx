import { screen, within } from '@testing-library/react';
import { exportPKCS8, exportSPKI, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { publicKeys } from '#shared/public-keys/contract.ts';
import { storageConfigurationChanges } from '#shared/storage-configurations/changes.ts';
import { storageConfigurations } from '#shared/storage-configurations/contract.ts';
import { compositions } from '#shared/compositions/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const AS_OF = '2026-11-20T14:00:00.000Z';
const ARN = 'arn:aws:ivs:us-east-1:123456789012:storage-configuration/StOrAgEcOnFi';
const item = { arn: ARN, name: 'archive', s3: { bucketName: 'show-archive' }, tags: { team: 'a' } };

const nothing = { items: [], asOf: AS_OF };
const answers = [
  answer(storageConfigurations.get, () => ({ item, asOf: AS_OF })),
  answer(storageConfigurations.list, () => ({ items: [item], asOf: AS_OF })),
  answer(compositions.list, () => nothing),
  answer(stages.list, () => nothing),
];
const region = (name: string) => within(screen.getByRole('dialog')).getByRole('region', { name });

describe('the calls of a page', () => {
  it('are those behind what it shows, in every form', async () => {
    const { user } = drawPage('/emulated/storage-configurations/StOrAgEcOnFi', answers);
    await screen.findByText('show-archive');
    await user.click(await screen.findByRole('button', { name: 'Copy the AWS calls of this page' }));
    await screen.findByRole('region', { name: 'AWS CLI command for GetStorageConfiguration' });
    expect(region('AWS CLI command for GetStorageConfiguration').textContent).toBe(
      `aws ivs-realtime get-storage-configuration \\\n  --arn ${ARN} \\\n  --region us-east-1`,
    );
    await user.click(screen.getByRole('radio', { name: 'curl' }));
    const curl = region('curl command for GetStorageConfiguration').textContent;
    expect(curl).toContain('--aws-sigv4 aws:amz:us-east-1:ivs');
    expect(curl).toContain('https://ivsrealtime.us-east-1.amazonaws.com/GetStorageConfiguration');
    await user.click(screen.getByRole('radio', { name: 'SDK v3' }));
    expect(region('SDK code for GetStorageConfiguration').textContent).toContain(
      `new GetStorageConfigurationCommand({\n  arn: "${ARN}",\n})`,
    );
    await user.click(screen.getByRole('radio', { name: 'Terraform' }));
    expect(region('Terraform configuration for GetStorageConfiguration').textContent).toContain(
      `id = "${ARN}"`,
    );
    await user.click(screen.getByRole('radio', { name: 'CloudFormation' }));
    expect(region('CloudFormation template for GetStorageConfiguration').textContent).toContain(
      '"BucketName": "show-archive"',
    );
  });

  it('are of a list its first page, and cannot be declared', async () => {
    const { user } = drawPage('/emulated/storage-configurations', answers);
    await screen.findByText('archive');
    await user.click(await screen.findByRole('button', { name: 'Copy the AWS calls of this page' }));
    await screen.findByRole('region', { name: 'AWS CLI command for ListStorageConfigurations' });
    expect(region('AWS CLI command for ListStorageConfigurations').textContent).toContain(
      '--max-results 100',
    );
    expect(screen.queryByRole('radio', { name: 'Terraform' })).toBeNull();
  });

  it('are also those that were sent of late, with what became of them', async () => {
    const refused = answer(storageConfigurationChanges.create, () => refusal('aws_conflict', 'busy'));
    const { user } = drawPage('/emulated/storage-configurations', [...answers, refused]);
    await screen.findByText('archive');
    await user.click(screen.getByRole('button', { name: 'Create…' }));
    await user.type(screen.getByRole('textbox', { name: 'S3 bucket' }), 'my-bucket');
    await user.click(screen.getByRole('button', { name: 'Create' }));
    await screen.findByRole('alert');
    await user.click(screen.getByRole('button', { name: 'Close', description: '' }));
    await user.click(await screen.findByRole('button', { name: 'Copy the AWS calls of this page' }));
    await user.click(await screen.findByRole('radio', { name: 'Sent of late: 1' }));
    expect(region('AWS CLI command for CreateStorageConfiguration').textContent).toContain(
      `--s3 '{"bucketName":"my-bucket"}'`,
    );
    expect(screen.getByText(/✕ failed, sent/)).toBeDefined();
    expect(screen.getByText(/^CreateParticipantToken is not among them/)).toBeDefined();
  });
});

describe('the call of a form', () => {
  it('is what would be sent, and is said to be unfinished as long as a rule is broken', async () => {
    const { user } = drawPage('/emulated/storage-configurations', answers);
    await screen.findByText('archive');
    await user.click(screen.getByRole('button', { name: 'Create…' }));
    await user.type(screen.getByRole('textbox', { name: /^Name/ }), 'two');
    await user.click(screen.getByRole('button', { name: 'Copy as…' }));
    const commands = within(await screen.findByRole('dialog', { name: 'Copy as a command' }));
    expect(await commands.findByText(/The form is not finished/)).toBeDefined();
    expect(
      commands.getByRole('region', { name: 'AWS CLI command for CreateStorageConfiguration' }).textContent,
    ).toBe(
      `aws ivs-realtime create-storage-configuration \\\n  --s3 '{"bucketName":""}' \\\n  --name two \\\n  --region us-east-1`,
    );
  });

  const commandFor = async (operation: string) => {
    const dialog = within(await screen.findByRole('dialog', { name: 'Copy as a command' }));
    return (await dialog.findByRole('region', { name: `AWS CLI command for ${operation}` })).textContent;
  };
  const copyAs = () => screen.getByRole('button', { name: 'Copy as…' });
  const STAGE = 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl';
  const stage = answer(stages.get, () => ({ item: { arn: STAGE, name: 'the-show' }, asOf: AS_OF }));

  it('is there for a stage that is to be created', async () => {
    const { user } = drawPage('/emulated/stages/create', answers);
    await user.type(await screen.findByRole('textbox', { name: /^Name/ }), 'the-show');
    await user.click(copyAs());
    expect(await commandFor('CreateStage')).toBe(
      `aws ivs-realtime create-stage \\\n  --name the-show \\\n  --region us-east-1`,
    );
  });

  it('is there for a stage that is to be changed, with what is sent of it alone', async () => {
    const { user } = drawPage('/emulated/stages/AbCdEfGhIjKl/edit', [stage, ...answers]);
    await user.type(await screen.findByRole('textbox', { name: /^Name/ }), '-2');
    await user.click(copyAs());
    expect(await commandFor('UpdateStage')).toBe(
      `aws ivs-realtime update-stage \\\n  --arn ${STAGE} \\\n  --name the-show-2 \\\n  --region us-east-1`,
    );
  });

  it('is there for each token that AWS is to make, and for none that is signed here', async () => {
    const { user } = drawPage('/emulated/stages/AbCdEfGhIjKl/tokens', [stage, ...answers]);
    await user.type(await screen.findByRole('textbox', { name: /^User id/ }), 'ana');
    await user.click(copyAs());
    const command = await commandFor('CreateParticipantToken');
    expect(command).toContain(`--stage-arn ${STAGE}`);
    expect(command).toContain('--user-id ana');
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('radio', { name: 'Signed in this browser' }));
    expect(screen.queryByRole('button', { name: 'Copy as…' })).toBeNull();
  });

  it('is there for a public key, and never where a private one stands', async () => {
    const pair = await generateKeyPair('ES384', { extractable: true });
    const [open, secret] = [await exportSPKI(pair.publicKey), await exportPKCS8(pair.privateKey)];
    const none = answer(publicKeys.list, () => nothing);
    const { user, container } = drawPage('/emulated/public-keys', [none, ...answers]);
    await user.click(await screen.findByRole('button', { name: 'Import…' }));
    const field = () => screen.getByRole('textbox', { name: /^Public key/ });
    const queryCopyAs = () => screen.queryByRole('button', { name: 'Copy as…' });
    expect(queryCopyAs()).toBeNull();
    for (const text of [secret, `${open}\n${secret}`]) {
      await user.clear(field());
      await user.click(field());
      await user.paste(text);
      expect(queryCopyAs()).toBeNull();
    }
    await user.clear(field());
    await user.click(field());
    await user.paste(open);
    await user.click(copyAs());
    expect(await commandFor('ImportPublicKey')).toContain('BEGIN PUBLIC KEY');
    expect(container.ownerDocument.body.textContent).not.toContain('PRIVATE KEY-----');
  });
});
