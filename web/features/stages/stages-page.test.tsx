import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { participants } from '#shared/participants/contract.ts';
import { sessions } from '#shared/sessions/contract.ts';
import { stages, type StageSummary } from '#shared/stages/contract.ts';
import { answer, type Answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';

const AS_OF = '2026-11-20T14:00:00.000Z';

const stage = (id: string, name: string | undefined, more: Partial<StageSummary> = {}): StageSummary => ({
  arn: `arn:aws:ivs:us-east-1:123456789012:stage/${id}`,
  name,
  ...more,
});

const LIVE = stage('liveliveliv1', 'show-morning', {
  activeSessionId: 'st-AAAAAAAAAAAAA',
  tags: { env: 'prod' },
});
const ENDING = stage('endingendin1', 'show-evening', { activeSessionId: 'st-BBBBBBBBBBBBB' });
const IDLE = stage('idleidleidl1', 'rehearsal', { activeSessionId: '', tags: { env: 'dev' } });
const NAMELESS = stage('namelessnam1', undefined);

const facts: Answer[] = [
  answer(sessions.get, ({ sessionId }) => ({
    item: { sessionId, startTime: '2026-11-20T12:30:00.000Z' },
    asOf: AS_OF,
  })),
  answer(participants.list, ({ sessionId }) => ({
    items: [{ published: true, state: sessionId === ENDING.activeSessionId ? 'DISCONNECTED' : 'CONNECTED' }],
    asOf: AS_OF,
  })),
];

const listing = (...items: StageSummary[]) => answer(stages.list, () => ({ items, asOf: AS_OF }));

const names = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('link')[0]?.textContent);

const row = (name: string) => screen.getByRole('link', { name }).closest('tr') as HTMLElement;

describe('the stages page', () => {
  it('tells live, ending and idle apart, with the time since when', async () => {
    drawPage('/emulated/stages', [listing(IDLE, LIVE, ENDING, NAMELESS), ...facts]);
    await screen.findByText('Ending', { selector: 'td *' });
    expect(names()).toEqual(['show-evening', 'show-morning', 'rehearsal', 'namelessnam1']);
    expect(within(row('show-morning')).getByText('Live')).toBeDefined();
    expect(within(row('show-morning')).getByText('1 h 30 min')).toBeDefined();
    expect(within(row('rehearsal')).getByText('Idle')).toBeDefined();
    expect(screen.getByText('2 live').parentElement?.textContent).toBe('2 live of 4');
    expect(screen.queryByText('not checked')).toBeNull();
  });

  it('says “not checked” and “not loaded” where it does not know', async () => {
    drawPage('/emulated/stages', [
      listing(LIVE),
      answer(sessions.get, () => refusal('aws_access_denied', 'no')),
      answer(participants.list, () => refusal('aws_access_denied', 'no')),
    ]);
    await screen.findByRole('link', { name: 'show-morning' });
    const live = within(row('show-morning'));
    expect(live.getByText('Live')).toBeDefined();
    expect(live.getAllByText('not loaded').length).toBeGreaterThan(0);
    const unchecked = live.getByText('not checked').closest('[title]');
    await waitFor(() => expect(unchecked?.getAttribute('title')).toContain('ivs:ListParticipants'));
  });

  it('searches on the spot and keeps the filter in the URL', async () => {
    const { user, address, calls } = drawPage('/emulated/stages', [listing(IDLE, LIVE, ENDING), ...facts]);
    await screen.findByRole('link', { name: 'rehearsal' });
    await user.keyboard('/');
    const field = screen.getByRole('searchbox', { name: 'Search stages' });
    expect(document.activeElement).toBe(field);
    await user.keyboard('tag:env=prod');
    expect(names()).toEqual(['show-morning']);
    expect(screen.getByText('1 of 3 shown')).toBeDefined();
    expect(address()).toBe('/emulated/stages?q=tag%3Aenv%3Dprod');
    expect(calls.asked.filter(({ id }) => id === stages.list.id)).toHaveLength(1);
    await user.clear(field);
    await user.keyboard('nothing-like-it');
    await user.click(screen.getByRole('button', { name: 'Clear the filter', hidden: false }));
    expect(address()).toBe('/emulated/stages');
  });

  it('begins with the filter and the sort of the URL', async () => {
    drawPage('/emulated/stages?q=name%3A%5Eshow&sort=-name', [listing(IDLE, LIVE, ENDING), ...facts]);
    await screen.findByRole('link', { name: 'show-morning' });
    expect(names()).toEqual(['show-morning', 'show-evening']);
    expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('descending');
  });

  it('filters by a state with a click, checking every live stage when asked for the ending ones', async () => {
    const { user, address } = drawPage('/emulated/stages', [listing(IDLE, LIVE, ENDING), ...facts]);
    await screen.findByRole('link', { name: 'rehearsal' });
    await user.click(screen.getByRole('button', { name: /^Ending/ }));
    await screen.findByRole('link', { name: 'show-evening' });
    expect(names()).toEqual(['show-evening']);
    expect(address()).toContain('q=ending');
    expect(screen.getByRole('button', { name: /^Ending/ }).getAttribute('aria-pressed')).toBe('true');
  });

  it('sorts by a column and back, in the URL', async () => {
    const { user, address } = drawPage('/emulated/stages', [listing(LIVE, IDLE), ...facts]);
    await screen.findByRole('link', { name: 'rehearsal' });
    await user.click(screen.getByRole('button', { name: 'Name' }));
    expect(names()).toEqual(['rehearsal', 'show-morning']);
    await user.click(screen.getByRole('button', { name: 'Name' }));
    expect(names()).toEqual(['show-morning', 'rehearsal']);
    expect(address()).toBe('/emulated/stages?sort=-name');
  });

  it('moves by j and k, opens by Enter, and leaves letters alone in the search field', async () => {
    const { user, address } = drawPage('/emulated/stages', [listing(LIVE, IDLE, NAMELESS), ...facts]);
    await screen.findByRole('link', { name: 'rehearsal' });
    const reached = async (name: string) =>
      waitFor(() => expect(document.activeElement?.textContent).toBe(name));
    // A row is reached a frame later where the table is just being drawn anew.
    await user.keyboard('jj');
    await reached('rehearsal');
    await user.keyboard('k');
    await reached('show-morning');
    await user.keyboard('j');
    await reached('rehearsal');
    await user.click(screen.getByRole('searchbox', { name: 'Search stages' }));
    await user.keyboard('jk');
    expect(address()).toBe('/emulated/stages?q=jk');
    await user.keyboard('{Escape}{Escape}jj{Enter}');
    await waitFor(() => expect(address()).toContain('/emulated/stages/'));
  });

  it('opens a stage by a click anywhere on its row', async () => {
    const { user, address } = drawPage('/emulated/stages', [listing(LIVE, IDLE), ...facts]);
    await screen.findByRole('link', { name: 'rehearsal' });
    await user.click(within(row('rehearsal')).getByText('Idle'));
    await waitFor(() => expect(address()).toBe('/emulated/stages/idleidleidl1'));
  });

  it('shows what has come when the list stops on the way, and loads the rest', async () => {
    let broken = true;
    const { user, calls } = drawPage('/emulated/stages', [
      answer(stages.list, ({ nextToken }) => {
        if (nextToken === undefined) return { items: [LIVE], nextToken: 'more', asOf: AS_OF };
        if (broken) return refusal('aws_throttled', 'Rate exceeded');
        return { items: [IDLE], asOf: AS_OF };
      }),
      ...facts,
    ]);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain(
      '1 loaded, then stopped: AWS asked for fewer requests: Rate exceeded',
    );
    expect(names()).toEqual(['show-morning']);
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('-1');
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Load the rest' }));
    await screen.findByRole('link', { name: 'rehearsal' });
    expect(screen.queryByRole('alert')).toBeNull();
    const asked = calls.asked
      .filter(({ id }) => id === stages.list.id)
      .map((call) => call.asked['nextToken']);
    expect(asked).toEqual([undefined, 'more', 'more']);
  });

  it('adds rows below those that are there while more come, and sorts when the list is whole', async () => {
    let arrive = () => {};
    const last = new Promise<void>((resolve) => (arrive = resolve));
    drawPage('/emulated/stages', [
      answer(stages.list, async ({ nextToken }) => {
        if (nextToken === undefined) return { items: [NAMELESS], nextToken: '1', asOf: AS_OF };
        if (nextToken === '1') return { items: [IDLE, LIVE], nextToken: '2', asOf: AS_OF };
        await last;
        return { items: [ENDING], asOf: AS_OF };
      }),
      ...facts,
    ]);
    await screen.findByText('3 loaded, more to come…');
    expect(names()).toEqual(['namelessnam1', 'show-morning', 'rehearsal']);
    arrive();
    await screen.findByRole('link', { name: 'show-evening' });
    expect(names()).toEqual(['show-evening', 'show-morning', 'rehearsal', 'namelessnam1']);
  });

  it('names the permission that is missing', async () => {
    drawPage('/emulated/stages', [
      answer(stages.list, () =>
        refusal('aws_access_denied', 'not authorized', { awsRequestId: 'aws-request-1' }),
      ),
    ]);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('No permission to see the stages');
    expect(within(alert).getByText('ivs:ListStages')).toBeDefined();
    expect(within(alert).getByText('aws-request-1')).toBeDefined();
  });

  it('says what to do when AWS is silent, and tries again', async () => {
    let silent = true;
    const { user } = drawPage('/emulated/stages', [
      answer(stages.list, () =>
        silent
          ? refusal('aws_timeout', 'ListStages had no answer within 10 s.')
          : { items: [IDLE], asOf: AS_OF },
      ),
    ]);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('AWS did not answer in time');
    silent = false;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await screen.findByRole('link', { name: 'rehearsal' });
  });

  it('says so when there are none', async () => {
    drawPage('/emulated/stages', [listing()]);
    await screen.findByText('No stages in this account and Region');
  });

  it('keeps the old rows while a refresh runs, and when it fails', async () => {
    let answers = 0;
    const { user } = drawPage('/emulated/stages', [
      answer(stages.list, () => {
        answers += 1;
        return answers === 2 ? refusal('aws_unavailable', 'down') : { items: [IDLE], asOf: AS_OF };
      }),
    ]);
    await screen.findByRole('link', { name: 'rehearsal' });
    await user.keyboard('r');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Not refreshed');
    expect(names()).toEqual(['rehearsal']);
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });
});
