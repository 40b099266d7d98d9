import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { compositions } from '#shared/compositions/contract.ts';
import { storageConfigurations } from '#shared/storage-configurations/contract.ts';
import { answer } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const AS_OF = '2026-11-20T14:00:00.000Z';
const item = {
  arn: 'arn:aws:ivs:us-east-1:123456789012:storage-configuration/storagestora',
  name: '',
  s3: { bucketName: 'recordings-us-east-1' },
};

describe('storage configurations', () => {
  it('are listed and found by their bucket', async () => {
    const { user } = drawPage('/emulated/storage-configurations', [
      answer(storageConfigurations.list, () => ({
        items: [item, { ...item, arn: `${item.arn}2`, s3: { bucketName: 'archive' } }],
        asOf: AS_OF,
      })),
    ]);
    await screen.findByText('recordings-us-east-1');
    await user.keyboard('/archive');
    expect(screen.queryByText('recordings-us-east-1')).toBeNull();
    expect(screen.getByText('archive')).toBeDefined();
  });

  it('tell the bucket, its address, and what IVS has written into its policy', async () => {
    drawPage('/emulated/storage-configurations/storagestora', [
      answer(storageConfigurations.get, () => ({ item, asOf: AS_OF })),
    ]);
    await screen.findByRole('heading', { name: 'Unnamed storage configuration' });
    const bucket = within(await screen.findByRole('region', { name: 'S3 bucket' }));
    expect(bucket.getByText('recordings-us-east-1')).toBeDefined();
    expect(bucket.getByText('s3://recordings-us-east-1/')).toBeDefined();
    expect(bucket.getByText('CompositeWrite-')).toBeDefined();
  });

  it('are not known to be unused by a list that is of before', async () => {
    const { user } = drawPage('/emulated/storage-configurations/storagestora', [
      answer(storageConfigurations.get, () => ({ item, asOf: AS_OF })),
      answer(compositions.list, () => ({
        items: [],
        asOf: AS_OF,
        stale: { code: 'aws_throttled' as const, message: 'Rate exceeded' },
      })),
    ]);
    await user.click(await screen.findByRole('button', { name: 'Delete…' }));
    const dialog = within(await screen.findByRole('dialog'));
    await dialog.findByText('Not known what uses it: AWS asked for fewer requests.');
    expect(dialog.queryByText('No running composition uses it.')).toBeNull();
  });
});
