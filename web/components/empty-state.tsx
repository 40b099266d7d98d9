import type { ReactNode } from 'react';

/** Nothing is there because nothing exists, or because a filter leaves nothing: the second can be undone here. */
type EmptyStateProps =
  | { kind: 'none'; title: string; children?: ReactNode }
  | { kind: 'filtered'; title: string; clear: () => void; children?: ReactNode };

export function EmptyState(props: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 px-4 py-10 text-center">
      <EmptyBoard />
      <p className="text-md font-semibold">{props.title}</p>
      {props.children !== undefined && <div className="max-w-120 text-muted">{props.children}</div>}
      {props.kind === 'filtered' && (
        <button type="button" onClick={props.clear} className="link min-h-6 cursor-pointer">
          Clear the filter
        </button>
      )}
    </div>
  );
}

/** The callboard with nothing pinned to it. */
function EmptyBoard() {
  return (
    <svg viewBox="0 0 64 40" className="h-10 w-16 text-edge" fill="none" stroke="currentColor" aria-hidden>
      <rect x="0.75" y="0.75" width="62.5" height="38.5" rx="4" strokeWidth="1.5" strokeDasharray="4 3" />
      <g strokeWidth="1.5" strokeLinecap="round">
        <circle cx="12" cy="12" r="2.25" />
        <circle cx="12" cy="20" r="2.25" />
        <circle cx="12" cy="28" r="2.25" />
        <path d="M21 12h30M21 20h22M21 28h26" opacity="0.45" />
      </g>
    </svg>
  );
}
