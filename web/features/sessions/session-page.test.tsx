import { render, screen, waitFor, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type ParticipantEvent,
  type ParticipantSummary,
  participants,
} from '#shared/participants/contract.ts';
import { type Job, jobs } from '#shared/jobs/contract.ts';
import { sessions } from '#shared/sessions/contract.ts';
import { sessionEvents } from '#shared/sessions/events.ts';
import type { EventsLoad } from '#shared/sessions/events-load.ts';
import { stages } from '#shared/stages/contract.ts';
import { answer, type Answer, refusal } from '#web/testing/answers.ts';
import { drawPage } from '#web/testing/draw-page.tsx';
import { LOAD_JOB, loadedEvents } from './testing/loaded-events.ts';
import { ReplicationCell } from './replication-cell.tsx';

const AS_OF = '2026-11-20T15:00:00.000Z';
const START = '2026-11-20T14:00:00.000Z';
const STAGE = 'arn:aws:ivs:us-east-1:123456789012:stage/AbCdEfGhIjKl';
const AT = '/emulated/stages/AbCdEfGhIjKl/sessions/st-AAAAAAAAAAAAA';

const ADA: ParticipantSummary = {
  participantId: 'pAda',
  userId: 'ada',
  state: 'CONNECTED',
  published: true,
  firstJoinTime: '2026-11-20T14:02:00.000Z',
  recordingState: 'ACTIVE',
  replicationType: 'REPLICA',
  replicationState: 'ACTIVE',
  sourceStageArn: 'arn:aws:ivs:us-east-1:123456789012:stage/SourceSource',
  sourceSessionId: 'st-SSSSSSSSSSSSS',
};
const BEN: ParticipantSummary = {
  participantId: 'pBen',
  userId: 'ben',
  state: 'DISCONNECTED',
  published: false,
  firstJoinTime: '2026-11-20T14:01:00.000Z',
};
const BEN_AGAIN: ParticipantSummary = {
  ...BEN,
  participantId: 'pBen2',
  firstJoinTime: '2026-11-20T14:30:00.000Z',
};

const EVENTS: Record<string, ParticipantEvent[]> = {
  pAda: [
    { name: 'JOINED', eventTime: '2026-11-20T14:02:00.000Z' },
    { name: 'PUBLISH_ERROR', eventTime: '2026-11-20T14:03:00.000Z', errorCode: 'BITRATE_EXCEEDED' },
  ],
  pBen: [
    { name: 'LEFT', eventTime: '2026-11-20T14:10:00.000Z' },
    { name: 'JOINED', eventTime: '2026-11-20T14:01:00.000Z' },
  ],
  pBen2: [
    { name: 'JOINED', eventTime: '2026-11-20T14:30:00.000Z' },
    { name: 'LEFT', eventTime: '2026-11-20T14:40:00.000Z' },
  ],
};

const stage = answer(stages.get, () => ({ item: { arn: STAGE, name: 'show-evening' }, asOf: AS_OF }));
const session = (endTime?: string) =>
  answer(sessions.get, ({ sessionId }) => ({ item: { sessionId, startTime: START, endTime }, asOf: AS_OF }));
const people = (...items: ParticipantSummary[]) => answer(participants.list, () => ({ items, asOf: AS_OF }));
const events = () => loadedEvents(EVENTS, AS_OF);
const world = (): Answer[] => [stage, session(), people(BEN, ADA, BEN_AGAIN), ...events()];

const fact = (label: string) => screen.getByText(label, { selector: 'dt' }).nextElementSibling?.textContent;

beforeEach(() => {
  // A window with room for a dozen lanes: without a layout there is nothing in view, and nothing would be loaded.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1000);
  return () => vi.restoreAllMocks();
});

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
    expect(screen.getByText('3 of 3 loaded')).toBeDefined();
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
    await user.click(screen.getByRole('button', { name: 'Load the events of ben again' }));
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

  it('has a lane for each participant, publishers first, each with its link', async () => {
    drawPage(AT, world());
    const lanes = await screen.findByRole('list', { name: 'Lanes in view' });
    const links = within(lanes).getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual(
      ['pAda', 'pBen', 'pBen2'].map((id) => `${AT}/participants/${id}`),
    );
  });

  it('tells of each event to the keyboard, and in words', async () => {
    const { user } = drawPage(AT, world());
    await waitFor(() => expect(fact('Peak people')).toBe('2'));
    screen.getByRole('application').focus();
    await user.keyboard('{Home}');
    const card = await screen.findByRole('tooltip');
    expect(within(card).getByText('ada')).toBeDefined();
    await user.keyboard(',');
    expect(screen.getByRole('tooltip').textContent).toContain('BITRATE_EXCEEDED');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('tooltip')).toBeNull();
  });

  it('zooms by key and keeps the window in the URL', async () => {
    const { user, address, go } = drawPage(AT, world());
    await screen.findByRole('application');
    await user.keyboard('++');
    // The address follows when the keys rest; until then it may hold the first step.
    await waitFor(() => expect(decodeURIComponent(address())).toMatch(/from=.*T\d\d:1\d:.*to=.*T\d\d:4\d:/));
    const zoomed = address();
    await user.keyboard('0');
    await waitFor(() => expect(address()).toBe(AT));
    await go(zoomed);
    expect(await screen.findByText(/14:1\d:\d\d – 14:4\d:\d\d/)).toBeDefined();
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
