import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { jobs } from '#shared/jobs/contract.ts';
import { search } from '#shared/search/contract.ts';
import { answer } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';
import { expectNoSecretIn, TEXTS_WITH_SECRETS, TOKEN } from '#web/testing/secrets.ts';

const AT = '/emulated/search';
const INDEX = {
  on: false,
  state: 'off' as const,
  stages: { known: 1, indexed: 1 },
  sessions: { known: 1, ended: 1, people: 1, events: 1 },
};
const world = () => [
  answer(search.find, ({ q = '' }) => ({
    understood: [{ means: 'anything' as const, value: q }],
    leads: [],
    people: { items: [] },
  })),
  answer(search.index, () => INDEX),
  answer(jobs.list, () => ({ items: [] })),
];
const field = () => screen.findByRole<HTMLInputElement>('searchbox');

describe('the search page', () => {
  it.each(TEXTS_WITH_SECRETS)('keeps a secret from the address and from the server: %s', async (text) => {
    const { user, address, calls } = drawPage(AT, world());
    const input = await field();
    const addresses: string[] = [];
    await user.click(input);
    await user.paste(text);
    await screen.findByText(/This holds .*, which is a secret: it is neither searched for nor kept/);
    addresses.push(address());
    expect(input.value).not.toBe('');
    // A line that is asked: the one before it would have been asked first.
    await user.clear(input);
    await user.paste('zoe');
    await waitFor(() => expect(calls.asked.map(({ asked }) => asked['q'])).toContain('zoe'));
    expect(screen.queryByText(/which is a secret/)).toBeNull();
    expect([...addresses, address()]).toEqual([AT, `${AT}?q=zoe`]);
    expectNoSecretIn(calls.asked);
  });

  it('takes a secret out of the address that a link brought, and asks for nothing', async () => {
    const { address, calls } = drawPage(`${AT}?q=${encodeURIComponent(`Bearer ${TOKEN}`)}`, world());
    await screen.findByText(/This holds a participant token, which is a secret/);
    await waitFor(() => expect(address()).toBe(AT));
    expect((await field()).value).toBe(`Bearer ${TOKEN}`);
    expectNoSecretIn(calls.asked);
  });

  it('gives the field the focus where the results that had it make way for those of what was typed last', async () => {
    const person = (line: string) => ({
      stageId: 'StAgE1234567',
      sessionId: 'st-SeSsIoNaAaAa1',
      participantId: `PeRsOn${line}`,
      userId: line,
      published: false,
      seenAt: '2026-11-20T14:00:00.000Z',
      errors: [],
    });
    const { user } = drawPage(AT, [
      answer(search.find, ({ q = '' }) => ({ understood: [], leads: [], people: { items: [person(q)] } })),
      ...world(),
    ]);
    const input = await field();
    await user.click(input);
    await user.keyboard('eva');
    const first = await screen.findByRole('link', { name: /^eva/ });
    // In one turn: the last letter is not asked for yet when the results of those before it are entered.
    fireEvent.change(input, { target: { value: 'evan' } });
    fireEvent.keyDown(input, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(first);
    await screen.findByRole('link', { name: /^evan/ });
    expect(document.activeElement).toBe(input);
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toContain('evan');
  });

  it('follows a link to another line after a secret was typed', async () => {
    const { user, go, address } = drawPage(AT, world());
    await user.click(await field());
    await user.paste(TOKEN);
    await screen.findByText(/which is a secret/);
    await go(`${AT}?q=zoe`);
    await waitFor(async () => expect((await field()).value).toBe('zoe'));
    expect(screen.queryByText(/which is a secret/)).toBeNull();
    expect(address()).toBe(`${AT}?q=zoe`);
  });
});
