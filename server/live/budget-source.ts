import { budget } from '#shared/budget/contract.ts';
import type { Hub } from './hub.ts';
import type { AnswerNews } from './news.ts';

/** Milliseconds between two looks at the budget while somebody watches it; looking costs no call. */
const EVERY_MS = 1_000;

/** @param read the answer of `budget.get` about a connection */
export function publishBudget(hub: Hub, read: (connection: string) => unknown): void {
  hub.source('budget', (topic) => {
    const answered = (): AnswerNews => ({
      topic,
      endpoint: budget.get.id,
      input: { connection: topic.connection },
      answer: read(topic.connection),
    });
    // What there is now everybody gets who subscribes; only what changes is news.
    let told = answered();
    const look = (): void => {
      const now = answered();
      if (JSON.stringify(told.answer) === JSON.stringify(now.answer)) return;
      told = now;
      hub.publish(told);
    };
    const timer = setInterval(look, EVERY_MS);
    return {
      stop: () => clearInterval(timer),
      hurry: look,
      snapshot: () => [told],
    };
  });
}
