import { live } from '#shared/live/contract.ts';
import { topicText } from '#shared/live/topic.ts';
import { eventText } from '#server/http/event-text.ts';
import type { StreamEvent } from '#server/http/handlers.ts';
import type { News } from './news.ts';

export type LiveEvent = StreamEvent<typeof live.stream>;

/** The event that tells of news. @param id where readers stand once they have it; none for what only one is sent */
export function eventOf({ topic, ...news }: News, id?: string): LiveEvent {
  const about = { topic: topicText(topic) };
  const given = id === undefined ? {} : { id };
  if ('watch' in news) return { event: 'watch', data: { ...about, ...news.watch }, ...given };
  // What is answered and what was asked is of any endpoint, so that the compiler cannot follow it.
  return { event: 'news', data: { ...about, ...news } as never, ...given };
}

const held = new WeakMap<News, LiveEvent>();

/** As `eventOf` without an id; the same object for the same news, so that a snapshot is encoded once for all readers. */
export function snapshotEventOf(news: News): LiveEvent {
  let event = held.get(news);
  if (event === undefined) held.set(news, (event = eventOf(news)));
  return event;
}

/** Bytes on the wire, as good as: characters of JSON, of which few are not ASCII. */
export function bytesOf(event: LiveEvent): number {
  return eventText(live.stream, event).length;
}
