import { type Topic, type TopicKind, topicText } from '#shared/live/topic.ts';

/**
 * Something that has changed, in the form in which browsers hold it: the answer of an endpoint to an input, as it
 * would be asked for. Whoever holds that answer puts this one in its place.
 */
export interface News {
  topic: Topic;
  /** `feature.name`, as the contract has it. */
  endpoint: string;
  input: Readonly<Record<string, unknown>>;
  /** As JSON, instants as text. */
  answer: unknown;
}

/** Brings what the server learns to those who look at it. */
export interface Hub {
  /** Says it to every subscriber of the topic; without any, nothing is kept. */
  publish(news: News): void;
  isWatched(topic: Topic): boolean;
  /**
   * Whoever has news of a kind of topic: `start` is called when the first subscriber of a topic comes, and what it gives
   * back when the last one has left. One source a kind.
   */
  source(kind: TopicKind, start: (topic: Topic) => () => void): void;
  /** @param hear called in the order of publishing, and never after the returned function has been called */
  subscribe(topic: Topic, hear: (news: News) => void): () => void;
}

export function createHub(): Hub {
  const sources = new Map<TopicKind, (topic: Topic) => () => void>();
  const watched = new Map<string, { hearers: Set<(news: News) => void>; stop: (() => void) | undefined }>();

  return {
    publish(news) {
      for (const hear of watched.get(topicText(news.topic))?.hearers ?? []) hear(news);
    },

    isWatched: (topic) => watched.has(topicText(topic)),

    source(kind, start) {
      if (sources.has(kind)) throw new Error(`the topic ${kind} has a source already`);
      sources.set(kind, start);
    },

    subscribe(topic, hear) {
      const key = topicText(topic);
      let watch = watched.get(key);
      if (watch === undefined) {
        watch = { hearers: new Set(), stop: undefined };
        watched.set(key, watch);
        watch.hearers.add(hear);
        watch.stop = sources.get(topic.kind)?.(topic);
      } else watch.hearers.add(hear);
      const { hearers } = watch;
      return () => {
        if (!hearers.delete(hear) || hearers.size > 0) return;
        watched.get(key)?.stop?.();
        watched.delete(key);
      };
    },
  };
}
