import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Notice, notices, type Notices } from '#shared/notices/contract.ts';
import { publicKeys } from '#shared/public-keys/contract.ts';
import { answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const AS_OF = '2026-11-20T14:05:12.000Z';
const noKeys = answer(publicKeys.list, () => ({ items: [], asOf: AS_OF }));
const failed: Notice = {
  id: 'n1',
  kind: 'recording_failed',
  title: 'A recording failed',
  text: 'Access denied to S3 bucket. Please verify your bucket policy.',
  about: {
    stageId: 'AbCdEfGhIjKl',
    stageName: 'morning',
    sessionId: 'st-AbCdEfGhIjKlM',
    participantId: 'p1',
  },
  firstAt: '2026-11-20T14:00:00.000Z',
  lastAt: '2026-11-20T14:03:00.000Z',
  times: 1,
};
const shown = (more: Partial<Notices> = {}): Notices => ({
  items: [failed],
  open: 1,
  muted: [],
  watching: { indexer: false, events: 'off' },
  webhook: { on: false },
  asOf: AS_OF,
  ...more,
});
const listed = (more: Partial<Notices> = {}) => answer(notices.list, () => shown(more));

/** happy-dom has no popovers: the one of the bell is told that it opens. */
async function openBell(name: RegExp): Promise<HTMLElement> {
  const bell = await screen.findByRole('button', { name });
  const panel = document.querySelector(`#${CSS.escape(bell.getAttribute('popovertarget') ?? '')}`);
  panel?.dispatchEvent(Object.assign(new Event('beforetoggle'), { newState: 'open', oldState: 'closed' }));
  return screen.findByRole('region', { name: 'Notices' });
}

afterEach(() => {
  localStorage.clear();
  vi.unstubAllGlobals();
});

describe('the bell', () => {
  it('counts what is open, and shows what, when, where and why', async () => {
    drawPage('/emulated/public-keys', [noKeys, listed()]);
    const panel = within(await openBell(/^Notices: 1 open/));
    expect(panel.getByText('A recording failed')).toBeDefined();
    expect(panel.getByText(/Access denied to S3 bucket/)).toBeDefined();
    const link = panel.getByRole('link', { name: 'Participant p1 on morning' });
    expect(link.getAttribute('href')).toBe(
      '/emulated/stages/AbCdEfGhIjKl/sessions/st-AbCdEfGhIjKlM/participants/p1',
    );
    expect(panel.getByText(/Nobody watches while no page is open/)).toBeDefined();
    expect(panel.getByText(/EventBridge is not connected/)).toBeDefined();
  });

  it('takes note of one, and moves it to those that are acknowledged', async () => {
    const { user, calls } = drawPage('/emulated/public-keys', [
      noKeys,
      listed(),
      answer(notices.acknowledge, () => shown({ items: [{ ...failed, acknowledgedAt: AS_OF }], open: 0 })),
    ]);
    const panel = within(await openBell(/^Notices: 1 open/));
    await user.click(panel.getByRole('button', { name: 'Acknowledge: A recording failed' }));
    expect(await panel.findByText('No problem is open')).toBeDefined();
    expect(panel.getByText('Acknowledged: 1')).toBeDefined();
    await screen.findByRole('button', { name: 'Notices: none open' });
    expect(calls.asked.map(({ id }) => id)).toContain('notices.acknowledge');
  });

  it('mutes a kind for a time, and lets it be heard again', async () => {
    const { user } = drawPage('/emulated/public-keys', [
      noKeys,
      listed(),
      answer(notices.mute, () => shown({ open: 0, muted: [{ kind: 'recording_failed', minutesLeft: 60 }] })),
      answer(notices.unmute, () => shown()),
    ]);
    const panel = within(await openBell(/^Notices: 1 open/));
    await user.click(panel.getByRole('button', { name: 'Mute failed recordings' }));
    await user.click(panel.getByRole('button', { name: 'For an hour' }));
    expect(await panel.findByText(/for 60 more minutes/)).toBeDefined();
    await screen.findByRole('button', { name: 'Notices: none open' });
    await user.click(panel.getByRole('button', { name: 'Unmute failed recordings' }));
    await screen.findByRole('button', { name: 'Notices: 1 open' });
  });

  it('says that the webhook fails, and that there is nothing', async () => {
    const webhook = { on: true, failing: { why: 'the receiver answered 500', waiting: 2, givenUp: 0 } };
    drawPage('/emulated/public-keys', [noKeys, listed({ items: [], open: 0, webhook })]);
    const panel = within(await openBell(/^Notices: none open/));
    expect(panel.getByText('No problem is open')).toBeDefined();
    expect(
      panel.getByText(/The webhook fails: the receiver answered 500\. 2 will be tried again/),
    ).toBeDefined();
  });

  it('says so where the notices cannot be read', async () => {
    drawPage('/emulated/public-keys', [
      noKeys,
      answer(notices.list, () => refusal('internal', 'The database is away.')),
    ]);
    const panel = within(await openBell(/^Notices: not known yet/));
    expect((await panel.findByRole('alert')).textContent).toContain('The console made a mistake');
  });
});

describe('notifications of the browser', () => {
  const stub = (permission: NotificationPermission): { asked: () => number } => {
    let asked = 0;
    const state = { permission };
    vi.stubGlobal(
      'Notification',
      class {
        static get permission() {
          return state.permission;
        }
        static async requestPermission() {
          asked += 1;
          state.permission = 'granted';
          return Promise.resolve(state.permission);
        }
      },
    );
    return { asked: () => asked };
  };

  it('are said to be impossible where the browser has none', async () => {
    vi.stubGlobal('Notification', undefined);
    Reflect.deleteProperty(globalThis, 'Notification');
    drawPage('/emulated/public-keys', [noKeys, listed()]);
    expect((await openBell(/1 open/)).textContent).toContain('This browser shows no notifications here');
  });

  it('are said to be denied where somebody has denied them', async () => {
    stub('denied');
    drawPage('/emulated/public-keys', [noKeys, listed()]);
    expect((await openBell(/1 open/)).textContent).toContain('was told not to show notifications');
  });

  it('are asked for by the button only, and can be turned off again', async () => {
    const { asked } = stub('default');
    const { user } = drawPage('/emulated/public-keys', [noKeys, listed()]);
    const panel = within(await openBell(/1 open/));
    expect(asked()).toBe(0);
    await user.click(panel.getByRole('button', { name: 'Notify me' }));
    await waitFor(() => expect(panel.getByRole('button', { name: 'Turn off' })).toBeDefined());
    expect(asked()).toBe(1);
    await user.click(panel.getByRole('button', { name: 'Turn off' }));
    await panel.findByRole('button', { name: 'Notify me' });
  });
});
