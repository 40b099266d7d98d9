import type { WatchState } from '#shared/live/contract.ts';
import type { Topic } from '#shared/live/topic.ts';
import type { Watch } from '../hub.ts';
import type { News, WatchNews } from '../news.ts';
import type { Feed } from './feed.ts';
import { FeedLoop } from './feed-loop.ts';
import type { PollingLoad } from './polling-load.ts';

interface WatchOptions {
  topic: Topic;
  feeds: readonly Feed[];
  load: PollingLoad;
  publish: (news: News) => void;
  slowness: () => number;
}

/** Keeps all feeds of a topic going, and tells how the topic is watched. */
export function watchTopic({ topic, feeds, ...rest }: WatchOptions): Watch {
  let told: WatchNews | undefined;
  const loops: FeedLoop[] = [];
  const looked = (): void => {
    const watch = inAll(loops.map(({ state }) => state));
    if (told !== undefined && JSON.stringify(told.watch) === JSON.stringify(watch)) return;
    told = { topic, watch };
    rest.publish(told);
  };
  for (const feed of feeds) loops.push(new FeedLoop({ ...rest, topic, feed, looked }));
  return {
    stop: () => loops.forEach((loop) => loop.stop()),
    hurry: () => loops.forEach((loop) => loop.hurry()),
    snapshot: () => [...loops.flatMap((loop) => loop.snapshot()), ...(told === undefined ? [] : [told])],
  };
}

/** As bad as the worst of them, as slow as the slowest. */
function inAll(states: readonly WatchState[]): WatchState {
  const everyMs = Math.max(0, ...states.map((each) => each.everyMs));
  const failing = states.find(({ state }) => state === 'failing');
  if (failing !== undefined) return { ...failing, everyMs };
  return { state: states.every(({ state }) => state === 'settled') ? 'settled' : 'live', everyMs };
}
