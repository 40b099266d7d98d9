import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { people } from '#shared/people/contract.ts';
import { answer } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';
import type { ListedPerson } from './listed-person.ts';

const AT = '/emulated/people';
const ben: ListedPerson = {
  id: 'person-00000000000000aa',
  name: 'ben',
  fullName: 'Ben',
  role: 'operator',
  state: 'active',
  by: 'password',
  createdAt: '2026-11-20T12:00:00.000Z',
  createdBy: 'ana',
  sessions: 1,
};

function draw(now: () => ListedPerson) {
  const drawn = drawPage(AT, [
    answer(people.list, () => ({ items: [now()] })),
    answer(people.displays, () => ({ items: [] })),
    answer(people.update, now),
    answer(people.reset, () => ({
      link: {
        secret: 'x'.repeat(43),
        path: `/invitation#${'x'.repeat(43)}`,
        expiresAt: '2026-11-21T12:00:00.000Z',
      },
    })),
  ]);
  const sent = () => drawn.calls.asked.filter(({ id }) => id === people.update.id).map(({ body }) => body);
  return { ...drawn, sent };
}

describe('somebody’s rights', () => {
  it('are changed from what they are when the form is opened, and only where something was changed', async () => {
    let role: ListedPerson['role'] = 'operator';
    const { user, sent } = draw(() => ({ ...ben, role }));
    await screen.findByText('operator', { exact: false, selector: 'p' });
    // Somebody else has taken a right away meanwhile.
    role = 'viewer';
    await user.click(await screen.findByRole('button', { name: 'Refresh' }));
    await screen.findByText('viewer', { exact: false, selector: 'p' });
    await user.click(screen.getByRole('button', { name: 'Change… ben' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByRole<HTMLSelectElement>('combobox', { name: /^Role/ }).value).toBe('viewer');
    await user.type(dialog.getByRole('textbox', { name: /^Full name/ }), ' B.');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(sent()).toEqual([{ fullName: 'Ben B.' }]);
  });

  it('are not changed by what was chosen and given up', async () => {
    const { user } = draw(() => ben);
    await user.click(await screen.findByRole('button', { name: 'Change… ben' }));
    const role = () => screen.getByRole<HTMLSelectElement>('combobox', { name: /^Role/ });
    await user.selectOptions(role(), 'administrator');
    const [cross] = screen.getAllByRole('button', { name: 'Close' });
    await user.click(cross!);
    await user.click(screen.getByRole('button', { name: 'Change… ben' }));
    expect(role().value).toBe('operator');
  });

  it('can lose a connection that is configured no more', async () => {
    const { user, sent } = draw(() => ({ ...ben, connections: ['emulated', 'gone'] }));
    await user.click(await screen.findByRole('button', { name: 'Change… ben' }));
    await user.click(await screen.findByRole('checkbox', { name: 'gone, not configured any more' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(sent()).toEqual([{ connections: ['emulated'] }]);
  });
});

it('asks once more before a link that was not copied is closed, by Escape too', async () => {
  const { user } = draw(() => ben);
  await user.click(await screen.findByRole('button', { name: 'Reset… ben' }));
  await user.click(screen.getByRole('button', { name: 'Make a link' }));
  await screen.findByRole('button', { name: 'Done' });
  const dialog = screen.getByRole('dialog');
  // What Chromium sends for Escape.
  const escape = () => fireEvent(dialog, new Event('cancel', { cancelable: true }));
  expect(escape()).toBe(false);
  expect(await screen.findByText(/It was not copied/)).toBeDefined();
  expect(screen.getByRole('button', { name: 'Close without it' })).toBeDefined();
  escape();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});
