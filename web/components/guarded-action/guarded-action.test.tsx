import { QueryClientProvider } from '@tanstack/react-query';
import { act as acting, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReactNode } from 'react';
import { createQueryClient } from '#web/api/query.ts';
import { ApiError, type Failure, UnreachableError } from '#web/api/failure.ts';
import type { Outcome } from '#web/api/use-change.ts';
import { GuardedAction } from './guarded-action.tsx';

const DONE: Outcome<unknown> = { done: true, answer: {} };
const refused = (failure: Failure): Outcome<unknown> => ({ done: false, failure });
const BUSY = new ApiError(409, { code: 'aws_conflict', message: 'It is busy.', requestId: 'r' });
const LOST = new UnreachableError('silent', undefined);

interface Course {
  /** An error is thrown. */
  outcome?: Outcome<unknown> | Error;
  /** What each look sees; the last one is seen from then on. */
  looks?: readonly (boolean | Failure)[];
  isBig?: boolean;
}

/** Draws the action, with what was sent, how often it was looked, and whether it was told to be done. */
function draw({ outcome = DONE, looks = [true], isBig = false }: Course = {}) {
  const sent: (string | undefined)[] = [];
  const seen = { looks: 0, done: 0 };
  const drawn = (mark = '') => (
    <GuardedAction
      label="End…"
      words={{
        title: 'End show-1?',
        act: 'End it',
        keep: 'Leave it',
        doing: 'Ending show-1',
        todo: 'end the show',
        looking: 'Looking…',
        notYet: 'AWS has accepted it, and it goes on still.',
      }}
      endpoint={{ id: 'stages.remove', access: 'destroy', role: undefined, aws: ['EndShow'] }}
      consequence="It cannot be brought back."
      impact={<p>14 connected</p>}
      isKnown
      typed={isBig ? { why: 'It is live.', what: 'name of the show', text: 'show-1' } : undefined}
      reason={{ required: isBig, hint: 'Kept.' }}
      explain={() => 'Wait until it is free.'}
      send={async (reason) => {
        sent.push(`${mark}${reason ?? ''}` || undefined);
        if (outcome instanceof Error) throw outcome;
        return outcome;
      }}
      isDone={async () => {
        const look = looks[Math.min(seen.looks, looks.length - 1)]!;
        seen.looks += 1;
        if (typeof look === 'boolean') return look;
        throw look;
      }}
      onDone={() => {
        seen.done += 1;
      }}
    />
  );
  const { rerender } = render(drawn(), { wrapper });
  const learn = (mark: string) => rerender(drawn(mark));
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTimeAsync });
  const open = async () => user.click(screen.getByRole('button', { name: 'End…' }));
  const act = () => screen.getByRole<HTMLButtonElement>('button', { name: 'End it' });
  return { sent, seen, user, open, act, learn };
}

const client = createQueryClient();
function wrapper({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

/** One by one: React draws between them, and the next second is counted from what it has drawn. */
const seconds = async (count: number) => {
  for (let second = 0; second < count; second += 1)
    await acting(async () => vi.advanceTimersByTimeAsync(1_000));
};

beforeEach(() => {
  // Testing Library itself waits for a turn of the clock.
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('something disruptive', () => {
  it('leaves the browser after five seconds, once, with its reason, and is looked at until it is true', async () => {
    const { sent, seen, user, open, act } = draw({ looks: [false, false, true] });
    await open();
    expect(screen.getByText('14 connected')).toBeDefined();
    await user.type(screen.getByRole('textbox', { name: /^Reason/ }), ' wrong show ');
    await user.dblClick(act());
    await seconds(4);
    expect(sent).toEqual([]);
    await seconds(1);
    expect(sent).toEqual(['wrong show']);
    expect(seen.done).toBe(0);
    await seconds(2);
    expect([seen.looks, seen.done]).toEqual([3, 1]);
    expect(screen.queryByText('14 connected')).toBeNull();
    await seconds(600);
    expect([sent.length, seen.looks, seen.done]).toEqual([1, 3, 1]);
  });

  it('can be taken back by a button that has the focus, or by leaving, and nothing was sent', async () => {
    const { sent, user, open, act } = draw();
    await open();
    await user.click(act());
    expect(screen.getByText(/Nothing has been sent yet/)).toBeDefined();
    expect(document.activeElement?.textContent).toBe('Take it back');
    await user.keyboard('{Enter}');
    expect(act().disabled).toBe(false);
    // The focus stays in the dialog.
    expect(document.activeElement?.textContent).toBe('Leave it');
    await user.click(act());
    await seconds(4);
    await user.click(screen.getByRole('button', { name: 'Leave it' }));
    await seconds(60);
    expect(sent).toEqual([]);
  });

  it('is sent as it was when it was confirmed, whatever is learnt in the seconds after', async () => {
    const { sent, user, open, act, learn } = draw({ outcome: refused(BUSY) });
    await open();
    await user.click(act());
    await seconds(3);
    learn('by force');
    await seconds(2);
    expect(sent).toEqual([undefined]);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await seconds(5);
    expect(sent).toEqual([undefined, 'by force']);
  });

  it('that is big wants its name typed and a reason', async () => {
    const { user, open, act } = draw({ isBig: true });
    await open();
    const name = screen.getByRole('textbox', { name: /It is live\. Type the name of the show/ });
    const reason = screen.getByRole('textbox', { name: /^Reason/ });
    expect(act().disabled).toBe(true);
    await user.type(name, 'show-1');
    expect(act().disabled).toBe(true);
    await user.type(reason, '   ');
    expect(act().disabled).toBe(true);
    await user.type(reason, 'over');
    expect(act().disabled).toBe(false);
    await user.clear(reason);
    await user.paste('x'.repeat(129));
    expect(act().disabled).toBe(true);
    expect(screen.getByText('⚠ Reason must have at most 128 characters.')).toBeDefined();
    await user.clear(name);
    await user.type(name, 'show-2');
    expect(act().disabled).toBe(true);
  });

  it('says why AWS refused, and can be tried again', async () => {
    const { sent, seen, user, open, act } = draw({ outcome: refused(BUSY) });
    await open();
    await user.click(act());
    await seconds(5);
    const alert = within(screen.getByRole('alert'));
    expect(alert.getByText('Wait until it is free.')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Leave it' })).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await seconds(5);
    expect([sent.length, seen.looks, seen.done]).toEqual([2, 0, 0]);
  });

  it('on whose way something of the console throws says so, and can be tried again', async () => {
    const { sent, seen, user, open, act } = draw({ outcome: new Error('A rule was broken'), looks: [false] });
    await open();
    await user.click(act());
    await seconds(5);
    const alert = within(screen.getByRole('alert'));
    expect(alert.getByText('The console failed on the way')).toBeDefined();
    expect(alert.getByText('Error: A rule was broken')).toBeDefined();
    expect(screen.queryByText(/^Asking AWS/)).toBeNull();
    // Not “Leave it”: it may have been done.
    expect(screen.queryByRole('button', { name: 'Leave it' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await seconds(5);
    expect([sent.length, seen.done]).toEqual([2, 0]);
  });

  it('whose answer was lost is looked at: done, or nobody can tell', async () => {
    const { seen, user, open, act } = draw({ outcome: refused(LOST), looks: [true] });
    await open();
    await user.click(act());
    await seconds(5);
    expect([seen.looks, seen.done]).toEqual([1, 1]);
  });

  it('whose answer was lost and that is not true says that nobody can tell', async () => {
    const { seen, user, open, act } = draw({ outcome: refused(LOST), looks: [false] });
    await open();
    await user.click(act());
    await seconds(5);
    expect(screen.getByText('Nobody can tell whether it was done')).toBeDefined();
    // Not “Leave it”: it may have been done.
    expect(screen.queryByRole('button', { name: 'Leave it' })).toBeNull();
    expect(seen.done).toBe(0);
  });

  it('that takes long is followed also when the dialog is closed, and cannot be sent twice', async () => {
    const { sent, seen, user, open, act } = draw({
      looks: [false, false, false, false, false, BUSY, false, true],
    });
    await open();
    await user.click(act());
    await seconds(5 + 4);
    expect(screen.getByText(/it goes on still/)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'End it' })).toBeNull();
    await seconds(5);
    expect(screen.getByText(/It could not be looked: /)).toBeDefined();
    await user.click(screen.getAllByRole('button', { name: 'Close' }).at(-1)!);
    expect(screen.queryByText(/it goes on still/)).toBeNull();
    await open();
    expect(screen.getByText(/it goes on still/)).toBeDefined();
    await user.click(screen.getAllByRole('button', { name: 'Close' }).at(-1)!);
    await seconds(10);
    expect([sent.length, seen.looks, seen.done]).toEqual([1, 8, 1]);
  });

  it('is not looked for for ever', async () => {
    const { seen, user, open, act } = draw({ looks: [false] });
    await open();
    await user.click(act());
    await seconds(400);
    expect(seen.looks).toBe(64);
    expect(screen.getByText(/It was looked for five minutes/)).toBeDefined();
    expect(act().disabled).toBe(false);
  });
});
