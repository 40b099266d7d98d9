import { render, screen, waitFor, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Job, jobs } from '#shared/jobs/contract.ts';
import { participants } from '#shared/participants/contract.ts';
import { sessions } from '#shared/sessions/contract.ts';
import { sessionEvents } from '#shared/sessions/events.ts';
import type { EventsLoad } from '#shared/sessions/events-load.ts';
import { answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';
import { ReplicationCell } from './replication-cell.tsx';
import {
  AS_OF,
  AT,
  ADA,
  BEN,
  EVENTS,
  stage,
  session,
  people,
  events,
  world,
  fact,
  roomForLanes,
} from './testing/evening-session.ts';
import { LOAD_JOB, loadedEvents } from './testing/loaded-events.ts';

beforeEach(roomForLanes);

describe('the session page', () => {
  it('gives the facts first, and peak once every lane is loaded', async () => {
    drawPage(AT, world());
    await waitFor(() => expect(fact('Peak people')).toBe('2'));
    expect(fact('State')).toBe('Live');
    expect(fact('Duration so far')).toBe('1 h');
    expect(fact('People')).toBe('2');
    expect(fact('Participants')).toBe('3');
    expect(fact('Publishers')).toBe('1');
    expect(fact('Errors')).toBe('1');
    expect(await screen.findByText('3 of 3 loaded')).toBeDefined();
  });

  it('says “not loaded” where the events of a lane could not be had, and loads them when asked', async () => {
    let failing = true;
    const { user } = drawPage(AT, [
      stage,
      session(),
      people(BEN, ADA),
      ...loadedEvents(EVENTS, AS_OF, (id) => (id === 'pBen' && failing ? 'Rate exceeded' : undefined)),
    ]);
    await screen.findByText('1 failed', { exact: false });
    expect(fact('Peak people')).toBe('not loaded');
    expect(fact('Errors')).toBe('1 in 1 of 2 lanes');
    failing = false;
    await user.click(await screen.findByRole('button', { name: 'Load the events of ben again' }));
    await waitFor(() => expect(fact('Peak people')).toBe('2'));
  });

  it('tells when and how long an ended session was', async () => {
    drawPage(AT, [stage, session('2026-11-20T14:45:00.000Z'), people(BEN), ...events()]);
    await screen.findByRole('table', { name: 'Participants' });
    expect(fact('Duration')).toBe('45 min');
    expect(fact('Ended')).toContain('2026-11-20');
    expect(screen.queryByText('Live')).toBeNull();
  });

  it('leads back through the stage by its name', async () => {
    drawPage(AT, world());
    const crumbs = await screen.findByRole('navigation', { name: 'Breadcrumbs' });
    const link = await within(crumbs).findByRole('link', { name: 'show-evening' });
    expect(link.getAttribute('href')).toBe('/emulated/stages/AbCdEfGhIjKl');
  });
});

describe('the loading of a session', () => {
  const GREAT = Array.from({ length: 201 }, (_, index) => ({ ...BEN, participantId: `p${index}` }));
  const running: EventsLoad = {
    cursor: -1,
    loaded: 0,
    failed: 0,
    failures: [],
    whole: false,
    perSecond: 3,
    job: {
      ...LOAD_JOB,
      state: 'running',
      progress: { done: 38, total: 201, estimateSeconds: 55, words: '38 of 201 people' },
    },
  };
  const bodies = (calls: { asked: { id: string }[] }) =>
    calls.asked.filter(({ id }) => id === 'sessions.startLoading');

  it('of many people is offered with what it costs, and begins when somebody wants it', async () => {
    let load: EventsLoad = {
      ...running,
      job: { ...LOAD_JOB, task: { ...LOAD_JOB.task, whose: 'publishers' } },
    };
    const { user, calls } = drawPage(AT, [
      stage,
      session(),
      people(...GREAT),
      answer(sessionEvents.eventsLoad, () => load),
      answer(sessionEvents.wantEvents, () => load),
      answer(sessionEvents.startLoading, () => load),
    ]);
    const all = await screen.findByRole('button', { name: 'Load all' });
    expect(all.title).toMatch(/^201 people: about 2 min at 3 calls a second/);
    await waitFor(() => expect(bodies(calls)).toHaveLength(1));
    load = running;
    await user.click(all);
    expect(await screen.findByText(', about 55 s left')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Load all' })).toBeNull();
  });

  it('can be paused, resumed and ended', async () => {
    let load = running;
    const become = (state: Job['state']) => () => {
      const job: Job = { ...(running.job ?? LOAD_JOB), state };
      load = { ...running, job };
      return job;
    };
    const { user } = drawPage(AT, [
      stage,
      session(),
      people(...GREAT),
      answer(sessionEvents.eventsLoad, () => load),
      answer(sessionEvents.wantEvents, () => load),
      answer(sessionEvents.startLoading, () => load),
      answer(jobs.pause, become('paused')),
      answer(jobs.resume, become('running')),
      answer(jobs.cancel, become('cancelled')),
    ]);
    await user.click(await screen.findByRole('button', { name: /^Pause: / }));
    expect(await screen.findByText(', paused')).toBeDefined();
    await user.click(screen.getByRole('button', { name: /^Resume/ }));
    await user.click(await screen.findByRole('button', { name: /^Cancel/ }));
    expect(await screen.findByRole('button', { name: 'Load all' })).toBeDefined();
    expect(screen.queryByRole('button', { name: /^Cancel/ })).toBeNull();
  });

  it('that was paused by somebody is not begun by a visit', async () => {
    const load: EventsLoad = { ...running, job: { ...LOAD_JOB, state: 'paused' } };
    const { calls } = drawPage(AT, [
      stage,
      session(),
      people(BEN),
      answer(sessionEvents.eventsLoad, () => load),
      answer(sessionEvents.wantEvents, () => load),
    ]);
    expect(await screen.findByRole('button', { name: /^Resume/ })).toBeDefined();
    expect(bodies(calls)).toHaveLength(0);
  });
});

describe('the participants', () => {
  it('are filtered by AWS, by one thing at a time, as the URL says', async () => {
    const { user, address, calls } = drawPage(AT, world());
    const asked = () => calls.asked.filter(({ id }) => id === 'participants.list').at(-1)?.asked;
    await screen.findByRole('table', { name: 'Participants' });
    await user.click(screen.getByRole('radio', { name: 'State' }));
    await waitFor(() => expect(asked()).toMatchObject({ filterByState: 'CONNECTED' }));
    expect(address()).toBe(`${AT}?state=CONNECTED`);
    await user.click(screen.getByRole('radio', { name: 'Published' }));
    await waitFor(() => expect(asked()).toMatchObject({ filterByPublished: 'true' }));
    expect(asked()).not.toHaveProperty('filterByState');
    await user.click(screen.getByRole('radio', { name: 'User id' }));
    await user.type(screen.getByRole('textbox', { name: 'User id' }), 'ben{Enter}');
    await waitFor(() => expect(asked()).toMatchObject({ filterByUserId: 'ben' }));
    expect(address()).toBe(`${AT}?user=ben`);
  });

  it('link a replica to its source', () => {
    render(<ReplicationCell participant={ADA} connection="emulated" />, { wrapper: MemoryRouter });
    const link = screen.getByRole('link', { name: 'source' });
    expect(link.getAttribute('href')).toBe(
      '/emulated/stages/SourceSource/sessions/st-SSSSSSSSSSSSS/participants/pAda',
    );
  });

  it('of whom there are none yet are told of in words', async () => {
    drawPage(AT, [stage, session(), people(), ...events()]);
    expect(await screen.findByText('Nobody has joined yet')).toBeDefined();
    expect(screen.getByText('No lanes yet')).toBeDefined();
  });

  it('that may not be listed name the permission; the session is shown all the same', async () => {
    drawPage(AT, [
      stage,
      session(),
      answer(participants.list, () => refusal('aws_access_denied', 'no')),
      ...events(),
    ]);
    expect(await screen.findByText('ivs:ListParticipants')).toBeDefined();
    expect(fact('State')).toBe('Live');
  });
});

it('a session that AWS does not know says so, and offers no timeline', async () => {
  drawPage(AT, [
    stage,
    answer(sessions.get, () => refusal('aws_not_found', 'Session not found')),
    people(),
    ...events(),
  ]);
  expect(await screen.findByText('AWS does not know it')).toBeDefined();
  expect(screen.queryByRole('heading', { name: 'Timeline' })).toBeNull();
  expect(screen.queryByRole('heading', { name: 'Participants' })).toBeNull();
});
