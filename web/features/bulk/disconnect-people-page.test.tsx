import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { bulkChanges } from '#shared/bulk/changes.ts';
import { participants } from '#shared/participants/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { answer, type Answer } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const AS_OF = '2026-11-20T14:00:00.000Z';
const AT = '/emulated/stages/showshowsho1/sessions/st-AAAAAAAAAAAAA/disconnect';

/** As AWS may list them: in no order. */
const world: Answer[] = [
  answer(stages.get, () => ({
    item: { arn: 'arn:aws:ivs:us-east-1:123456789012:stage/showshowsho1', name: 'show-1' },
    asOf: AS_OF,
  })),
  answer(participants.list, () => ({
    items: ['dan', 'ana', 'eva', 'cem', 'bob'].map((userId) => ({
      participantId: `${userId}12345678`,
      userId,
      published: userId === 'cem',
      state: 'CONNECTED' as const,
    })),
    asOf: AS_OF,
  })),
];

const box = async (name: string) =>
  screen.findByRole<HTMLInputElement>('checkbox', { name: `Select ${name}` });
const chosen = () =>
  within(screen.getByRole('table', { name: 'Connected people' }))
    .getAllByRole<HTMLInputElement>('checkbox')
    .filter(({ checked }) => checked)
    .map((one) => one.getAttribute('aria-label'));

describe('disconnecting several', () => {
  it('chooses with Shift all from one to another as they are shown, whichever way they are sorted', async () => {
    const { user } = drawPage(AT, world);
    await user.click(await box('ana'));
    await user.keyboard('{Shift>}');
    await user.click(await box('cem'));
    await user.keyboard('{/Shift}');
    expect(chosen()).toEqual(['Select ana', 'Select bob', 'Select cem']);
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    await user.click(screen.getByRole('button', { name: /^User/ }));
    await user.click(await box('eva'));
    await user.keyboard('{Shift>}');
    await user.click(await box('dan'));
    await user.keyboard('{/Shift}');
    expect(chosen()).toEqual(['Select eva', 'Select dan']);
  });

  it('says of tokens and of the reason what it says of one', async () => {
    const { user } = drawPage(AT, [
      answer(bulkChanges.preview, () => ({
        perSecond: 3,
        seconds: 1,
        people: { connected: 2, unseenSessions: 0 },
      })),
      ...world,
    ]);
    await user.click(await box('ana'));
    await user.click(await box('bob'));
    await user.click(screen.getByRole('button', { name: 'Disconnect…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Disconnect 2 participants?' }));
    expect(dialog.getByText(/^Their tokens are revoked as well: nobody can join this stage/)).toBeDefined();
    expect(dialog.getByText(/which does not say whether anybody is shown it/)).toBeDefined();
  });
});
