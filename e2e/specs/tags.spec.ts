import { paths } from '#web/nav/paths.ts';
import { expect, test } from '../fixtures/console.ts';
import { askEmulator, everyItem, given, idOf, stageNamed } from '../support/aws.ts';
import { expectAccessible } from '../support/axe.ts';
import { expectSettled, panel } from '../support/page-parts.ts';

test.use({ role: 'operator' });

const connection = 'emulator';

test('tags are added, changed and removed on all six kinds of resource', async ({ page, launch }) => {
  test.slow();
  const running = await launch({ live: { holdMs: 100 } });
  const aws = askEmulator(running.emulator);
  const first = (list: readonly { arn?: string | undefined }[], what: string) => given(list[0]?.arn, what);
  const stage = (await stageNamed(aws, 'show-morning-brief')).arn;
  const composition = first(await everyItem(aws.paginateListCompositions({}), 'compositions'), 'composition');
  const encoder = first(
    await everyItem(aws.paginateListEncoderConfigurations({}), 'encoderConfigurations'),
    'encoder',
  );
  const storage = first(
    await everyItem(aws.paginateListStorageConfigurations({}), 'storageConfigurations'),
    'storage',
  );
  const ingest = first(
    await everyItem(aws.paginateListIngestConfigurations({}), 'ingestConfigurations'),
    'ingest',
  );
  const key = first(await everyItem(aws.paginateListPublicKeys({}), 'publicKeys'), 'key');
  const places = [
    [stage, paths.stage(connection, idOf(stage))],
    [composition, paths.composition(connection, idOf(composition))],
    [encoder, paths.encoderConfiguration(connection, idOf(encoder))],
    [storage, paths.storageConfiguration(connection, idOf(storage))],
    [ingest, paths.ingestConfiguration(connection, idOf(ingest))],
    [key, paths.publicKey(connection, idOf(key))],
  ] as const;
  const dialog = page.getByRole('dialog');
  const tags = panel(page, 'Tags');
  for (const [resourceArn, path] of places) {
    await aws.tagResource({ resourceArn, tags: { team: 'before', 'to go': '' } });
    const had = (await aws.listTagsForResource({ resourceArn })).tags ?? {};
    await page.goto(running.url + path);
    await expectSettled(page);
    await tags.getByRole('button', { name: 'Change tags…' }).click();
    const keys = dialog.getByRole('textbox', { name: /^Key of tag/ });
    await expect(keys).toHaveCount(Object.keys(had).length);
    const at = async (name: string) =>
      (await keys.evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))).indexOf(
        name,
      ) + 1;
    await dialog
      .getByRole('textbox', { name: `Value of tag ${await at('team')}`, exact: true })
      .fill('after');
    await dialog.getByRole('button', { name: `Remove tag ${await at('to go')}`, exact: true }).click();
    await dialog.getByRole('button', { name: 'Add a tag' }).click();
    await keys.last().fill('aws:mine');
    await expect(dialog.getByText(/must not begin with aws:/)).toBeVisible();
    await keys.last().fill('x'.repeat(129));
    await expect(dialog.getByText(/must have at most 128 characters/)).toBeVisible();
    await keys.last().fill('cost centre / ä');
    await dialog
      .getByRole('textbox', { name: /^Value of tag/ })
      .last()
      .fill('4711');
    await expect(dialog.getByText('1 added, 1 changed, 1 removed')).toBeVisible();
    if (resourceArn === stage) await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(tags.getByRole('row', { name: 'cost centre / ä 4711', exact: true })).toBeVisible();
    await expect(tags.getByRole('row', { name: 'team after', exact: true })).toBeVisible();
    await expect(tags.getByRole('row', { name: /^to go/ })).toHaveCount(0);
    const { 'to go': _, ...kept } = had;
    expect((await aws.listTagsForResource({ resourceArn })).tags).toEqual({
      ...kept,
      team: 'after',
      'cost centre / ä': '4711',
    });
  }
});
