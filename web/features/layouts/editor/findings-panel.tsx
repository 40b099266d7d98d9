import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { Finding, Fix } from '#shared/layouts/lint/finding.ts';
import { Panel } from '#web/components/panel.tsx';
import { classNames } from '#web/lib/class-names.ts';
import { Button } from '#web/ui/button.tsx';

const LOOKS = {
  error: { Icon: CircleAlert, word: 'Problem', className: 'text-bad' },
  warning: { Icon: TriangleAlert, word: 'Warning', className: 'text-warn' },
  note: { Icon: Info, word: 'Note', className: 'text-info' },
} as const;

/** What is wrong with the layout and these people, each with what puts it right where something does. */
export function FindingsPanel({
  findings,
  onFix,
}: {
  findings: readonly Finding[];
  onFix: (fix: Fix) => void;
}) {
  return (
    <Panel title="Check" note={findings.length === 0 ? 'nothing found' : `${findings.length} found`}>
      {findings.length === 0 && (
        <p className="px-4 py-3 text-muted">
          Nothing that stands in the way of a good picture with these people.
        </p>
      )}
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
                <span className="block font-medium">{title}</span>
                <span className="block text-xs text-muted">{detail}</span>
              </span>
              {fix && (
                <Button small className="shrink-0" onClick={() => onFix(fix)}>
                  {fix.label}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
