import type { ListChange, WatchState } from '#shared/live/contract.ts';
import type { Topic } from '#shared/live/topic.ts';

interface About {
  topic: Topic;
  /** `feature.name`, as the contract has it. */
  endpoint: string;
  input: Readonly<Record<string, unknown>>;
}

/** An endpoint's whole answer to an input, as JSON with instants as text: it takes the place of the one that is held. */
export type AnswerNews = About & { answer: unknown };

/** What became of a list that browsers hold whole. */
export type ListNews = About & { list: ListChange };

/** It was looked at and has not changed; ISO 8601 by the upstream's clock. */
export type SameNews = About & { asOf: string };

/** How the topic is being watched, where that has changed. */
export interface WatchNews {
  topic: Topic;
  watch: WatchState;
}

/**
 * Something that has changed, in the form in which browsers hold it. Whoever holds the answer of that endpoint to that
 * input puts this one in its place.
 */
export type News = AnswerNews | ListNews | SameNews | WatchNews;
