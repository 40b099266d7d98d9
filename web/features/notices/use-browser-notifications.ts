import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { notices as contract, type Notices } from '#shared/notices/contract.ts';
import { q } from '#web/api/query.ts';
import { newsOf } from './news-of.ts';
import { noticeTitle } from './notice-words.ts';
import { useNotificationState } from './notification-choice.ts';

/** A tab that is not seen is told nothing; while notifications are on it asks for itself, which costs AWS nothing. */
const ASK_EVERY_MS = 15_000;

/** Shown one by one; more than so many at once become one. */
const ONE_BY_ONE = 3;

/** Shows new problems as notifications of the browser where that was switched on, from one tab only. */
export function useBrowserNotifications(connection: string, data: Notices | undefined): void {
  const on = useNotificationState() === 'on';
  const speaks = useRef(false);
  const before = useRef<Notices>(undefined);
  const cache = useQueryClient();

  useEffect(() => {
    // Browsers give locks in secure contexts only, as they do notifications.
    const { locks } = navigator as { locks?: LockManager | null };
    if (!on || !locks) return;
    const left = new AbortController();
    // Whoever holds the lock speaks; when that tab goes, the next one has it.
    locks
      .request(`callboard-notices-${connection}`, { signal: left.signal }, async () => {
        speaks.current = true;
        await new Promise((resolve) => left.signal.addEventListener('abort', resolve, { once: true }));
        speaks.current = false;
      })
      .catch(() => undefined);
    const asking = setInterval(() => {
      if (document.visibilityState !== 'hidden' || !speaks.current) return;
      void cache.invalidateQueries({ queryKey: q(contract.list, { connection }).queryKey });
    }, ASK_EVERY_MS);
    return () => {
      left.abort();
      clearInterval(asking);
    };
  }, [on, connection, cache]);

  useEffect(() => {
    if (data === undefined) return;
    const news = newsOf(before.current, data);
    before.current = data;
    // Who looks at the console has the bell before their eyes.
    if (!on || !speaks.current || document.hasFocus()) return;
    if (news.length > ONE_BY_ONE) {
      show(`${news.length} new problems`, '', `${connection}-many`);
      return;
    }
    for (const notice of news)
      show(noticeTitle(notice), [notice.text, notice.about.stageName].filter(Boolean).join(' · '), notice.id);
  }, [data, on, connection]);
}

/** @param tag a notification with the same tag takes the place of the one before */
function show(title: string, body: string, tag: string): void {
  try {
    const notification = new Notification(title, { body, tag, icon: '/favicon.svg' });
    notification.addEventListener('click', () => {
      globalThis.focus();
      notification.close();
    });
  } catch {
    // Android's Chrome has notifications from service workers only; the bell still counts.
  }
}
