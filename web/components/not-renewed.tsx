import type { ErrorCode, Stale } from '#shared/contract/errors.ts';
import { StateMark } from '#web/ui/state-mark.tsx';

const REASONS: Partial<Record<ErrorCode, string>> = {
  queue_full: 'too much is waiting',
  aws_throttled: 'AWS asks for fewer requests',
  aws_timeout: 'AWS does not answer',
  aws_unavailable: 'AWS cannot be reached',
  aws_invalid_answer: 'AWS’s answer cannot be read',
};

/** That nothing newer could be had, and why; AWS's own words in the tooltip. */
export function NotRenewed({ stale }: { stale: Stale }) {
  return (
    <span className="text-warn" title={stale.message}>
      <span className="mr-1.5 inline-block align-middle">
        <StateMark tone="warn" shape="half" />
      </span>
      not renewed: {REASONS[stale.code] ?? stale.message}
    </span>
  );
}
