import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { investigator } from '#shared/investigator/contract.ts';
import { sessions } from '#shared/sessions/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { answer, type Answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';
import { setPreferences } from '#web/ui/preferences-store.ts';
import { someAnswer } from './testing/some-answer.ts';

const PAGE = '/emulated/stages/AbCdEfGhIjKl/sessions/st-LIVELIVELIVE1/investigate';
const STAGE_PAGE = '/emulated/stages/AbCdEfGhIjKl/investigate';
const ASKED = '?x=ana&y=ben&at=2026-11-20T14%3A05%3A20.000Z';
const AS_OF = '2026-11-20T14:20:00.000Z';

const stage = answer(stages.get, () => ({
  item: { arn: 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl', name: 'morning show' },
  asOf: AS_OF,
}));
const session = answer(sessions.get, () => ({
  item: { sessionId: 'st-LIVELIVELIVE1', startTime: '2026-11-20T14:00:00.000Z' },
  asOf: AS_OF,
}));
const history = {
  xStays: [[0, 650]],
  yStays: [[0, 650]],
  publications: [[10, 300]],
  wishes: [[0, 650]],
} as const;
const stopped: Answer[] = [
  answer(investigator.inSession, () => someAnswer(history, 320)),
  answer(investigator.onStage, () => someAnswer(history, 320)),
];

const valueOf = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name }).value;

beforeEach(() => setPreferences({ zone: 'UTC' }));

describe('the page of an investigation', () => {
  it('answers what its address asks, with every check and what proves it', async () => {
    const { calls } = drawPage(`${PAGE}${ASKED}`, [stage, session, ...stopped]);
    const verdict = within(await screen.findByRole('region', { name: 'Answer' }));
    expect(verdict.getByText('Cause found')).toBeTruthy();
    expect(verdict.getByText('ben had stopped publishing 20 seconds before.')).toBeTruthy();
    expect(verdict.getByRole('link', { name: 'PUBLISH_STOPPED #3' }).getAttribute('href')).toBe(
      '/emulated/stages/StageStageSt/sessions/st-0000000000000/participants/y',
    );
    const checks = within(screen.getByRole('region', { name: 'The checks, one after the other' }));
    const failed = checks.getByText('Was ben publishing?').closest('li') ?? document.body;
    expect(within(failed).getByText('No')).toBeTruthy();
    expect(checks.getAllByText('Not available').length).toBeGreaterThan(0);
    expect(screen.getByText(/events do not tell tracks apart/)).toBeTruthy();
    const { asked } = calls.asked.find(({ id }) => id === 'investigator.inSession') ?? {};
    expect(asked).toMatchObject({ x: 'ana', y: 'ben', at: '2026-11-20T14:05:20.000Z' });
  });

  it('asks nothing until the question is whole, and then keeps it in the address', async () => {
    const { calls, user, address } = drawPage(STAGE_PAGE, [stage, ...stopped]);
    const form = within(await screen.findByRole('form', { name: 'Question' }));
    await screen.findByText(/A time of day counts for 2026-11-20/);
    await user.click(form.getByRole('button', { name: 'Find out why' }));
    expect(form.getByRole('alert').textContent).toContain('Both people are needed');
    await user.click(form.getByRole('textbox', { name: /^Paste/ }));
    await user.paste('ana could not see ben at 3:05:20 pm CET');
    expect(valueOf('Whom')).toBe('ben');
    expect(valueOf('When')).toBe('2026-11-20 14:05:20');
    expect(calls.asked.some(({ id }) => id.startsWith('investigator'))).toBe(false);
    await user.click(form.getByRole('button', { name: 'Find out why' }));
    await screen.findByRole('region', { name: 'Answer' });
    expect(address()).toBe(`${STAGE_PAGE}${ASKED}`);
  });

  it('refuses a time that is none, and the same person twice', async () => {
    const { user } = drawPage(`${PAGE}?x=ana&y=ana`, [stage, session, ...stopped]);
    const form = within(await screen.findByRole('form', { name: 'Question' }));
    await user.click(form.getByRole('button', { name: 'Find out why' }));
    expect(form.getByRole('alert').textContent).toContain('two different people');
    await user.click(form.getByRole('textbox', { name: 'Whom' }));
    await user.paste('2');
    await user.click(form.getByRole('textbox', { name: 'When' }));
    await user.paste('teatime');
    await user.click(form.getByRole('button', { name: 'Find out why' }));
    expect(form.getByRole('alert').textContent).toContain('no time that can be read');
  });

  it('says what it would cost, and goes on when it is told to', async () => {
    const { user } = drawPage(`${PAGE}${ASKED}`, [
      stage,
      session,
      answer(investigator.inSession, ({ confirm }) =>
        confirm === 'true'
          ? someAnswer(history, 320)
          : {
              asOf: AS_OF,
              calls: 5,
              estimate: { calls: 14, reasons: ['They were there as 7 participants.'] },
            },
      ),
    ]);
    expect(await screen.findByText(/at least 14 further calls/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Go on' }));
    expect(await screen.findByRole('region', { name: 'Answer' })).toBeTruthy();
  });

  it('hatches a lane whose events are not known, and draws no verdict from it', async () => {
    const unknown = someAnswer(history, 320);
    const hidden = someAnswer({ ...history, publications: [] }, 320);
    const lanes = hidden.answer?.y.lanes.map((lane) => ({ ...lane, eventsKnown: 'none' as const })) ?? [];
    const { answer: given } = unknown;
    if (!given) throw new Error('no answer');
    drawPage(`${PAGE}${ASKED}`, [
      stage,
      session,
      answer(investigator.inSession, () => ({ ...unknown, answer: { ...given, y: { ...given.y, lanes } } })),
    ]);
    const side = within(await screen.findByRole('region', { name: 'Both side by side' }));
    expect(side.getByText('The events are not known.')).toBeTruthy();
    expect(side.queryByText('publishing')).toBeNull();
    expect(side.getByText('receiving ben').textContent).toContain('from 2026-11-20 14:00:10 UTC');
  });

  it('says what failed, and tries again', async () => {
    let fails = true;
    const { user } = drawPage(`${PAGE}${ASKED}`, [
      stage,
      session,
      answer(investigator.inSession, () =>
        fails
          ? refusal('aws_access_denied', 'AWS does not let this connection call GetStageSession')
          : someAnswer(history, 320),
      ),
    ]);
    const again = await screen.findByRole('button', { name: /again/i });
    fails = false;
    await user.click(again);
    await waitFor(() => expect(screen.getByRole('region', { name: 'Answer' })).toBeTruthy());
  });
});
