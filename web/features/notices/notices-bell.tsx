import { Bell } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Notices } from '#shared/notices/contract.ts';
import { announce } from '#web/ui/announcer.tsx';
import { Popover } from '#web/ui/popover.tsx';
import { newsOf } from './news-of.ts';
import { noticeTitle } from './notice-words.ts';
import { NoticesPanel } from './notices-panel.tsx';
import { useBrowserNotifications } from './use-browser-notifications.ts';
import { useNotices } from './use-notices.ts';

/** More than this is written as "99+": the exact number changes nothing for anybody. */
const COUNTED = 99;

/** In the top bar: how many problems nobody has taken note of, and the list of them. */
export function NoticesBell({ connection }: { connection: string }) {
  const hand = useNotices(connection);
  const [open, setOpen] = useState(false);
  useAnnounced(hand.data);
  useBrowserNotifications(connection, hand.data);
  const count = hand.data?.open;
  const words = count === undefined ? 'not known yet' : count === 0 ? 'none open' : `${count} open`;
  return (
    <Popover
      width={440}
      label={`Notices: ${words}`}
      onToggle={setOpen}
      triggerClassName="control control-quiet control-icon relative"
      trigger={
        <>
          <Bell size={16} aria-hidden />
          {count !== undefined && count > 0 && (
            <span
              aria-hidden
              className="absolute -top-1 -right-1 min-w-4 rounded-full bg-bad px-1 text-2xs leading-4 font-semibold text-surface tabular-nums"
            >
              {count > COUNTED ? `${COUNTED}+` : count}
            </span>
          )}
        </>
      }
    >
      {open && <NoticesPanel connection={connection} hand={hand} />}
    </Popover>
  );
}

/** Says what is new to who cannot see the count change. */
function useAnnounced(data: Notices | undefined): void {
  const before = useRef<Notices>(undefined);
  useEffect(() => {
    if (data === undefined) return;
    const news = newsOf(before.current, data);
    before.current = data;
    const [first] = news;
    if (first === undefined) return;
    announce(news.length === 1 ? `New problem: ${noticeTitle(first)}` : `${news.length} new problems`);
  }, [data]);
}
