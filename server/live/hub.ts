import { type Topic, topicOf, type TopicKind, topicText } from '#shared/live/topic.ts';
import type { News } from './news.ts';

/** The work of keeping one topic up to date, while somebody looks. */
export interface Watch {
  stop: () => void;
  /** Something is said to have changed: look now rather than at the next turn. */
  hurry?: () => void;
  /**
   * Everything that has been published and still holds, for who comes later. The same objects as long as nothing has
   * changed, so that they are encoded once.
   */
  snapshot?: () => readonly News[];
}

/** Brings what the server learns to those who look at it. */
export interface Hub {
  /** Says it to every subscriber of the topic; without any, nothing is kept. */
  publish(news: News): void;
  isWatched(topic: Topic): boolean;
  /**
   * Whoever has news of a kind of topic: `start` is called when the first subscriber of a topic comes, and the watch is
   * stopped when the last one has left. One source a kind.
   */
  source(kind: TopicKind, start: (topic: Topic) => Watch): void;
  /** Tells the topic's source, if anybody looks, that something is said to have changed. */
  hurry(topic: Topic): void;
  /** As `hurry`, for every topic that is watched and matches. */
  hurryAll(matches: (topic: Topic) => boolean): void;
  /** What its source knows of a topic that is watched; empty where there is nothing yet, or no source that tells. */
  snapshot(topic: Topic): readonly News[];
  /** @param hear called in the order of publishing, and never after the returned function has been called */
  subscribe(topic: Topic, hear: (news: News) => void): () => void;
}

export function createHub(): Hub {
  const sources = new Map<TopicKind, (topic: Topic) => Watch>();
  const watched = new Map<string, { hearers: Set<(news: News) => void>; source: Watch | undefined }>();

  return {
    publish(news) {
      for (const hear of watched.get(topicText(news.topic))?.hearers ?? []) hear(news);
    },

    isWatched: (topic) => watched.has(topicText(topic)),

    source(kind, start) {
      if (sources.has(kind)) throw new Error(`the topic ${kind} has a source already`);
      sources.set(kind, start);
    },

    hurry(topic) {
      watched.get(topicText(topic))?.source?.hurry?.();
    },

    hurryAll(matches) {
      for (const [text, { source }] of watched) {
        const topic = topicOf(text);
        if (topic !== undefined && matches(topic)) source?.hurry?.();
      }
    },

    snapshot: (topic) => watched.get(topicText(topic))?.source?.snapshot?.() ?? [],

    subscribe(topic, hear) {
      const key = topicText(topic);
      let watch = watched.get(key);
      if (watch === undefined) {
        watch = { hearers: new Set(), source: undefined };
        watched.set(key, watch);
        watch.hearers.add(hear);
        watch.source = sources.get(topic.kind)?.(topic);
      } else watch.hearers.add(hear);
      const { hearers } = watch;
      return () => {
        if (!hearers.delete(hear) || hearers.size > 0) return;
        watched.get(key)?.source?.stop();
        watched.delete(key);
      };
    },
  };
}
