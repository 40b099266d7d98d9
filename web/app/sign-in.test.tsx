import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { auth } from '#shared/auth/contract.ts';
import type { Wire } from '#shared/contract/endpoint.ts';
import { stages } from '#shared/stages/contract.ts';
import { listenEarly } from '#web/features/auth/early-news.ts';
import { answer, refusal } from '#web/testing/answers.ts';
import { ADMINISTRATOR, drawPage } from '#web/testing/draw-page.tsx';

const SECRET = 'aB3_'.repeat(10) + 'xyz';
const OUT: Wire<typeof auth.session> = { state: 'signed-out', setUpNeeded: false, oneClick: [] };
const noStages = answer(stages.list, () => ({ items: [], asOf: '2026-11-20T14:05:12.000Z' }));
const wrong = () =>
  refusal('unauthenticated', 'Name and password are not those of somebody who may sign in here.');

const heading = async (name: string) => screen.findByRole('heading', { level: 1, name });
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

/** A server at which somebody is signed in, or not. */
function server(ways: Wire<typeof auth.session> = OUT) {
  let session = ways;
  const into = () => (session = ADMINISTRATOR) as typeof ADMINISTRATOR;
  const mustBeIn = () => session.state === 'signed-in' || refusal('signed_out', 'The session has ended.');
  return {
    end: () => (session = OUT),
    answers: [
      answer(auth.session, () => session),
      answer(auth.signIn, into),
      answer(auth.signInAs, into),
      answer(auth.setUp, into),
      answer(auth.accept, into),
      answer(auth.openDisplay, into),
      answer(auth.invitation, () => ({
        purpose: 'invite' as const,
        name: 'ben',
        expiresAt: '2026-11-21T14:00:00.000Z',
      })),
      answer(stages.list, () => {
        mustBeIn();
        return { items: [], asOf: '2026-11-20T14:05:12.000Z' };
      }),
      answer(stages.get, () => {
        mustBeIn();
        return refusal('aws_not_found', 'gone');
      }),
    ],
  };
}

afterEach(() => {
  vi.restoreAllMocks();
  location.hash = '';
});

describe('signing in', () => {
  it('is asked for first, and leads to the page that was wanted', async () => {
    const { user, address } = drawPage('/emulated/stages?q=live', server().answers);
    await heading('Sign in');
    // Where one was is what the browser shows, and nothing else.
    expect(address()).toMatch(/^\/sign-in/);
    await screen.findByLabelText('Name');
    type('Name', 'ana');
    type('Password', 'correct horse battery');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await heading('Stages');
  });

  it('in another tab is heard also while this one is asking', async () => {
    let asked = 0;
    let answerAsBefore = (): void => undefined;
    const before = new Promise<void>((resolve) => (answerAsBefore = resolve));
    const session = answer(auth.session, async () => {
      asked += 1;
      if (asked > 1) return ADMINISTRATOR;
      await before;
      return OUT;
    });
    drawPage('/sign-in?next=%2Femulated%2Fstages', [session, ...server(ADMINISTRATOR).answers]);
    await heading('Sign in');
    await waitFor(() => expect(asked).toBe(1));
    const channel = new BroadcastChannel('callboard-session');
    channel.postMessage('signed-in');
    await waitFor(() => expect(asked).toBe(2));
    answerAsBefore();
    await heading('Stages');
    channel.close();
  });

  it('follows a path of this console alone', async () => {
    const { user, address } = drawPage('/sign-in?next=%2F%2Fevil.example', server().answers);
    await screen.findByLabelText('Name');
    type('Name', 'ana');
    type('Password', 'correct horse battery');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await heading('Stages');
    expect(address()).toBe('/emulated/stages');
  });

  it('says that it was not accepted, and does not leave the password there', async () => {
    const { user } = drawPage('/sign-in', [answer(auth.signIn, wrong), ...server().answers]);
    await screen.findByLabelText('Name');
    type('Name', 'ana');
    type('Password', 'wrong');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect((await screen.findByRole('alert')).textContent).toContain('not those of somebody');
    expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('');
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('ana');
  });

  it('takes one click, or the provider, where they are offered', async () => {
    const ways = { ...OUT, oneClick: ['viewer', 'operator'], oidc: { label: 'Example SSO' } } as typeof OUT;
    const { user } = drawPage('/sign-in?next=%2Femulated%2Fjobs', server(ways).answers);
    const link = await screen.findByRole('link', { name: 'Sign in with Example SSO' });
    expect(link.getAttribute('href')).toBe('/api/oidc/start?next=%2Femulated%2Fjobs');
    expect(screen.queryByRole('button', { name: 'Sign in as administrator' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Sign in as operator' }));
    await heading('Jobs');
  });
});

describe('a sign-in at the provider that came to nothing', () => {
  it('is explained by its code, in words of the console', async () => {
    drawPage('/sign-in?problem=no_role', server().answers);
    expect((await screen.findByRole('alert')).textContent).toContain('none of your groups');
  });

  it('shows nothing that is no code', async () => {
    drawPage('/sign-in?problem=Call+0900+1234', server().answers);
    await screen.findByLabelText('Name');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(document.body.textContent).not.toContain('0900');
  });
});

describe('a link with a secret', () => {
  const pages = [
    ['/setup', 'Set up this console'],
    ['/invitation', 'Choose your password'],
    ['/display', 'A screen on a wall'],
  ] as const;

  it.each(pages)(
    'is taken out of the address, stored nowhere, and spent in a body: %s',
    async (path, title) => {
      location.hash = `#${SECRET}`;
      const { user, calls } = drawPage(path, server().answers);
      await heading(title);
      expect(location.href).not.toContain(SECRET);
      if (path === '/setup') type('Your name', 'ana');
      if (path !== '/display') {
        fireEvent.change(await screen.findByLabelText('Password'), {
          target: { value: 'correct horse battery' },
        });
      }
      await user.click(
        await screen.findByRole('button', { name: /^(Set up the|Set the password|Make this)/ }),
      );
      await waitFor(() => expect(screen.queryByRole('heading', { level: 1, name: title })).toBeNull());
      const spent = calls.asked.filter(({ body }) => JSON.stringify(body ?? '').includes(SECRET));
      expect(spent.length).toBeGreaterThan(0);
      expect(JSON.stringify(calls.asked.map(({ asked }) => asked))).not.toContain(SECRET);
      for (const kept of [localStorage, sessionStorage])
        expect(Array.from(kept, (_, index) => kept.getItem(kept.key(index) ?? '')).join()).not.toContain(
          SECRET,
        );
    },
  );

  it('is needed', async () => {
    // Another path than those before: what was taken of a link is good for its own page.
    history.replaceState(null, '', '/elsewhere');
    drawPage('/setup', server().answers);
    await screen.findByText(/This page is opened by a link/);
    history.replaceState(null, '', '/');
  });

  it('that is void says so', async () => {
    location.hash = `#${SECRET}`;
    drawPage('/invitation', [
      answer(auth.invitation, () => refusal('not_found', 'This link is not good: it was used.')),
      ...server().answers,
    ]);
    expect((await screen.findByRole('alert')).textContent).toContain('This link is not good');
  });
});

describe('a session that ends', () => {
  it('is begun again over the page, with what was typed', async () => {
    const at = server(ADMINISTRATOR);
    const { user, address } = drawPage('/emulated/stages/create', at.answers);
    const name = await screen.findByLabelText<HTMLInputElement>(/^Name/);
    await screen.findByRole('button', { name: /^Account: Ana López/ });
    fireEvent.change(name, { target: { value: 'typed' } });
    at.end();
    await user.keyboard('{Escape}');
    fireEvent.blur(name);
    name.blur();
    await user.click(await screen.findByRole('button', { name: 'Refresh' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Your session has ended' }));
    const who = dialog.getByLabelText<HTMLInputElement>('Name');
    expect([who.value, who.readOnly]).toEqual(['ana', true]);
    fireEvent.change(dialog.getByLabelText('Password'), { target: { value: 'correct horse battery' } });
    await user.click(dialog.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByLabelText<HTMLInputElement>(/^Name/).value).toBe('typed');
    expect(address()).toBe('/emulated/stages/create');
  });

  it('by signing out in another tab before this one was whole is gone from it too', async () => {
    const gone = vi.spyOn(location, 'replace').mockImplementation(() => undefined);
    const early = listenEarly();
    const other = new BroadcastChannel('callboard-session');
    const heard = new Promise((resolve) => other.addEventListener('message', resolve));
    const another = new BroadcastChannel('callboard-session');
    another.postMessage('signed-out');
    await heard;
    for (const each of [other, another]) each.close();
    drawPage('/emulated/stages', [noStages]);
    await waitFor(() => expect(gone).toHaveBeenCalledWith('/sign-in'));
    early.close();
    document.body.hidden = false;
  });

  it('by signing out is gone from this tab and from all others', async () => {
    const gone = vi.spyOn(location, 'replace').mockImplementation(() => undefined);
    const heard: unknown[] = [];
    const other = new BroadcastChannel('callboard-session');
    other.addEventListener('message', ({ data }) => heard.push(data));
    const { client } = drawPage('/emulated/stages', [answer(auth.signOut, () => ({})), noStages]);
    const account = await screen.findByRole('button', { name: /^Account: Ana López, administrator/ });
    const panel = account.nextElementSibling as HTMLElement;
    await act(async () => fireEvent.click(within(panel).getByText('Sign out')));
    await waitFor(() => expect(gone).toHaveBeenCalledWith('/sign-in'));
    await waitFor(() => expect(heard).toEqual(['signed-out']));
    expect(client.getQueryCache().findAll({ type: 'inactive' })).toEqual([]);
    other.close();
    document.body.hidden = false;
  });
});
