import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import type { LiveNews } from '#shared/live/contract.ts';
import type { PartialList } from '#web/api/whole-list.ts';
import { feedCache } from './cache-feed.ts';
import { HeldTopics } from './held-topics.ts';

const input = { connection: 'emulator' };
const about = { topic: 'emulator/stages', endpoint: 'stages.list', input };
const at = (second: number): string => new Date(second * 1_000).toISOString();

function browser() {
  const client = new QueryClient();
  const held = new HeldTopics();
  return {
    client,
    held,
    hear: (news: Partial<LiveNews>) => {
      const now = held.take({ ...about, ...news });
      if (now !== undefined) feedCache(client, now, 5);
    },
    list: () =>
      client.getQueryData<PartialList<{ arn: string; name: string }>>(['stages.list', input, 'whole']),
  };
}

const a = { arn: 'a', name: 'x' };
const b = { arn: 'b', name: 'x' };
const whole = (asOf: string, ...set: unknown[]) => ({
  list: { asOf, whole: true, more: false, by: 'arn', set, gone: [] },
});

describe('the cache of a tab that is told what changes', () => {
  it('holds the list as it is, and keeps the very objects that have not changed', () => {
    const { hear, list } = browser();
    hear(whole(at(1), a, b));
    const before = list()?.items;
    hear({ list: { asOf: at(2), whole: false, more: false, set: [{ arn: 'a', name: 'y' }], gone: [] } });
    expect(list()).toMatchObject({
      items: [{ arn: 'a', name: 'y' }, b],
      asOf: at(2),
      receivedAt: 5,
      pushed: true,
    });
    expect(list()?.items[1]).toBe(before?.[1]);
    const items = list()?.items;
    hear({ asOf: at(3) });
    expect(list()?.asOf).toBe(at(3));
    expect(list()?.items).toBe(items);
  });

  it('keeps the mark of an answer that could not be renewed until a newer one is told', () => {
    const { client, hear, list } = browser();
    const stale = { code: 'aws_timeout', message: 'Nothing came.' };
    const loaded = { items: [a], pageEnds: [1], nextToken: undefined, asOf: at(1), receivedAt: 0, stale };
    client.setQueryData(['stages.list', input, 'whole'], loaded);
    hear(whole(at(1), a));
    expect(list()?.stale).toEqual(stale);
    hear({ asOf: at(2) });
    expect(list()?.stale).toBeUndefined();
    expect(list()?.asOf).toBe(at(2));
  });

  it('keeps what the tab has loaded since, which is newer', () => {
    const { client, hear, list } = browser();
    hear(whole(at(1), a));
    client.setQueryData(['stages.list', input, 'whole'], {
      items: [b],
      pageEnds: [1],
      nextToken: undefined,
      asOf: at(9),
      receivedAt: 0,
    });
    hear({ list: { asOf: at(8), whole: false, more: false, set: [{ arn: 'a', name: 'y' }], gone: [] } });
    expect(list()?.items).toEqual([b]);
    hear({ asOf: at(10) });
    expect(list()?.items).toEqual([{ arn: 'a', name: 'y' }]);
  });

  it('is not written to while the same is being loaded', async () => {
    const { client, hear, list } = browser();
    let answer: (value: unknown) => void = () => undefined;
    const loading = client.fetchQuery({
      queryKey: ['stages.list', input, 'whole'],
      queryFn: async () => new Promise((resolve) => (answer = resolve)),
    });
    hear(whole(at(1), a));
    expect(list()).toBeUndefined();
    answer({ items: [b], asOf: at(0) });
    await loading;
    hear({ asOf: at(2) });
    expect(list()?.items).toEqual([a]);
  });

  it('takes whole answers as they are', () => {
    const { client, hear } = browser();
    hear({ endpoint: 'jobs.list', answer: { items: [1] } });
    expect(client.getQueryData(['jobs.list', input])).toMatchObject({ items: [1] });
  });
});
