import { takeEarly } from './early-news.ts';

/** What the tabs of a browser, and the worker that holds their stream, tell one another. */
export type SessionNews = 'signed-in' | 'signed-out';

/** The same name is listened to by `early-news.ts`, and by `web/live/session-ends.ts`. */
const NAME = 'callboard-session';

/** Tells every other tab, and the worker. */
export function tellTabs(news: SessionNews): void {
  // Whatever was said before holds no more.
  takeEarly();
  const channel = new BroadcastChannel(NAME);
  channel.postMessage(news);
  channel.close();
}

/** @returns ends the listening */
export function hearTabs(listener: (news: SessionNews) => void): () => void {
  const channel = new BroadcastChannel(NAME);
  channel.addEventListener('message', ({ data }) => listener(data as SessionNews));
  const early = takeEarly();
  if (early) listener(early as SessionNews);
  return () => channel.close();
}
