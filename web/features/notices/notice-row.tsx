import { useState } from 'react';
import { Link } from 'react-router';
import { type Notice, notices } from '#shared/notices/contract.ts';
import { NOTICE_KIND_WORDS } from '#shared/notices/notice-kind.ts';
import { ChangeButton } from '#web/components/change-button.tsx';
import { Time } from '#web/components/time.tsx';
import { StateMark } from '#web/ui/state-mark.tsx';
import { NOTICE_LOOKS, noticeLink, noticeTitle } from './notice-words.ts';
import type { NoticesInHand } from './use-notices.ts';

interface NoticeRowProps {
  connection: string;
  notice: Notice;
  /** Nobody wants to hear of its kind for now. */
  muted: boolean;
  hand: NoticesInHand;
}

/** One problem: what, when, where, and what AWS says of it. */
export function NoticeRow({ connection, notice, muted, hand }: NoticeRowProps) {
  const [muting, setMuting] = useState(false);
  const { kind, text, about, firstAt, lastAt, acknowledgedAt } = notice;
  const link = noticeLink(connection, notice);
  const title = noticeTitle(notice);
  return (
    <li className="flex gap-2.5 py-2.5 pr-2 pl-4">
      <span className="flex h-5 items-center">
        <StateMark {...NOTICE_LOOKS[kind]} />
      </span>
      <div className="min-w-0 grow">
        <p className="font-medium">
          {title}
          {about.errorCode !== undefined && (
            <span className="ml-2 font-mono text-xs font-normal wrap-anywhere text-muted">
              {about.errorCode}
            </span>
          )}
        </p>
        {text !== undefined && <p className="wrap-anywhere">{text}</p>}
        {link && (
          <Link to={link.to} className="link block truncate">
            {link.words}
          </Link>
        )}
        <div className="flex flex-wrap items-center gap-x-2">
          <p className="mr-auto text-xs text-muted">
            <Time at={lastAt} />
            {secondOf(firstAt) !== secondOf(lastAt) && (
              <>
                {' '}
                · first <Time at={firstAt} form="time" />
              </>
            )}
            {muted && ' · muted'}
          </p>
          {acknowledgedAt === undefined && (
            <ChangeButton
              of={notices.acknowledge}
              small
              look="quiet"
              disabled={hand.busy}
              aria-label={`Acknowledge: ${title}`}
              onClick={() => hand.acknowledge([notice.id])}
            >
              Acknowledge
            </ChangeButton>
          )}
          {!muted && (
            <ChangeButton
              of={notices.mute}
              small
              look="quiet"
              aria-expanded={muting}
              aria-label={`Mute ${NOTICE_KIND_WORDS[kind].toLowerCase()}`}
              onClick={() => setMuting(!muting)}
            >
              Mute
            </ChangeButton>
          )}
        </div>
        {muting && !muted && (
          <fieldset className="mt-1">
            <legend className="text-xs text-muted">{NOTICE_KIND_WORDS[kind]}: keep quiet</legend>
            <div className="flex flex-wrap gap-1 pt-1">
              {PERIODS.map(({ words, minutes }) => (
                <ChangeButton
                  of={notices.mute}
                  key={words}
                  small
                  disabled={hand.busy}
                  onClick={() => hand.mute(kind, minutes)}
                >
                  {words}
                </ChangeButton>
              ))}
            </div>
          </fieldset>
        )}
      </div>
    </li>
  );
}

/** As precise as times are shown. */
const secondOf = (at: string): string => at.slice(0, 19);

const PERIODS: readonly { words: string; minutes: number | undefined }[] = [
  { words: 'For an hour', minutes: 60 },
  { words: 'For a day', minutes: 24 * 60 },
  { words: 'Until I say so', minutes: undefined },
];
