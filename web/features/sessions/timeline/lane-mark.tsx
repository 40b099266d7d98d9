import type { ReadoutMark } from './readout-words.ts';

/** The marks of the lanes, small, for the legend and the read-out. */
export function LaneMark({ mark }: { mark: ReadoutMark }) {
  return (
    <svg viewBox="0 0 18 12" className="h-3 w-4.5 shrink-0" aria-hidden>
      {mark === 'presence' && (
        <rect x="0.5" y="0.5" width="17" height="11" className="fill-line stroke-edge" />
      )}
      {mark === 'publishing' && <rect x="0" y="3" width="18" height="6" className="fill-live" />}
      {mark === 'receiving' && (
        <path d="M0 8.5h18M4 5v4.5M12 5v4.5" className="fill-none stroke-accent" strokeWidth="2" />
      )}
      {mark === 'replicating' && (
        <path d="M0 3.5h18" className="stroke-info" strokeWidth="2" strokeDasharray="4 3" />
      )}
      {mark === 'exchange' && (
        <circle cx="9" cy="6" r="4" className="fill-none stroke-warn" strokeWidth="2" />
      )}
      {mark === 'error' && <path d="M9 0.5 14.5 6 9 11.5 3.5 6Z" className="fill-bad" />}
    </svg>
  );
}
