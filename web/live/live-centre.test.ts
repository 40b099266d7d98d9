import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveCentre } from './live-centre.ts';
import type { FromTab, ToTab } from './live-messages.ts';

interface Opened {
  path: string;
  closed: boolean;
  say: (event: string, data?: unknown, id?: string) => void;
}

/** A server that does what the test says. */
function server() {
  const opened: Opened[] = [];
  const told: { streamId: string; topics: readonly string[] }[] = [];
  let status = 200;
  let isOut = false;
  let isDown = false;
  let looks = 0;
  let slow: Promise<unknown> = Promise.resolve();
  const centre = new LiveCentre(
    {
      open(path) {
        const listeners = new Map<string, (event: { data: string; lastEventId: string }) => void>();
        const stream: Opened = {
          path,
          closed: false,
          say: (event, data = {}, id = '') =>
            listeners.get(event)?.({ data: JSON.stringify(data), lastEventId: id }),
        };
        opened.push(stream);
        return {
          addEventListener: (name, listener) => void listeners.set(name, listener),
          close: () => (stream.closed = true),
        };
      },
      async putTopics(streamId, topics) {
        told.push({ streamId, topics });
        return status;
      },
      async isSignedOut() {
        looks += 1;
        const answered = isOut;
        await slow;
        if (isDown) throw new TypeError('nothing answers');
        return answered;
      },
    },
    () => 0.5,
  );
  return {
    opened,
    told,
    centre,
    last: () => opened.at(-1) as Opened,
    refuse: (with_: number) => (status = with_),
    endSession: () => (isOut = true),
    beginSession: () => (isOut = false),
    /** Nothing answers, or it does again. */
    fall: (down: boolean) => (isDown = down),
    looks: () => looks,
    /** Whether somebody is signed in is answered when this is called. */
    holdLooks: () => {
      let answerNow: () => void = () => undefined;
      slow = new Promise<void>((resolve) => (answerNow = resolve));
      return answerNow;
    },
  };
}

function tab(centre: LiveCentre) {
  const heard: ToTab[] = [];
  const send: (message: FromTab) => void = centre.attach({ post: (message) => heard.push(message) });
  return {
    heard,
    show: (...topics: string[]) => send({ kind: 'topics', topics }),
    leave: () => send({ kind: 'bye' }),
  };
}

const news = (topic: string, answer: unknown) => ({
  topic,
  endpoint: 'stages.get',
  input: { id: topic },
  answer,
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const settle = async (ms = 0) => vi.advanceTimersByTimeAsync(ms);

describe('the one stream of a browser', () => {
  it('is opened when a tab shows something, and asks for what all tabs show', async () => {
    const { centre, opened, told, last } = server();
    const [one, other] = [tab(centre), tab(centre)];
    expect(opened).toHaveLength(0);
    one.show('a', 'b');
    expect(last().path).toBe('/api/live');
    last().say('hello', { streamId: 's', topics: [] });
    other.show('b', 'c');
    await settle();
    expect(opened).toHaveLength(1);
    expect(told.at(-1)).toEqual({ streamId: 's', topics: ['a', 'b', 'c'] });
    one.show();
    await settle();
    expect(told.at(-1)?.topics).toEqual(['b', 'c']);
    other.leave();
    await settle();
    expect(told.at(-1)?.topics).toEqual([]);
    await settle(30_000);
    expect(last().closed).toBe(true);
  });

  it('brings each tab what it shows, and a tab that comes later what is held', async () => {
    const { centre, last } = server();
    const [one, other] = [tab(centre), tab(centre)];
    one.show('a');
    other.show('b');
    last().say('hello', { streamId: 's', topics: [] });
    last().say('news', news('a', 1), 'e-1');
    last().say('watch', { topic: 'a', state: 'live', everyMs: 2_000 }, 'e-2');
    last().say('subscribed', { topics: ['a', 'b'] }, 'e-3');
    expect(other.heard.map(({ kind }) => kind)).toEqual(['link', 'subscribed']);
    other.show('b', 'a');
    expect(other.heard.slice(2)).toEqual([
      { kind: 'news', news: news('a', 1) },
      { kind: 'watch', topic: 'a', watch: { state: 'live', everyMs: 2_000 } },
      { kind: 'subscribed', topics: ['a'] },
    ]);
  });

  it('goes on where it was cut, without a word to the tabs if that is soon', async () => {
    const { centre, opened, told, last } = server();
    const one = tab(centre);
    one.show('a');
    last().say('hello', { streamId: 's', topics: [] });
    last().say('news', news('a', 1), 'e-7');
    await settle();
    last().say('error');
    expect(opened[0]?.closed).toBe(true);
    await settle(500);
    expect(last().path).toBe('/api/live?stream=s&after=e-7');
    last().say('hello', { streamId: 's', topics: ['a'] });
    await settle();
    expect(told).toHaveLength(1);
    await settle(10_000);
    expect(one.heard.filter(({ kind }) => kind === 'link')).toEqual([{ kind: 'link', up: true }]);
  });

  it('waits longer from try to try, and says when it cannot be had', async () => {
    const { centre, opened, last } = server();
    const one = tab(centre);
    one.show('a');
    last().say('hello', { streamId: 's', topics: ['a'] });
    const waits: number[] = [];
    for (let time = 0; time < 8; time += 1) {
      const before = opened.length;
      last().say('error');
      let waited = 0;
      while (opened.length === before) {
        await settle(250);
        waited += 250;
      }
      waits.push(waited);
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(one.heard.at(-1)).toEqual({ kind: 'link', up: false });
    last().say('hello', { streamId: 's', topics: ['a'] });
    expect(one.heard.at(-1)).toEqual({ kind: 'link', up: true });
  });

  it('begins anew where the server no longer knows it', async () => {
    const { centre, told, last, refuse } = server();
    tab(centre).show('a');
    refuse(404);
    last().say('hello', { streamId: 'old', topics: [] });
    await settle();
    refuse(200);
    await settle(500);
    expect(last().path).toBe('/api/live');
    last().say('hello', { streamId: 'new', topics: [] });
    await settle();
    expect(told.at(-1)).toEqual({ streamId: 'new', topics: ['a'] });
  });

  it('hands over nothing old after a reset', () => {
    const { centre, last } = server();
    const [one, other] = [tab(centre), tab(centre)];
    one.show('a');
    last().say('hello', { streamId: 's', topics: ['a'] });
    last().say('news', news('a', 1), 'e-1');
    last().say('subscribed', { topics: ['a'] }, 'e-2');
    last().say('reset');
    other.show('a');
    expect(other.heard.map(({ kind }) => kind)).toEqual(['link']);
    last().say('news', news('a', 2), 'e-3');
    last().say('subscribed', { topics: ['a'] }, 'e-4');
    expect(other.heard.slice(1)).toEqual([
      { kind: 'news', news: news('a', 2) },
      { kind: 'subscribed', topics: ['a'] },
    ]);
  });
});

describe('a session that ends', () => {
  const signedOut = ({ heard }: ReturnType<typeof tab>) => heard.filter(({ kind }) => kind === 'signed-out');

  it.each([
    'the server says so',
    'no stream is opened',
    'the topics are refused',
    'another tab has signed out',
  ])('is told to the tabs, and what was held is gone: %s', async (how) => {
    const { centre, last, opened, refuse, endSession } = server();
    const one = tab(centre);
    one.show('a');
    last().say('hello', { streamId: 's1', topics: ['a'] });
    last().say('news', news('a', { secret: 1 }));
    last().say('subscribed', { topics: ['a'] });
    if (how === 'the server says so') last().say('bye', { reason: 'signed-out' });
    if (how === 'another tab has signed out') centre.signedOut();
    if (how === 'the topics are refused') {
      refuse(401);
      one.show('a', 'b');
    }
    if (how === 'no stream is opened') {
      endSession();
      last().say('error');
      await settle(1_000);
      last().say('error');
    }
    await settle();
    expect(signedOut(one)).toHaveLength(1);
    expect(opened.at(-1)?.closed).toBe(true);
    const before = opened.length;
    await settle(120_000);
    expect(opened).toHaveLength(before);
    // What the one before was told is nothing for whoever comes next.
    const next = tab(centre);
    next.show('a');
    expect(next.heard.filter(({ kind }) => kind === 'news')).toEqual([]);
  });

  it('goes on where somebody signs in again', async () => {
    const { centre, last, opened } = server();
    const one = tab(centre);
    one.show('a');
    last().say('hello', { streamId: 's1', topics: ['a'] });
    last().say('bye', { reason: 'signed-out' });
    await settle(60_000);
    expect(opened).toHaveLength(1);
    centre.signedIn();
    expect(opened).toHaveLength(2);
    // Of a stream of before nothing is asked for.
    expect(last().path).toBe('/api/live');
  });

  /** A tab that shows something when its session ends. */
  async function signedOutTab() {
    const world = server();
    const one = tab(world.centre);
    one.show('a');
    world.last().say('hello', { streamId: 's1', topics: ['a'] });
    world.endSession();
    world.last().say('bye', { reason: 'signed-out' });
    await settle();
    return { ...world, one };
  }

  it('goes on where nobody told that somebody signed in, as soon as a tab shows something', async () => {
    const { opened, one, centre, beginSession, looks } = await signedOutTab();
    // Somebody goes to another page without signing in.
    one.show('b');
    await settle();
    expect([opened.length, looks()]).toEqual([1, 1]);
    beginSession();
    const late = tab(centre);
    late.show('c');
    await settle();
    expect(opened).toHaveLength(2);
    opened[1]?.say('hello', { streamId: 's2', topics: ['b', 'c'] });
    // The tab that was there all the time goes on as well.
    expect(one.heard.at(-1)).toEqual({ kind: 'link', up: true });
  });

  it('goes on where the stream of the session before is ended after somebody has signed in', async () => {
    const { centre, opened, last } = server();
    const one = tab(centre);
    one.show('a');
    last().say('hello', { streamId: 's1', topics: ['a'] });
    centre.signedIn();
    // As after another password: what was open is ended by the server a moment later.
    last().say('bye', { reason: 'signed-out' });
    await settle();
    expect(signedOut(one)).toHaveLength(1);
    // The tab has asked who is signed in, and says what it shows.
    one.show('a');
    await settle();
    expect(opened).toHaveLength(2);
    expect(opened[1]?.path).toBe('/api/live');
  });

  it('does not take the answer to something that was asked before for one of now', async () => {
    const { centre, opened, last, refuse, holdLooks, endSession, beginSession } = server();
    const one = tab(centre);
    one.show('a');
    last().say('hello', { streamId: 's1', topics: ['a'] });
    refuse(401);
    one.show('a', 'b');
    centre.signedIn();
    await settle();
    expect(signedOut(one)).toEqual([]);

    refuse(200);
    endSession();
    last().say('bye', { reason: 'signed-out' });
    const answer = holdLooks();
    one.show('a');
    await settle();
    // While the answer, that nobody is there, is on its way, somebody signs in.
    beginSession();
    one.show('a', 'b');
    answer();
    await settle();
    expect(opened).toHaveLength(2);
  });

  it('looks again where the server cannot be reached while it looks', async () => {
    const { opened, one, beginSession, fall } = await signedOutTab();
    fall(true);
    one.show('b');
    await settle();
    beginSession();
    fall(false);
    await settle(60_000);
    expect(opened).toHaveLength(2);
  });
});
