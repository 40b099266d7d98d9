import type { LiveNews, WatchState } from '#shared/live/contract.ts';
import { FollowedList } from '#shared/live/followed-list.ts';

type About = Pick<LiveNews, 'endpoint' | 'input'>;

/** One endpoint's answer to one input, as it was told. */
export type HeldAnswer = About & ({ kind: 'answer'; answer: unknown } | { kind: 'list'; list: FollowedList });

interface HeldTopic {
  answers: Map<string, HeldAnswer>;
  watch: WatchState | undefined;
}

/** What was told of each topic, and what has become of it since. */
export class HeldTopics {
  readonly #topics = new Map<string, HeldTopic>();

  /** @returns what the news are about, where it can be read now */
  take(news: LiveNews): HeldAnswer | undefined {
    const { answers } = this.#topic(news.topic);
    const { endpoint, input } = news;
    const key = JSON.stringify([endpoint, input]);
    const held = answers.get(key);
    if (news.list !== undefined) {
      const list = held?.kind === 'list' ? held.list : new FollowedList();
      const now: HeldAnswer = { endpoint, input, kind: 'list', list };
      answers.set(key, now);
      return list.apply(news.list) ? now : undefined;
    }
    if (news.asOf !== undefined) return held && sameAt(held, news.asOf);
    const now: HeldAnswer = { endpoint, input, kind: 'answer', answer: news.answer };
    answers.set(key, now);
    return now;
  }

  watched(topic: string, watch: WatchState): void {
    this.#topic(topic).watch = watch;
  }

  watchOf(topic: string): WatchState | undefined {
    return this.#topics.get(topic)?.watch;
  }

  /** Everything of a topic, for somebody who has nothing of it. */
  snapshot(topic: string): LiveNews[] {
    return [...(this.#topics.get(topic)?.answers.values() ?? [])].flatMap((held): LiveNews[] => {
      const { endpoint, input } = held;
      if (held.kind === 'answer') return [{ topic, endpoint, input, answer: held.answer }];
      const list = held.list.asChange();
      return list === undefined ? [] : [{ topic, endpoint, input, list }];
    });
  }

  drop(topic: string): void {
    this.#topics.delete(topic);
  }

  clear(): void {
    this.#topics.clear();
  }

  #topic(topic: string): HeldTopic {
    let held = this.#topics.get(topic);
    if (held === undefined) this.#topics.set(topic, (held = { answers: new Map(), watch: undefined }));
    return held;
  }
}

function sameAt(held: HeldAnswer, asOf: string): HeldAnswer {
  if (held.kind === 'list') held.list.same(asOf);
  else held.answer = { ...(held.answer as object), asOf };
  return held;
}
