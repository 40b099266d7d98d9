import { expect, test } from '../fixtures/console.ts';
import { everyItem, given, idOf } from '../support/aws.ts';
import { bodyRows, detail, panel, rowWith } from '../support/page-parts.ts';

test.describe('encoder configurations', () => {
  test('are listed by name, and found by a tag', async ({ page, aws }) => {
    const all = await everyItem(aws.paginateListEncoderConfigurations({}), 'encoderConfigurations');
    await page.goto('/emulator/encoder-configurations');
    const table = page.getByRole('table', { name: 'Encoder configurations' });
    await expect(bodyRows(table)).toHaveCount(all.length);
    for (const { arn, name, tags } of all) {
      const row = rowWith(table, name || idOf(arn));
      await expect(row).toContainText(idOf(arn));
      for (const [key, value] of Object.entries(tags ?? {})) {
        await expect(row.getByRole('listitem').filter({ hasText: key })).toContainText(value);
      }
    }
    await page.getByRole('searchbox').fill('tag:team=sports-desk');
    await expect(bodyRows(table)).toHaveCount(1);
    await expect(page.getByText(`1 of ${all.length} shown`)).toBeVisible();
  });

  test('show the picture they make and the compositions that use them', async ({ page, aws }) => {
    const all = await everyItem(aws.paginateListEncoderConfigurations({}), 'encoderConfigurations');
    const arn = given(all.find(({ name }) => name === 'sports-720p60')?.arn, 'encoder configuration');
    const { encoderConfiguration } = await aws.getEncoderConfiguration({ arn });
    const video = given(encoderConfiguration?.video, 'video');
    const using = await everyItem(
      aws.paginateListCompositions({ filterByEncoderConfigurationArn: arn }),
      'compositions',
    );
    await page.goto(`/emulator/encoder-configurations/${idOf(arn)}`);
    await expect(page.getByRole('heading', { name: 'sports-720p60', level: 1 })).toBeVisible();
    const picture = panel(page, 'Video');
    await expect(detail(picture, 'Width')).toHaveText(`${video.width?.toLocaleString('en-GB')} px`);
    await expect(detail(picture, 'Height')).toHaveText(`${video.height?.toLocaleString('en-GB')} px`);
    await expect(detail(picture, 'Frame rate')).toHaveText(`${video.framerate} frames a second`);
    await expect(detail(picture, 'Bitrate')).toContainText(
      `${video.bitrate?.toLocaleString('en-GB')} bits/s`,
    );
    await expect(detail(panel(page, 'Identity'), 'ARN')).toContainText(arn);
    const table = panel(page, 'Compositions that use it now').getByRole('table');
    await expect(bodyRows(table)).toHaveCount(using.length);
    for (const composition of using) await expect(rowWith(table, idOf(composition.arn))).toBeVisible();
  });
});

test.describe('storage configurations', () => {
  test('are listed with their buckets', async ({ page, aws }) => {
    const all = await everyItem(aws.paginateListStorageConfigurations({}), 'storageConfigurations');
    await page.goto('/emulator/storage-configurations');
    const table = page.getByRole('table', { name: 'Storage configurations' });
    await expect(bodyRows(table)).toHaveCount(all.length);
    for (const { arn, name, s3 } of all) {
      await expect(rowWith(table, name || idOf(arn))).toContainText(s3?.bucketName ?? '');
    }
    await table.getByRole('button', { name: 'Bucket' }).click();
    await expect(page).toHaveURL(/\?sort=bucket$/);
    const first = all.map(({ s3 }) => s3?.bucketName ?? '').toSorted()[0] ?? '';
    await expect(bodyRows(table).first()).toContainText(first);
  });

  test('show the bucket and every tag', async ({ page, aws }) => {
    const all = await everyItem(aws.paginateListStorageConfigurations({}), 'storageConfigurations');
    const { arn, s3, tags } = given(
      all.find(({ name }) => name === 'compliance-archive'),
      'storage configuration',
    );
    await page.goto(`/emulator/storage-configurations/${idOf(arn)}`);
    await expect(detail(panel(page, 'S3 bucket'), 'Bucket')).toHaveText(s3?.bucketName ?? '');
    await expect(detail(panel(page, 'S3 bucket'), 'Address')).toHaveText(`s3://${s3?.bucketName}/`);
    const table = panel(page, 'Tags').getByRole('table');
    for (const [key, value] of Object.entries(tags ?? {})) {
      await expect(table.getByRole('row', { name: `${key} ${value}`, exact: true })).toBeVisible();
    }
  });
});

test.describe('public keys', () => {
  test('are listed, and found by id', async ({ page, aws }) => {
    const all = await everyItem(aws.paginateListPublicKeys({}), 'publicKeys');
    await page.goto('/emulator/public-keys');
    const table = page.getByRole('table', { name: 'Public keys' });
    await expect(bodyRows(table)).toHaveCount(all.length);
    const unnamed = given(
      all.find(({ name }) => !name),
      'key without a name',
    );
    await page.getByRole('searchbox').fill(idOf(unnamed.arn));
    await expect(bodyRows(table)).toHaveCount(1);
    await expect(bodyRows(table).getByRole('link', { name: idOf(unnamed.arn) })).toBeVisible();
  });

  test('show the key itself, and its fingerprint', async ({ page, aws }) => {
    const all = await everyItem(aws.paginateListPublicKeys({}), 'publicKeys');
    const arn = given(all.find(({ name }) => name === 'token-signing-2026')?.arn, 'public key');
    const { publicKey } = await aws.getPublicKey({ arn });
    await page.goto(`/emulator/public-keys/${idOf(arn)}`);
    await expect(detail(panel(page, 'Key'), 'Fingerprint')).toHaveText(publicKey?.fingerprint ?? '');
    await expect(page.getByRole('region', { name: 'public key', exact: true })).toHaveText(
      given(publicKey?.publicKeyMaterial, 'key material').trim(),
    );
    await page.getByRole('link', { name: 'Public keys' }).last().click();
    await expect(page.getByRole('heading', { name: 'Public keys', level: 1 })).toBeVisible();
  });
});
