import { ChangeButton } from '#web/components/change-button.tsx';
import { notices, type Notices } from '#shared/notices/contract.ts';
import { NOTICE_KIND_WORDS, type NoticeKind } from '#shared/notices/notice-kind.ts';

interface MutedKindsProps {
  muted: Notices['muted'];
  busy: boolean;
  onUnmute: (kind: NoticeKind) => void;
}

/** What is kept quiet, for how long, and the way back. It is muted for everybody who uses this console. */
export function MutedKinds({ muted, busy, onUnmute }: MutedKindsProps) {
  if (muted.length === 0) return null;
  return (
    <ul aria-label="Muted" className="border-t border-line py-1">
      {muted.map(({ kind, minutesLeft }) => (
        <li key={kind} className="flex min-h-8 items-center justify-between gap-2 pr-2 pl-4">
          <span>
            {NOTICE_KIND_WORDS[kind]}{' '}
            <span className="text-muted">
              muted for everybody, {minutesLeft === undefined ? 'until somebody says so' : left(minutesLeft)}
            </span>
          </span>
          <ChangeButton
            of={notices.unmute}
            small
            look="quiet"
            disabled={busy}
            aria-label={`Unmute ${NOTICE_KIND_WORDS[kind].toLowerCase()}`}
            onClick={() => onUnmute(kind)}
          >
            Unmute
          </ChangeButton>
        </li>
      ))}
    </ul>
  );
}

function left(minutes: number): string {
  if (minutes < 120) return `for ${minutes} more ${minutes === 1 ? 'minute' : 'minutes'}`;
  return `for ${Math.round(minutes / 60)} more hours`;
}
