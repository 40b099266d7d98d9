import { describe, expect, it } from 'vitest';
import type { Topic } from '#shared/live/topic.ts';
import { createHub } from './hub.ts';
import type { AnswerNews, News } from './news.ts';

const jobs: Topic = { kind: 'jobs', connection: 'emulator' };
const news = (answer: unknown): AnswerNews => ({ topic: jobs, endpoint: 'jobs.list', input: {}, answer });

describe('the hub', () => {
  it('tells each subscriber of a topic, and no longer one that has left', () => {
    const hub = createHub();
    const heard: News[][] = [[], []];
    const leave = hub.subscribe(jobs, (each) => heard[0]?.push(each));
    hub.subscribe(jobs, (each) => heard[1]?.push(each));
    hub.publish(news(1));
    leave();
    leave();
    hub.publish(news(2));
    expect(heard).toEqual([[news(1)], [news(1), news(2)]]);
  });

  it('runs the source of a topic from its first subscriber to its last', () => {
    const hub = createHub();
    const log: string[] = [];
    hub.source('jobs', ({ connection }) => {
      log.push(`start ${connection}`);
      return {
        stop: () => void log.push(`stop ${connection}`),
        hurry: () => void log.push(`hurry ${connection}`),
        snapshot: () => [news('held')],
      };
    });
    const leave = [hub.subscribe(jobs, () => undefined), hub.subscribe(jobs, () => undefined)];
    expect([log, hub.isWatched(jobs)]).toEqual([['start emulator'], true]);
    hub.hurry(jobs);
    expect(hub.snapshot(jobs)).toEqual([news('held')]);
    for (const each of leave) each();
    hub.hurry(jobs);
    expect([log, hub.isWatched(jobs)]).toEqual([
      ['start emulator', 'hurry emulator', 'stop emulator'],
      false,
    ]);
  });
});
