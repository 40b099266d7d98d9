import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { auth } from '#shared/auth/contract.ts';
import { type Connection, connections } from '#shared/connections/contract.ts';
import { connectionStates } from '#shared/connections/state.ts';
import type { Role } from '#shared/contract/roles.ts';
import { stages } from '#shared/stages/contract.ts';
import { DEFAULT_PREFERENCES, PREFERENCES_KEY } from '#web/lib/preferences.ts';
import { answer, refusal } from '#web/testing/answers.ts';
import { ADMINISTRATOR, drawPage, EMULATED } from '#web/testing/draw-page.tsx';
import { setPreferences } from '#web/ui/preferences-store.ts';

const AS_OF = '2026-11-20T14:05:12.000Z';
const noStages = answer(stages.list, () => ({ items: [], asOf: AS_OF }));
const production: Connection = {
  id: 'prod',
  label: 'Production',
  colour: 'red',
  region: 'eu-central-1',
  kind: 'aws',
};
const two = answer(connections.list, () => ({ items: [production, EMULATED] }));

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

afterEach(() => setPreferences(DEFAULT_PREFERENCES));

describe('the way in', () => {
  it('leads to the stages of the first connection', async () => {
    const { address } = drawPage('/', [two, noStages]);
    await heading('Stages');
    expect(address()).toBe('/prod/stages');
    expect(document.title).toBe('Stages · Callboard');
  });

  it('says what is wrong when the server gives no connections', async () => {
    drawPage('/', [answer(connections.list, () => refusal('internal', 'Unexpected error'))]);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The console made a mistake');
    expect(within(alert).getByText('req-test')).toBeDefined();
  });

  it('says so when the console is connected to nothing', async () => {
    drawPage('/', [answer(connections.list, () => ({ items: [] }))]);
    await heading('This console is connected to nothing');
  });
});

/** Happy-dom has no popovers: what a browser tells one before it opens is told by hand. */
function openPopover(trigger: HTMLElement): void {
  const panel = trigger.nextElementSibling;
  if (panel) fireEvent(panel, Object.assign(new Event('beforetoggle'), { newState: 'open' }));
}

describe('the connection', () => {
  it('is named with its Region, and the emulated one says what it is', async () => {
    drawPage('/emulated/stages', [two, noStages]);
    await screen.findByRole('button', { name: /^Connection Emulated world us-east-1/ });
    openPopover(screen.getByRole('button', { name: 'Emulated' }));
    await screen.findByText('This is not AWS');
  });

  it('has no such badge for AWS, and can be changed', async () => {
    const { user, address } = drawPage('/prod/stages', [two, noStages]);
    openPopover(await screen.findByRole('button', { name: /^Connection Production/ }));
    expect(screen.queryByRole('button', { name: 'Emulated' })).toBeNull();
    await user.click(await screen.findByRole('link', { name: /^Emulated world/, hidden: true }));
    await waitFor(() => expect(address()).toBe('/emulated/stages'));
  });

  it('says why it cannot be used, and which of the others cannot', async () => {
    const message = 'The credentials of Production belong to the account 222222222222.';
    const states = answer(connectionStates.state, ({ connection }) => ({
      state: 'trouble' as const,
      at: AS_OF,
      trouble:
        connection === 'prod'
          ? { reason: 'wrong_account' as const, message }
          : { reason: 'expired' as const, message: 'Renew them.' },
    }));
    drawPage('/prod/stages', [two, noStages, states]);
    openPopover(await screen.findByRole('button', { name: /^Connection Production/ }));
    await screen.findByText(message);
    expect(screen.getAllByText('Wrong account')).toHaveLength(2);
    const other = screen.getByRole('link', { name: /^Emulated world/, hidden: true });
    expect(other.textContent).toContain('Credentials expired');
  });

  it('says that it works, and of which account it is', async () => {
    const states = answer(connectionStates.state, () => ({
      state: 'well' as const,
      at: AS_OF,
      account: '123456789012',
    }));
    drawPage('/prod/stages', [two, noStages, states]);
    openPopover(await screen.findByRole('button', { name: /^Connection Production/ }));
    await screen.findByText('Works');
    expect(screen.getByText('123456789012')).toBeDefined();
  });

  it('that does not exist is said to be unknown', async () => {
    drawPage('/nowhere/stages', [
      two,
      answer(stages.list, () => refusal('unknown_connection', 'No connection nowhere')),
    ]);
    await screen.findByText('Unknown connection nowhere');
    expect((await screen.findByRole('alert')).textContent).toContain('This console has no such connection');
  });
});

describe('going from page to page', () => {
  it('moves the focus to the heading and announces it, but leaves the first page alone', async () => {
    const { go } = drawPage('/emulated/stages', [noStages]);
    await heading('Stages');
    expect(document.activeElement).toBe(document.body);
    await go('/emulated/no-such-page');
    await heading('There is no page at this address');
    await go('/emulated/stages');
    const title = await heading('Stages');
    await waitFor(() => expect(document.activeElement).toBe(title));
    expect(screen.getAllByRole('status').some((region) => region.textContent.includes('Stages'))).toBe(true);
  });

  it('shows what is not there, with a way back', async () => {
    drawPage('/emulated/no-such-page', [noStages]);
    await heading('There is no page at this address');
    expect(screen.getByText('/emulated/no-such-page')).toBeDefined();
    expect(screen.getByRole('link', { name: 'Go to the stages' }).getAttribute('href')).toBe(
      '/emulated/stages',
    );
  });

  it('goes by two keys in a row', async () => {
    const { user, address } = drawPage('/emulated/no-such-page', [noStages]);
    await heading('There is no page at this address');
    await user.keyboard('gs');
    await heading('Stages');
    expect(address()).toBe('/emulated/stages');
  });
});

describe('preferences', () => {
  it('apply at once and are kept', async () => {
    const { user } = drawPage('/emulated/stages', [noStages]);
    await heading('Stages');
    await user.click(screen.getByRole('button', { name: 'Preferences' }));
    await user.click(await screen.findByRole('radio', { name: 'Dark' }));
    await user.click(screen.getByRole('radio', { name: 'Compact' }));
    expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', density: 'compact' });
    expect(JSON.parse(localStorage.getItem(PREFERENCES_KEY) ?? '')).toMatchObject({
      theme: 'dark',
      density: 'compact',
    });
    await user.click(screen.getByRole('radio', { name: 'System' }));
    expect(document.documentElement.dataset['theme']).toBeUndefined();
  });

  it('show times in the chosen zone, UTC in the tooltip', async () => {
    setPreferences({ zone: 'Europe/Vienna' });
    drawPage('/emulated/stages', [noStages]);
    const time = await screen.findByText(/15:05:12/);
    expect(time.textContent).toBe('15:05:12 CET');
    expect(time.getAttribute('title')).toBe('2026-11-20 14:05:12 UTC');
  });

  it('switch single keys off', async () => {
    setPreferences({ shortcuts: false });
    const { user, calls } = drawPage('/emulated/stages', [noStages]);
    await heading('Stages');
    await screen.findByText('No stages in this account and Region');
    const before = calls.asked.length;
    await user.keyboard('r?');
    expect(calls.asked).toHaveLength(before);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('the keyboard help', () => {
  it('lists what the page offers, and closes', async () => {
    const { user } = drawPage('/emulated/stages', [noStages]);
    await screen.findByText('No stages in this account and Region');
    await user.keyboard('?');
    const help = within(await screen.findByRole('dialog', { name: 'Keyboard' }));
    for (const words of ['Refresh', 'Search the list', 'Next row', 'Go to Public keys']) {
      expect(help.getByText(words)).toBeDefined();
    }
    await user.click(help.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('the audit log', () => {
  const as = (role: Role) =>
    answer(auth.session, () => ({ ...ADMINISTRATOR, person: { ...ADMINISTRATOR.person, role } }));

  it.each([
    ['viewer', 0],
    ['support', 1],
  ] as const)(
    'is offered to a %s in the navigation %s times, and by its name says who may see it',
    async (role, times) => {
      const { user } = drawPage('/emulated/stages', [noStages, as(role)]);
      await screen.findByRole('button', { name: new RegExp(`, ${role}$`) });
      const navigation = within(screen.getByRole('navigation', { name: 'Main' }));
      expect(navigation.getByRole('link', { name: 'Recorder' })).toBeDefined();
      expect(navigation.queryAllByRole('link', { name: 'Audit' })).toHaveLength(times);
      await user.keyboard('{Control>}k{/Control}');
      const option = await screen.findByRole('option', { name: /^Audit/ });
      expect(option.textContent?.includes('This needs the role support')).toBe(times === 0);
    },
  );
});
