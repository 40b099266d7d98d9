import { describe, expect, it } from 'vitest';
import type { Topic } from '#shared/live/topic.ts';
import { createHub, type News } from './hub.ts';

const jobs: Topic = { kind: 'jobs', connection: 'emulator' };
const news = (answer: unknown): News => ({ topic: jobs, endpoint: 'jobs.list', input: {}, answer });

describe('the hub', () => {
  it('tells each subscriber of a topic, and no longer one that has left', () => {
    const hub = createHub();
    const heard: unknown[][] = [[], []];
    const leave = hub.subscribe(jobs, ({ answer }) => heard[0]?.push(answer));
    hub.subscribe(jobs, ({ answer }) => heard[1]?.push(answer));
    hub.publish(news(1));
    leave();
    leave();
    hub.publish(news(2));
    expect(heard).toEqual([[1], [1, 2]]);
  });

  it('runs the source of a topic from its first subscriber to its last', () => {
    const hub = createHub();
    const log: string[] = [];
    hub.source('jobs', ({ connection }) => {
      log.push(`start ${connection}`);
      return {
        stop: () => void log.push(`stop ${connection}`),
        hurry: () => void log.push(`hurry ${connection}`),
      };
    });
    const leave = [hub.subscribe(jobs, () => undefined), hub.subscribe(jobs, () => undefined)];
    expect([log, hub.isWatched(jobs)]).toEqual([['start emulator'], true]);
    hub.hurry(jobs);
    for (const each of leave) each();
    hub.hurry(jobs);
    expect([log, hub.isWatched(jobs)]).toEqual([
      ['start emulator', 'hurry emulator', 'stop emulator'],
      false,
    ]);
  });
});
