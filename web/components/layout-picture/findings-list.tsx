import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { Finding, Fix } from '#shared/layouts/lint/finding.ts';
import { classNames } from '#web/lib/class-names.ts';
import { Button } from '#web/ui/button.tsx';

const LOOKS = {
  error: { Icon: CircleAlert, word: 'Problem', className: 'text-bad' },
  warning: { Icon: TriangleAlert, word: 'Warning', className: 'text-warn' },
  note: { Icon: Info, word: 'Note', className: 'text-info' },
} as const;

interface FindingsListProps {
  findings: readonly Finding[];
  /** Offers what puts a finding right; without it nothing can be changed here. */
  onFix?: (fix: Fix) => void;
}

/** What is wrong with a layout and its people, the worst first. */
export function FindingsList({ findings, onFix }: FindingsListProps) {
  return (
    <ul className="divide-y divide-line">
      {findings.map(({ kind, members, people, severity, title, detail, fix }) => {
        const { Icon, word, className } = LOOKS[severity];
        return (
          <li
            key={`${kind} ${members.join(' ')} ${people.join(' ')}`}
            className="flex items-start gap-2 px-4 py-2"
          >
            <Icon size={16} aria-label={word} className={classNames('mt-0.5 shrink-0', className)} />
            <span className="min-w-0 grow">
              <span className="block font-medium wrap-anywhere">{title}</span>
              <span className="block text-xs text-muted">{detail}</span>
            </span>
            {fix && onFix && (
              <Button small className="shrink-0" onClick={() => onFix(fix)}>
                {fix.label}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
