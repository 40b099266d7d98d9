import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { compositions } from '#shared/compositions/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { storageConfigurations } from '#shared/storage-configurations/contract.ts';
import { tagChanges } from '#shared/tags/changes.ts';
import { tags } from '#shared/tags/contract.ts';
import { answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const AS_OF = '2026-11-20T14:00:00.000Z';
const AT = '/emulated/storage-configurations/StOrAgEcOnFi';
const arn = 'arn:aws:ivs:us-east-1:123456789012:storage-configuration/StOrAgEcOnFi';

/** A resource whose tags the answers to changes make others. */
function world(had: Record<string, string>) {
  let now = had;
  const nothing = { items: [], asOf: AS_OF };
  return {
    set: (next: Record<string, string>) => {
      now = next;
    },
    answers: [
      answer(storageConfigurations.get, () => ({
        item: { arn, name: 'archive', s3: { bucketName: 'b-1' }, tags: now },
        asOf: AS_OF,
      })),
      answer(tags.get, () => ({ item: now, asOf: AS_OF })),
      answer(compositions.list, () => nothing),
      answer(stages.list, () => nothing),
    ],
  };
}
const dialog = () => within(screen.getByRole('dialog'));
const open = async (user: { click: (on: Element) => Promise<void> }) => {
  const panel = within(await screen.findByRole('region', { name: 'Tags' }));
  await user.click(panel.getByRole('button', { name: 'Change tags…' }));
  await screen.findByRole('dialog');
};

describe('the tags of a resource', () => {
  it('begin as AWS has them now, and are changed until it shows them', async () => {
    const had = world({ team: 'a' });
    const done = { asOf: AS_OF };
    const { user, calls } = drawPage(AT, [
      ...had.answers,
      answer(tagChanges.add, () => {
        had.set({ team: 'a', env: 'prod' });
        return done;
      }),
      answer(tagChanges.remove, () => {
        had.set({ env: 'prod' });
        return done;
      }),
    ]);
    await screen.findByRole('row', { name: 'team a' });
    await open(user);
    await waitFor(() => expect(calls.asked.map(({ id }) => id)).toContain(tags.get.id));
    await waitFor(() => expect(dialog().queryByText('Asking AWS for the tags…')).toBeNull());
    const save = () => dialog().getByRole('button', { name: 'Save' });
    expect(save().getAttribute('aria-disabled')).toBe('true');
    await user.click(dialog().getByRole('button', { name: 'Add a tag' }));
    await user.type(dialog().getByRole('textbox', { name: 'Key of tag 2' }), 'aws:x');
    expect(dialog().getByText(/Tag 2 has a key that must not begin with aws:/)).toBeDefined();
    await user.clear(dialog().getByRole('textbox', { name: 'Key of tag 2' }));
    await user.type(dialog().getByRole('textbox', { name: 'Key of tag 2' }), 'env');
    await user.type(dialog().getByRole('textbox', { name: 'Value of tag 2' }), 'prod');
    await user.click(dialog().getByRole('button', { name: 'Remove tag 1' }));
    expect(dialog().getByText('1 added, 1 removed')).toBeDefined();
    await user.click(save());
    await screen.findByRole('row', { name: 'env prod' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const changes = calls.asked
      .map(({ id }) => id)
      .filter((id) => id === tagChanges.add.id || id === tagChanges.remove.id);
    expect(changes).toEqual([tagChanges.add.id, tagChanges.remove.id]);
  });

  it('say what was done where only half of it was', async () => {
    const had = world({ team: 'a' });
    const { user } = drawPage(AT, [
      ...had.answers,
      answer(tagChanges.add, () => ({ asOf: AS_OF })),
      answer(tagChanges.remove, () => refusal('aws_access_denied', 'no')),
    ]);
    await screen.findByRole('row', { name: 'team a' });
    await open(user);
    await waitFor(() => expect(dialog().queryByText('Asking AWS for the tags…')).toBeNull());
    await user.clear(dialog().getByRole('textbox', { name: 'Key of tag 1' }));
    await user.type(dialog().getByRole('textbox', { name: 'Key of tag 1' }), 'group');
    await user.click(dialog().getByRole('button', { name: 'Save' }));
    await dialog().findByText(/What was to be added or changed is done; nothing was removed/);
    expect(dialog().getByText('ivs:UntagResource')).toBeDefined();
  });

  it('that AWS has given itself are not touched', async () => {
    const had = world({ 'aws:cloudformation:stack-name': 's', team: 'a' });
    const { user } = drawPage(AT, had.answers);
    await screen.findByRole('row', { name: 'team a' });
    await open(user);
    await dialog().findByText(/One tag begins with aws:/);
    expect(dialog().getAllByRole('textbox', { name: /^Key of tag/ })).toHaveLength(1);
  });
});
