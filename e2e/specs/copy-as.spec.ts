import { paths } from '#web/nav/paths.ts';
import { expect, test } from '../fixtures/console.ts';
import { expectNoOverflow, expectSettled } from '../support/page-parts.ts';

const connection = 'emulator';
test('the calls of a page are copied, on a phone too', async ({ page, context, places }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(paths.stage(connection, places.stageId));
  await expectSettled(page);
  await page.getByRole('button', { name: 'Copy the AWS calls of this page' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Copy AWS CLI command for GetStage' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(
    new RegExp(
      String.raw`^aws ivs-realtime get-stage \\\n  --arn arn:aws:ivs:us-east-1:\d{12}:stage/${places.stageId} \\\n  --region us-east-1 \\\n  --endpoint-url http://127\.0\.0\.1:\d+$`,
    ),
  );
  await dialog.getByRole('radio', { name: 'Terraform' }).check();
  await expect(dialog.getByRole('region', { name: 'Terraform configuration for GetStage' })).toContainText(
    'resource "awscc_ivs_stage" "stage" {',
  );
  await expectNoOverflow(page);
});
