import { StateMark } from '#web/ui/state-mark.tsx';
import { Time } from './time.tsx';

interface RecordedNoticeProps {
  /** As in a sentence, without its article: `composition`. */
  what: string;
  /** When AWS was last seen to know it, by the upstream's time. */
  seenAt: string;
}

/** Above what AWS has forgotten and the console has kept. */
export function RecordedNotice({ what, seenAt }: RecordedNoticeProps) {
  return (
    <p className="flex items-baseline gap-2 rounded-md border border-line bg-warn-tint px-4 py-2 text-warn">
      <span className="shrink-0">
        <StateMark tone="warn" shape="half" />
      </span>
      <span>
        Gone from AWS. This is the {what} as the console recorded it at <Time at={seenAt} />.
      </span>
    </p>
  );
}
