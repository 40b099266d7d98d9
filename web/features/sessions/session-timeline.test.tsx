import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { sessions } from '#shared/sessions/contract.ts';
import { answer } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';
import {
  AS_OF,
  AT,
  ADA,
  BEN,
  BEN_AGAIN,
  EVENTS,
  stage,
  session,
  people,
  strips,
  world,
  fact,
  roomForLanes,
} from './testing/evening-session.ts';
import { loadedEvents } from './testing/loaded-events.ts';

beforeEach(roomForLanes);

describe('the timeline of a session', () => {
  it('has a lane for each person, publishers first, and shows the entries of one when asked', async () => {
    const { user, address } = drawPage(AT, world());
    const lanes = await screen.findByRole('list', { name: 'Lanes in view' });
    const links = () =>
      within(lanes)
        .getAllByRole('link')
        .map((link) => link.getAttribute('href'));
    const at = (...ids: string[]) => ids.map((id) => `${AT}/participants/${id}`);
    expect(links()).toEqual(at('pAda', 'pBen2'));
    await user.click(within(lanes).getByRole('button', { name: 'Show the 2 entries of ben' }));
    await waitFor(() => expect(links()).toEqual(at('pAda', 'pBen2', 'pBen', 'pBen2')));
    expect(address()).toBe(`${AT}?open=person-pBen`);
    await user.click(within(lanes).getByRole('button', { name: 'Draw ben as one lane' }));
    await waitFor(() => expect(links()).toHaveLength(2));
    expect(address()).toBe(AT);
  });

  it('keeps pinned people on top, and in the URL', async () => {
    const { user, address } = drawPage(AT, world());
    const lanes = await screen.findByRole('list', { name: 'Lanes in view' });
    act(() => within(lanes).getByRole('link', { name: 'ben' }).focus());
    await user.click(within(lanes).getByRole('button', { name: 'Pin ben on top' }));
    await waitFor(() => expect(within(lanes).getAllByRole('link')[0]?.textContent).toBe('ben'));
    expect(address()).toBe(`${AT}?pins=pBen`);
    await user.click(within(lanes).getByRole('button', { name: 'Unpin ben' }));
    expect(address()).toBe(AT);
  });

  it('unpins a person at their row, whichever of their entries was pinned', async () => {
    const { user, address } = drawPage(`${AT}?open=person-pBen&pins=pBen2`, world());
    const lanes = await screen.findByRole('list', { name: 'Lanes in view' });
    await waitFor(() => expect(within(lanes).getAllByRole('link')).toHaveLength(4));
    await user.click(within(lanes).getByRole('button', { name: 'Unpin ben' }));
    await waitFor(() => expect(address()).toBe(`${AT}?open=person-pBen`));
    // At an entry it is the person too that is pinned, and no longer.
    (await screen.findByRole('application')).focus();
    await user.keyboard('{End}P');
    await waitFor(() => expect(address()).toBe(`${AT}?open=person-pBen&pins=pBen`));
    await user.keyboard('P');
    await waitFor(() => expect(address()).toBe(`${AT}?open=person-pBen`));
  });

  it('keeps the controls of the lane that has the focus while another window has it', async () => {
    drawPage(AT, world());
    const lanes = await screen.findByRole('list', { name: 'Lanes in view' });
    act(() => within(lanes).getByRole('link', { name: 'ben' }).focus());
    const pin = await within(lanes).findByRole('button', { name: 'Pin ben on top' });
    act(() => pin.focus());
    // What a browser tells the page then: the focus goes nowhere, and the active element stays.
    fireEvent.blur(pin);
    expect(document.activeElement).toBe(pin);
    expect(pin.isConnected).toBe(true);
    act(() => pin.blur());
    expect(pin.isConnected).toBe(false);
  });

  it('goes to a time that is typed, and says what it cannot read', async () => {
    const { user, address } = drawPage(AT, world());
    await screen.findByRole('application');
    await user.keyboard('t');
    const dialog = await screen.findByRole('dialog', { name: 'Go to a time' });
    const field = within(dialog).getByRole('textbox');
    await user.type(field, 'noonish{Enter}');
    expect((await within(dialog).findByRole('alert')).textContent).toContain('cannot be read as a time');
    expect(address()).toBe(AT);
    await user.clear(field);
    await user.type(field, '2026-11-20T14:05:00Z{Enter}');
    await waitFor(() =>
      expect(new URLSearchParams(address().split('?')[1]).get('at')).toBe('2026-11-20T14:05:00Z'),
    );
    expect(screen.queryByRole('dialog', { name: 'Go to a time' })).toBeNull();
  });

  it('steps from error to error by key', async () => {
    const { user } = drawPage(AT, world());
    // Once all is loaded the gaps fold, which takes away what was told of before.
    await waitFor(() => expect(fact('Peak people')).toBe('2'));
    await screen.findByRole('button', { name: /^Show 19 min 59 s without events/ });
    await user.keyboard('e');
    expect((await screen.findByRole('tooltip')).textContent).toContain('BITRATE_EXCEEDED');
    await user.keyboard('e');
    expect(await screen.findByText('No later error in the loaded lanes')).toBeDefined();
  });

  it('tells of each event to the keyboard, and in words', async () => {
    const { user } = drawPage(AT, world());
    await waitFor(() => expect(fact('Peak people')).toBe('2'));
    (await screen.findByRole('application')).focus();
    await user.keyboard('{Home}');
    const card = await screen.findByRole('tooltip');
    expect(within(card).getByText('ada')).toBeDefined();
    await user.keyboard(',');
    expect(screen.getByRole('tooltip').textContent).toContain('BITRATE_EXCEEDED');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('tooltip')).toBeNull();
  });

  it('tells of what is marked beside its row, and of what is pointed at while it stays', async () => {
    const { user, go } = drawPage(AT, world());
    await waitFor(() => expect(fact('Peak people')).toBe('2'));
    await screen.findByRole('button', { name: /^Show 19 min 59 s without events/ });
    const chart = await screen.findByRole('application');
    chart.focus();
    await user.keyboard('{End}');
    const place = () => Number.parseFloat(screen.getByRole('tooltip').style.top);
    const below = place();
    await user.keyboard('P');
    await waitFor(() => expect(place()).toBe(below - 30));
    expect(screen.getByRole('tooltip').textContent).toContain('ben');

    fireEvent.pointerMove(chart, { clientX: 300, clientY: 15 });
    expect(screen.getByRole('tooltip').textContent).toContain('ben');
    await act(() => go(AT));
    // Another row is under the pointer now, which has not said so.
    expect(screen.queryByRole('tooltip')).toBeNull();
    fireEvent.pointerMove(chart, { clientX: 301, clientY: 15 });
    expect(screen.getByRole('tooltip').textContent).toContain('ada');
  });

  it('tells of what is pointed at in a part of a live session while that grows', async () => {
    let asOf = AS_OF;
    const live = answer(sessions.get, ({ sessionId }) => ({
      item: { sessionId, startTime: '2026-11-20T14:00:00.000Z' },
      asOf,
    }));
    const part = `${AT}?from=2026-11-20T14:00:00Z&to=2026-11-20T14:05:00Z`;
    const { client } = drawPage(part, [live, ...world()]);
    await waitFor(() => expect(fact('Peak people')).toBe('2'));
    const end = await screen.findByRole('slider', { name: 'End of the stretch shown' });
    const known = () => Number(end.getAttribute('aria-valuemax'));
    const before = known();
    fireEvent.pointerMove(screen.getByRole('application'), { clientX: 700, clientY: 15 });
    const said = screen.getByRole('tooltip').textContent;
    expect(said).toContain('ada');
    asOf = '2026-11-20T15:00:05.000Z';
    await act(() => client.invalidateQueries({ queryKey: [sessions.get.id] }));
    await waitFor(() => expect(known()).toBeGreaterThan(before));
    expect(screen.getByRole('tooltip').textContent).toBe(said);
  });

  it('zooms by key and keeps the window in the URL', async () => {
    const whole = `${AT}?folds=open`;
    const { user, address, go } = drawPage(whole, world());
    await screen.findByRole('application');
    await user.keyboard('++');
    // The address follows when the keys rest; until then it may hold the first step.
    await waitFor(() => expect(decodeURIComponent(address())).toMatch(/from=.*T\d\d:1\d:.*to=.*T\d\d:4\d:/));
    const zoomed = address();
    await user.keyboard('0');
    await waitFor(() => expect(address()).toBe(whole));
    await go(zoomed);
    expect(await screen.findByText(/14:1\d:\d\d – 14:4\d:\d\d/)).toBeDefined();
  });
});

describe('the marked moment', () => {
  it('shows who was in, names who is not known and why, and is cleared', async () => {
    const { user, address } = drawPage(`${AT}?at=2026-11-20T14:05:00Z`, [
      stage,
      session('2026-11-20T14:45:00.000Z'),
      people(BEN, ADA, BEN_AGAIN),
      ...loadedEvents(EVENTS, AS_OF, (id) => (id === 'pAda' ? 'Rate exceeded' : undefined)),
      ...strips,
    ]);
    const moment = await screen.findByRole('region', { name: /^At \d\d:05:00/ });
    const inside = await within(moment).findByRole('list', { name: 'In the session' });
    expect(
      within(inside)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['ben']);
    const unknown = await within(moment).findByRole('list', { name: 'Not known' });
    expect(unknown.textContent).toMatch(/ada.*joined \d\d:02:00, could not be loaded/);
    await user.click(within(moment).getByRole('button', { name: /Clear/ }));
    await waitFor(() => expect(address()).toBe(AT));
    expect(screen.queryByRole('region', { name: /^At / })).toBeNull();
  });
});

describe('the table of events', () => {
  it('lists the events of the window, says of how many, and what is not loaded', async () => {
    drawPage(`${AT}?from=2026-11-20T14:00:00Z&to=2026-11-20T14:05:00Z`, [
      stage,
      session('2026-11-20T14:45:00.000Z'),
      people(BEN, ADA, BEN_AGAIN),
      ...loadedEvents(EVENTS, AS_OF, (id) => (id === 'pBen2' ? 'Rate exceeded' : undefined)),
      ...strips,
    ]);
    await screen.findByText('3 of 4');
    expect(screen.getByText('events of 2 of 3 lanes')).toBeDefined();
    const rows = within(await screen.findByRole('table', { name: 'Events in the window' })).getAllByRole(
      'row',
    );
    expect(rows.slice(1).map((row) => /[A-Z]+_ERROR|JOINED|LEFT/.exec(row.textContent ?? '')?.[0])).toEqual([
      'JOINED',
      'JOINED',
      'PUBLISH_ERROR',
    ]);
    expect(rows[3]?.textContent).toContain('The bitrate was too high');
  });

  const rowOf = async (text: string) => {
    const table = await screen.findByRole('table', { name: 'Events in the window' });
    return waitFor(() => {
      const row = within(table)
        .getAllByRole('row')
        .find(({ textContent }) => textContent.includes(text));
      if (!row) throw new Error(`no row of ${text}`);
      return row;
    });
  };
  const marked = (address: string) => new URLSearchParams(address.split('?')[1]).get('at');

  it('leaves the cursor to the keys once they go on from the row that is pointed at', async () => {
    const { user, address } = drawPage(AT, world());
    await waitFor(() => expect(fact('Peak people')).toBe('2'));
    await user.hover(await rowOf('14:30'));
    await user.keyboard('E');
    expect((await screen.findByRole('tooltip')).textContent).toContain('BITRATE_EXCEEDED');
    await user.keyboard('m');
    await waitFor(() => expect(marked(address())).toBe('2026-11-20T14:03:00Z'));
  });

  it('points at nothing any more when the row that was pointed at has gone', async () => {
    const { user, address, go } = drawPage(AT, world());
    await waitFor(() => expect(fact('Peak people')).toBe('2'));
    const row = await rowOf('14:30');
    await user.hover(row);
    await act(() => go(`${AT}?errors=only`));
    await waitFor(() => expect(row.isConnected).toBe(false));
    await user.keyboard('m');
    await waitFor(() => expect(marked(address())).not.toBeNull());
    expect(marked(address())).not.toBe('2026-11-20T14:30:00Z');
  });
});
